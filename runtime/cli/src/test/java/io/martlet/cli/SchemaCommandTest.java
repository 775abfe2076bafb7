package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

  @TempDir private Path folder;

  @Test
  void oneIsPrinted() {
    Copy.Result result = martlet("schema", "mart");

    assertThat(result.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(result.out()).startsWith("{").contains("\"title\" : \"Martlet: a mart\"");
  }

  @Test
  void allAreWritten() {
    assertThat(martlet("schema", "--write", folder.resolve("schemas").toString()).exitCode())
        .isEqualTo(ExitCode.CLEAN);
    assertThat(folder.resolve("schemas"))
        .isDirectoryContaining("glob:**/catalog.schema.json")
        .isDirectoryContaining("glob:**/universe.schema.json")
        .isDirectoryContaining("glob:**/mart.schema.json")
        .isDirectoryContaining("glob:**/deployment.schema.json");
  }

  @Test
  void anotherKindIsRefused() {
    assertThat(martlet("schema", "model").err())
        .contains("Say which: catalog, universe, mart, deployment");
    assertThat(martlet("schema").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static Copy.Result martlet(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Copy.Result(exitCode, out.toString(), err.toString());
  }
}
