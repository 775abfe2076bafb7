package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --format} prints, and where. */
class ReportTest {

  @TempDir private Path repository;
  private Copy copy;

  @BeforeEach
  void breakACatalog() throws IOException {
    Files.createDirectory(repository.resolve(".git"));
    copy = Copy.in(repository.resolve("teams/insurance"));
    copy.replace("marts/coverage.yaml", "[age, gender, ", "[age, gendre, ");
  }

  @Test
  void jsonHasAnObjectALine() {
    Copy.Result result = copy.martlet("validate", "--format", "json");
    assertThat(result.out().strip().lines())
        .singleElement()
        .asString()
        .startsWith("{\"rule\":\"unknown-column\"");
    assertThat(copy.martlet("validate", "--json").out()).isEqualTo(result.out());
  }

  @Test
  void githubNamesFilesFromTheRepositorysRoot() {
    assertThat(copy.martlet("validate", "--format", "github").out())
        .startsWith("::error file=teams/insurance/marts/coverage.yaml,line=12,endLine=12,col=19,");
  }

  @Test
  void aFileIsWrittenBesideTheText() throws IOException {
    Path sarif = repository.resolve("reports/martlet.sarif");
    Path junit = repository.resolve("martlet.xml");

    Copy.Result result =
        copy.martlet("validate", "--format", "sarif=" + sarif, "--format", "junit=" + junit);

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out()).contains("error[unknown-column]");
    assertThat(result.lastLine()).isEqualTo("14 models in 2 marts: 1 error, 0 warnings.");
    assertThat(Files.readString(sarif))
        .contains("\"uri\" : \"teams/insurance/marts/coverage.yaml\"")
        .doesNotContain(repository.toString());
    assertThat(Files.readString(junit)).contains("<testsuite name=\"martlet\"", "failures=\"1\"");
  }

  @Test
  void formatsAddUp() {
    assertThat(copy.martlet("validate", "--format", "github", "--format", "text").out())
        .startsWith("::error ")
        .endsWith("14 models in 2 marts: 1 error, 0 warnings.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compile", "plan", "prepare", "run", "status", "convert"})
  void everyCommandThatNeedsAGoodCatalogTellsAlike(String command) {
    Copy.Result result = copy.martlet(command, "--format", "github");

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out()).startsWith("::error file=teams/insurance/marts/coverage.yaml,line=12");
    assertThat(result.err()).isEqualTo("14 models in 2 marts: 1 error, 0 warnings.\n");
  }

  @Test
  void aReportOfACatalogInOrderIsWrittenToo() throws IOException {
    copy.replace("marts/coverage.yaml", "[age, gendre, ", "[age, gender, ");
    Path sarif = repository.resolve("martlet.sarif");

    Copy.Result plan = copy.martlet("plan", "--format", "sarif=" + sarif);

    assertThat(plan.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(plan.lastLine()).startsWith("Plan: 14 models");
    assertThat(Files.readString(sarif)).contains("\"ruleId\" : \"unused-column\"");
  }

  @Test
  void diffTellsBreaksAsFindings() {
    copy.replace("marts/coverage.yaml", "[age, gendre, ", "[age, gender, ");
    Copy former = Copy.in(repository.resolve("former"));
    copy.replace("marts/household.yaml", "number: 4", "number: 44");

    Copy.Result diff =
        copy.martlet("diff", "--against", former.folder().toString(), "--format", "github");

    assertThat(diff.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(diff.out())
        .contains(
            "::error file=teams/insurance/marts/household.yaml,line=20,endLine=20,col=13,",
            "title=unaccepted-break::The columns model4_rank and model4_binary of mart household");
  }

  @Test
  void anUnknownFormatIsWrongUsage() {
    Copy.Result result = copy.martlet("validate", "--format", "xml");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .contains("There is no format \"xml\". It is one of text, json, sarif, github, junit.");
  }
}
