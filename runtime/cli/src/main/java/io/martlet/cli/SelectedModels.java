package io.martlet.cli;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.LoadedCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A selector and the catalog that it is about, both of which may be left out. */
final class SelectedModels {

  private static final String ALL = "*";

  @Parameters(
      paramLabel = "SELECTOR CATALOG",
      arity = "0..2",
      hideParamSyntax = true,
      description = {
        "Which models, by default all, and of which catalog: a folder,",
        "a Java source file or a jar; by default the one around the",
        "current folder, or the only one under catalogs/."
      })
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      split = ":",
      description = "What a catalog in Java needs: folders and jars.")
  private List<Path> classPath = new ArrayList<>();

  List<ModelSelection.Selected> selected() {
    List<String> catalogs = words.stream().filter(SelectedModels::isCatalog).toList();
    List<String> selectors = words.stream().filter(word -> !isCatalog(word)).toList();
    if (catalogs.size() > 1 || selectors.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          catalogs.size() > 1
              ? "Name one catalog, not two."
              : "There is no catalog \"%s\". Selectors with blanks stand in quotes."
                  .formatted(selectors.get(1)));
    }
    CatalogOrigin origin = CatalogOrigin.of(catalogs.isEmpty() ? null : catalogs.get(0), classPath);
    return new ModelSelection(origin, loaded(origin))
        .of(selectors.isEmpty() ? ALL : selectors.get(0));
  }

  /** Selectors have no such endings, and are no folders. */
  private static boolean isCatalog(String word) {
    return word.endsWith(".java")
        || word.endsWith(".jar")
        || word.endsWith(".yaml")
        || Files.isDirectory(Path.of(word));
  }

  private static Catalog loaded(CatalogOrigin origin) {
    LoadedCatalog loaded = origin.load();
    return loaded
        .catalog()
        .orElseGet(
            () -> CatalogArgument.valid(new CatalogArgument.Checked(loaded, loaded.diagnostics())));
  }
}
