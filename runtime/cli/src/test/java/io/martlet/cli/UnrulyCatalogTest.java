package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of a catalog in Java cannot answer for the tool that loads it. */
class UnrulyCatalogTest {

  private static final String FIRST_LINE = "return Declare.catalog";

  @TempDir private Path folder;
  private Path source;

  @BeforeEach
  void writeTheInsuranceCatalogInJava() throws IOException {
    Copy.in(folder);
    Files.delete(folder.resolve("catalog.yaml"));
    Path sources = Copy.home().resolve("dsl/src/test/java/io/martlet/dsl/insurance");
    for (String file : List.of("Insurance.java", "People.java")) {
      Files.writeString(
          folder.resolve(file),
          Files.readString(sources.resolve(file)).replace("io.martlet.dsl.insurance", "insurance"));
    }
    source = folder.resolve("Insurance.java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "diff", "ls", "plan", "compile"})
  void anExitIsAFailureAtItsLine(String command) throws IOException {
    int line = begin("System.exit(0);");

    Copy.Result result = new Copy(folder).martlet(command, source);

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out() + result.err())
        .contains(
            "Insurance.java:%s:1: error[java-failure]: Building the catalog ends its"
                .formatted(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Runtime.getRuntime().halt(0); | Insurance.java: error[java-failure]: Loading the catalog ended",
        "throw new AssertionError(); | Insurance.java:%s:1: error[java-failure]",
        "for (java.util.List<long[]> all = new java.util.ArrayList<>(); ; ) all.add(new long[1 << 24]);"
            + " | Insurance.java:%s:1: error[java-failure]: Building the catalog fails with OutOfMemoryError"
      })
  void whateverEndsItIsAFailure(String statement, String message) throws IOException {
    int line = begin("if (true) { " + statement + " }");

    Copy.Result result = new Copy(folder).martlet("validate", source);

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out().replaceAll("\\s+", " ")).contains(message.formatted(line));
  }

  @Test
  void whatItPrintsIsNoResult() throws IOException {
    begin("System.out.println(\"::error::printed\");");

    Copy.Result result = new Copy(folder).martlet("validate", source);

    assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.CLEAN);
    assertThat(result.out()).doesNotContain("printed");
  }

  /** Puts a statement before all others; gives its line. */
  private int begin(String statement) throws IOException {
    String text = Files.readString(source);
    int at = text.indexOf(FIRST_LINE);
    assertThat(at).isPositive();
    Files.writeString(source, text.substring(0, at) + statement + "\n    " + text.substring(at));
    return 1 + (int) text.substring(0, at).chars().filter(each -> each == '\n').count();
  }
}
