package io.martlet.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.source.LocalStore;
import io.martlet.codegen.sink.FolderSink;
import io.martlet.plan.RunPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogCompilerTest {

  @TempDir private Path folder;

  @Test
  void theSameCatalogGivesTheSameBytes() {
    Catalog catalog = Catalogs.wide(folder, 30, 3, 25);

    assertThat(compile(catalog)).usingRecursiveComparison().isEqualTo(compile(catalog));
  }

  @Test
  void everythingIsWritten() {
    assertThat(compile(Catalogs.wide(folder, 9, 2, 11)))
        .containsKeys(
            "plan.json",
            "wide-projections.jar",
            "include/mart0_model_1.h",
            "java/martlet/wide/Clients.java",
            "java/martlet/wide/Mart1.java",
            "java/martlet/wide/projections/Mb0002.java");
  }

  @Test
  void projectionsOfUnchangedSourceAreCompiledOnce() throws Exception {
    Path out = folder.resolve("out");
    compile(Catalogs.wide(folder, 9, 1, 2), out);
    compile(Catalogs.wide(folder, 9, 2, 11), out);
    byte[] grown = Files.readAllBytes(out.resolve("wide-projections.jar"));

    Path fresh = folder.resolve("fresh");
    compile(Catalogs.wide(folder, 9, 2, 11), fresh);

    assertThat(grown).isEqualTo(Files.readAllBytes(fresh.resolve("wide-projections.jar")));
  }

  @Test
  void aDamagedJarIsCompiledAgain() throws Exception {
    Path out = folder.resolve("out");
    Path jar = out.resolve("wide-projections.jar");
    compile(Catalogs.wide(folder, 9, 1, 2), out);
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, java.util.Arrays.copyOf(whole, whole.length / 2));

    compile(Catalogs.wide(folder, 9, 1, 2), out);

    assertThat(Files.readAllBytes(jar)).isEqualTo(whole);
  }

  @Test
  void filesThatWouldNotChangeAreLeftAlone() throws Exception {
    Catalog catalog = Catalogs.wide(folder, 9, 1, 2);
    Path out = folder.resolve("out");
    compile(catalog, out);
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(out.resolve("plan.json"), before);
    FolderSink again = new FolderSink(out);

    CatalogCompiler.compile(catalog, folder, folder, new LocalStore(folder), again);

    assertThat(again.written()).isZero();
    assertThat(Files.getLastModifiedTime(out.resolve("plan.json"))).isEqualTo(before);
  }

  @Test
  void modelsThatShareAClusterShareAPass() {
    RunPlan plan =
        CatalogCompiler.compile(
            Catalogs.wide(folder, 3, 6, 120),
            folder,
            folder,
            new LocalStore(folder),
            (path, content) -> {});

    assertThat(plan.clusters()).hasSize(4);
    assertThat(plan.microbatches()).hasSize(4);
    assertThat(plan.marts()).hasSize(6).allMatch(mart -> mart.models().size() == 120);
  }

  private Map<String, byte[]> compile(Catalog catalog) {
    Map<String, byte[]> files = new TreeMap<>();
    CatalogCompiler.compile(catalog, folder, folder, new LocalStore(folder), files::put);
    return files;
  }

  private void compile(Catalog catalog, Path out) {
    CatalogCompiler.compile(catalog, folder, folder, new LocalStore(folder), new FolderSink(out));
  }
}
