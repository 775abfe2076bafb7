package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The insurance catalog from YAML to Java and back. */
class ConvertTest {

  @TempDir private Path folder;

  @Test
  void yamlBecomesJavaAndJavaBecomesYaml() throws Exception {
    Copy copy = Copy.in(folder.resolve("insurance"));
    Copy back = Copy.in(folder.resolve("back"));
    for (String file : new String[] {"catalog.yaml", "universe.yaml"}) {
      Files.delete(back.folder().resolve(file));
    }
    for (String file : new String[] {"coverage.yaml", "household.yaml"}) {
      Files.delete(back.folder().resolve("marts").resolve(file));
    }

    Copy.Result toJava = copy.martlet("convert", "--to", back.folder().toString());
    assertThat(toJava.exitCode()).as(toJava.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(toJava.out()).startsWith("Wrote 14 models in 2 marts as 2 files to ");

    CatalogOrigin java = CatalogOrigin.of(back.folder().resolve("Insurance.java").toString());
    CatalogOrigin yaml = CatalogOrigin.of(copy.folder().toString());
    assertThat(java.load().diagnostics()).isEmpty();
    assertThat(java.load().catalog()).isEqualTo(yaml.load().catalog());

    Copy.Result toYaml = new Copy(back.folder().resolve("Insurance.java")).martlet("convert");
    assertThat(toYaml.exitCode()).as(toYaml.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(CatalogOrigin.of(back.folder().toString()).load().catalog())
        .isEqualTo(yaml.load().catalog());
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws Exception {
    Copy copy = Copy.in(folder);
    Path own = Files.writeString(folder.resolve("People.java"), "// mine");
    Copy.Result result = copy.martlet("convert");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(own).hasContent("// mine");
    assertThat(folder.resolve("Insurance.java")).doesNotExist();
  }
}
