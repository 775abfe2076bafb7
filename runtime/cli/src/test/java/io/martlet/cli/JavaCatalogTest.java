package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands take a Java source file wherever they take a folder. */
class JavaCatalogTest {

  @TempDir private Path folder;
  private Path source;

  @BeforeEach
  void writeTheInsuranceCatalogInJava() throws IOException {
    Copy.in(folder);
    Files.delete(folder.resolve("catalog.yaml"));
    Path sources = Copy.home().resolve("dsl/src/test/java/io/martlet/dsl/insurance");
    for (String file : new String[] {"Insurance.java", "People.java"}) {
      Files.writeString(
          folder.resolve(file),
          Files.readString(sources.resolve(file)).replace("io.martlet.dsl.insurance", "insurance"));
    }
    source = folder.resolve("Insurance.java");
  }

  @Test
  void aCatalogInJavaIsRun() {
    Copy.Result run = martlet("run");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.lastLine()).startsWith("Published 2 marts: 14 models, 8,802 records, 0 failed");
    assertThat(folder.resolve(".martlet/compiled/plan.json")).exists();

    assertThat(martlet("status").lastLine()).isEqualTo(run.lastLine());
    Copy.Result show = martlet("show", "coverage");
    assertThat(show.exitCode()).as(show.err()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void whatIsWrongStandsAtItsLine() throws IOException {
    Files.writeString(
        source, Files.readString(source).replace("AGE, HEALTH, LIMIT,", "AGE, HEALTH, AGE,"));

    Copy.Result result = martlet("validate");

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out())
        .startsWith("Insurance.java:")
        .contains("error[duplicate-input]", "reads(AGE, HEALTH, AGE,");
    assertThat(result.lastLine()).isEqualTo("14 models in 2 marts: 1 error, 0 warnings.");
  }

  @Test
  void whatDoesNotCompileStandsAtItsPlace() throws IOException {
    Files.writeString(
        source, Files.readString(source).replace("HEALTH, LIMIT,", "HEALTH, LIMITS,"));

    Copy.Result result = martlet("validate", "--format", "github");

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out()).startsWith("::error file=Insurance.java,line=").contains("LIMITS");
    assertThat(martlet("compile").err()).contains("error[java-compile]");
  }

  private Copy.Result martlet(String command, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = command;
    arguments[1] = source.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Copy.Result(exitCode, out.toString(), err.toString());
  }
}
