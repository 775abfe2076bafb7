package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

  @TempDir private Path folder;
  private Copy copy;

  @BeforeEach
  void copyCatalog() {
    copy = Copy.in(folder);
  }

  @Test
  void theInsuranceCatalogIsInForm() {
    Copy.Result result = copy.martlet("fmt", "--check");

    assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.CLEAN);
    assertThat(result.lastLine()).isEqualTo("0 of 4 files to be formatted.");
  }

  @Test
  void whatIsNotInFormIsNamedShownAndFormatted() throws IOException {
    String before = Files.readString(folder.resolve("marts/coverage.yaml"));
    copy.replace("marts/coverage.yaml", "tags: [business]", "tags:   [ 'business' ]");

    assertThat(copy.martlet("fmt", "--check").out())
        .isEqualTo("marts/coverage.yaml\n1 of 4 files to be formatted.\n");
    Copy.Result diff = copy.martlet("fmt", "--diff");
    assertThat(diff.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(diff.out())
        .contains("+++ b/marts/coverage.yaml\n")
        .contains("-    tags:   [ 'business' ]\n+    tags: [business]\n");
    assertThat(copy.martlet("fmt").exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(folder.resolve("marts/coverage.yaml")).content().isEqualTo(before);
    assertThat(copy.martlet("fmt", "--check").exitCode()).isEqualTo(ExitCode.CLEAN);
  }

  @Test
  void whatIsNoYamlIsPointedAt() {
    copy.replace("marts/coverage.yaml", "tags: [business]", "tags: [business");

    Copy.Result result = copy.martlet("fmt");

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.err()).contains("error[syntax]");
  }
}
