package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that tell of a catalog: what is in it, what changed, what its libraries hold. */
class CatalogCommandsTest {

  private static final Path LIBRARY =
      Copy.home().resolve("catalogs/insurance/binaries/libdegree.so");

  @TempDir private Path folder;
  private Copy copy;

  @BeforeEach
  void copyCatalog() {
    copy = Copy.in(folder.resolve("insurance"));
  }

  @Test
  void lsListsWhatIsSelected() {
    Copy.Result result = copy.martlet("ls", "tag:education & !binary:scorecards");

    assertThat(result.exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(result.out()).contains("household/holds_degree").doesNotContain("adult_education");
    assertThat(result.lastLine()).isEqualTo("2 models in 1 mart.");
  }

  @Test
  void lsPrintsJson() throws IOException {
    JsonNode models = json(copy.martlet("ls", "chronic_care", "--json"));

    assertThat(models).hasSize(1);
    assertThat(models.get(0).get("owner").asText()).isEqualTo("health-desk");
    assertThat(models.get(0).get("inputs")).hasSize(4);
  }

  @Test
  void lsSaysWhereASelectorIsWrong() {
    Copy.Result result = copy.martlet("ls", "tag:a & ");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("  tag:a & \n          ^\nExpected a model's name");
  }

  @Test
  void lsSuggestsTheModelThatWasMeant() {
    Copy.Result result = copy.martlet("ls", "chronic_car");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("Did you mean \"chronic_care\"?");
  }

  @Test
  void diffAgainstTheLastCommit() throws Exception {
    commit();
    assertThat(copy.martlet("diff").exitCode()).isEqualTo(ExitCode.CLEAN);
    copy.replace(
        "marts/coverage.yaml", "[age, limit, married, education]", "[age, limit, married]");
    copy.replace("marts/coverage.yaml", "health-desk", "health-team");

    Copy.Result result = copy.martlet("diff", "--records", "1000");

    assertThat(result.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(result.out())
        .contains("~ coverage/chronic_care: to be scored again\n    - input education\n")
        .contains("To score: 1 model on 1,000 records, 1,000 scores.")
        .contains("Marts touched: coverage.");
    assertThat(result.err())
        .contains("HEAD does not have binaries/libdegree.so: taken as it is now.");
    assertThat(copy.martlet("ls", "changed:HEAD").lastLine()).isEqualTo("1 model in 1 mart.");
  }

  @Test
  void diffStopsAtBreaksThatNobodyAccepted() throws Exception {
    commit();
    copy.replace("marts/household.yaml", "number: 4", "number: 44");

    Copy.Result refused = copy.martlet("diff");
    Files.writeString(
        copy.folder().resolve("catalog.yaml"),
        Files.readString(copy.folder().resolve("catalog.yaml"))
            + "accepted-breaks:\n  - { model: household/lives_alone, reason: nobody reads it }\n");
    Copy.Result accepted = copy.martlet("diff", "--json");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(refused.lastLine())
        .isEqualTo(
            "Diff: 0 added, 0 removed, 0 renamed, 1 changed; 1 break, 1 of them not accepted.");
    assertThat(accepted.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(json(accepted).at("/breaks/0/accepted").asText()).isEqualTo("nobody reads it");
    assertThat(json(accepted).get("to_score").asInt()).isZero();
  }

  @Test
  void diffAgainstAFolder() {
    Copy other = Copy.in(folder.resolve("other"));
    other.replace("marts/coverage.yaml", "name: chronic_care", "name: chronic");

    Copy.Result result = copy.martlet("diff", "--against", other.folder().toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.CHANGES);
    assertThat(result.out()).contains("> coverage/chronic_care: was coverage/chronic");
  }

  @Test
  void diffTellsOnlyOfModelsThatAreSelected() {
    Copy other = Copy.in(folder.resolve("other"));
    other.replace("marts/coverage.yaml", "name: chronic_care", "name: chronic");
    other.replace("marts/household.yaml", "name: lives_alone", "name: alone");
    String against = "--against=" + other.folder();

    assertThat(copy.martlet("diff", "mart:coverage", against).lastLine())
        .isEqualTo(
            "Diff: 0 added, 0 removed, 1 renamed, 0 changed; 0 breaks, 0 of them not accepted.");
    assertThat(copy.martlet("diff", "alone", against).out()).contains("was household/alone");
    assertThat(copy.martlet("diff", "self_employed", against).exitCode()).isEqualTo(ExitCode.CLEAN);
    assertThat(copy.martlet("diff", "lives_alon", against).err())
        .contains("Did you mean \"lives_alone\"?");
  }

  @Test
  void planIsOfTheMartsThatAreSelected() {
    Copy.Result result = copy.martlet("plan", "mart:coverage");

    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(result.lastLine())
        .isEqualTo("Plan: 7 models in 1 mart, 1 step, 1 pass on 1 cluster.");
  }

  @Test
  void planShowsTheMachinesOfItsClusters() throws IOException {
    Files.writeString(
        copy.folder().resolve("catalog.yaml"),
        Files.readString(copy.folder().resolve("catalog.yaml")) + "deployment: deployment.yaml\n");
    Files.writeString(
        copy.folder().resolve("deployment.yaml"),
        "fleets:\n  core: { on-demand: 2, spot: 8, types: [c7i.8xlarge, c6i.8xlarge] }\n");

    assertThat(copy.martlet("plan", "--deploy").out())
        .contains(
            "primary: 1 on demand, 0 spot, of m7i.xlarge, m6i.xlarge\n",
            "core: 2 on demand, 8 spot, of c7i.8xlarge, c6i.8xlarge\n");
    assertThat(copy.martlet("plan", "--emr", "s3://b/x").out())
        .contains("\"TargetSpotCapacity\" : 8");
  }

  @Test
  void planRefusesAPartOfAMart() {
    Copy.Result result = copy.martlet("plan", "owner:health-desk, mart:household");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualTo(
            """
            A mart is published whole or not at all, and "owner:health-desk, mart:household" leaves out
              coverage: has_insurance, self_employed, activity_limited and 3 more
            Select whole marts: mart:coverage,mart:household
            """);
  }

  @Test
  void aFolderThatIsNotThereIsNoModel() {
    assertThat(copy.martlet("plan", "marts/coverag").err())
        .isEqualTo("No model is \"marts/coverag\", and no folder.\n");
  }

  @Test
  void diffNeedsARevisionThatIsThere() throws Exception {
    assertThat(copy.martlet("diff").err()).contains("is in no git repository");
    commit();
    assertThat(copy.martlet("diff", "--against=--output=x").err())
        .contains("no git revision \"--output=x\"");
  }

  @Test
  void inspectShowsWhatALibraryHolds() throws IOException {
    assertThat(martlet("inspect", LIBRARY.toString()).out())
        .contains("  holds_degree, ranks 1..20\n    age: int8\n    insurance: string\n")
        .endsWith("1 model.\n");
    assertThat(
            json(martlet("inspect", LIBRARY.toString(), "--json")).at("/models/0/symbol").asText())
        .isEqualTo("holds_degree");
  }

  @Test
  void inspectWritesEntriesThatTheCatalogTakes() throws IOException {
    String mart = martlet("inspect", LIBRARY.toString(), "--yaml").out();
    Files.writeString(copy.folder().resolve("marts/degree.yaml"), mart);

    Copy.Result result = copy.martlet("validate");

    assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.CLEAN);
    assertThat(result.lastLine()).startsWith("15 models in 3 marts: 0 errors");
  }

  @Test
  void inspectRefusesWhatIsNoLibrary() {
    assertThat(martlet("inspect", copy.folder().resolve("catalog.yaml").toString()).exitCode())
        .isEqualTo(ExitCode.VIOLATIONS);
    assertThat(martlet("inspect", "nowhere.so").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anInputOutOfOrderIsFoundInARealLibrary() {
    copy.replace(
        "marts/household.yaml",
        "[age, insurance, health, region, selfemp, family]",
        "[age, health, insurance, region, selfemp, family]");

    Copy.Result result = copy.martlet("validate");

    assertThat(result.exitCode()).isEqualTo(ExitCode.VIOLATIONS);
    assertThat(result.out())
        .contains("household.yaml:33:19: error[input-mismatch]: Input 2 of model")
        .contains("household.yaml:33:27: error[input-mismatch]: Input 3 of model");
  }

  @Test
  void rulesAreListedAndExplained() throws IOException {
    assertThat(martlet("rules").out()).contains("input-mismatch").endsWith(" rules.\n");
    for (JsonNode rule : json(martlet("rules", "--json"))) {
      assertThat(martlet("explain", rule.get("rule").asText()).out())
          .startsWith("# " + rule.get("rule").asText() + "\n");
    }
    assertThat(martlet("explain", "input-missmatch").err())
        .contains("Did you mean \"input-mismatch\"?");
  }

  private void commit() throws Exception {
    Files.writeString(copy.folder().resolve(".gitignore"), "binaries/\n.martlet/\n");
    for (List<String> command :
        List.of(
            List.of("git", "init", "-q"),
            List.of("git", "add", "-A"),
            List.of(
                "git",
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.com",
                "commit",
                "-q",
                "-m",
                "Begin"))) {
      Process process =
          new ProcessBuilder(command).directory(copy.folder().toFile()).inheritIO().start();
      assertThat(process.waitFor()).isZero();
    }
  }

  private static JsonNode json(Copy.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static Copy.Result martlet(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Martlet.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Copy.Result(exitCode, out.toString(), err.toString());
  }
}
