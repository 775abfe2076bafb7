package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a catalog says reaches neither a terminal nor a build server as a command. */
class HostileTextTest {

  @TempDir private Path folder;
  private Copy copy;

  @BeforeEach
  void declare() {
    copy = SmallCatalog.in(folder, "c.csv", "1,5");
    copy.replace(
        "mart.yaml",
        "inputs: [a] }",
        "inputs: [a, \"\\e[31m\\u202e\\n::error::b\"], owner: \"\\e[31m\\u202e\\n::error::c\","
            + " tags: [\"\\u200b##[error]d\", e] }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ls", "validate", "plan", "run", "fmt --diff", "validate --format=github"})
  void itIsPrintedAsText(String command) {
    String[] words = command.split(" ", -1);

    Copy.Result result =
        words.length == 1 ? copy.martlet(words[0]) : copy.martlet(words[0], words[1]);

    String printed = result.out() + result.err();
    assertThat(printed).contains("\\");
    assertThat(printed.codePoints().filter(each -> each != '\n')).allMatch(Printable::isShown);
    assertThat(printed.lines().map(String::strip)).noneMatch(line -> line.startsWith("::error::"));
    assertThat(printed).doesNotContain("##[");
  }

  @Test
  void formattingKeepsEscapes() throws IOException {
    assertThat(copy.martlet("fmt").exitCode()).isEqualTo(ExitCode.CLEAN);

    assertThat(Files.readString(folder.resolve("mart.yaml")).codePoints())
        .allMatch(each -> each == '\n' || Printable.isShown(each));
  }
}
