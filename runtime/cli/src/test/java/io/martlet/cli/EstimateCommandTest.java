package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment takes and costs, by the user's own prices. */
class EstimateCommandTest {

  private static final String PRICES =
      """
      {"currency": "EUR",
       "on-demand-hour": {"m7i.xlarge": 1, "m6i.xlarge": 1, "c7i.8xlarge": 2, "c6i.8xlarge": 2,
                          "c6a.8xlarge": 2},
       "spot-hour": {"c7i.8xlarge": 1, "c6i.8xlarge": 1, "c6a.8xlarge": 1},
       "emr-hour": {"m7i.xlarge": 0, "m6i.xlarge": 0, "c7i.8xlarge": 0, "c6i.8xlarge": 0,
                    "c6a.8xlarge": 0}}""";

  @TempDir private Path folder;

  private String plan(int exitCode, String... options) throws IOException {
    Path prices = Files.writeString(folder.resolve("prices.json"), PRICES);
    Path catalog = folder.resolve("catalog");
    if (!Files.exists(catalog)) {
      Copy.in(catalog);
    }
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    String[] words = new String[options.length + 4];
    words[0] = "plan";
    words[1] = catalog.toString();
    words[2] = "--prices";
    words[3] = prices.toString();
    System.arraycopy(options, 0, words, 4, options.length);
    assertThat(Martlet.run(writer, writer, words)).as(said.toString()).isEqualTo(exitCode);
    return said.toString();
  }

  /** 160 vCPUs at 1,000 a second do 7 models of 82,285,715 records in an hour. */
  @Test
  void hoursAndCostsAreToldFromTheLeastToTheMost() throws IOException {
    String said = plan(0, "--rate", "1000", "--records", "82285715", "--sla", "1");

    assertThat(said)
        .contains("  hours        1.08 to 1.25\n")
        .contains("  On-Demand    EUR 6.50 to 7.50\n")
        .contains("  Spot         EUR 8.67 to 10.00\n")
        .contains("  cluster-1     |...#")
        .contains("takes 214 vCPUs a cluster at the least rate; it has 160: TOO FEW")
        .endsWith("Plan: 14 models in 2 marts, 2 steps, 2 passes on 2 clusters.\n");
    assertThat(plan(0, "--rate", "1000", "--records", "82285715", "--json"))
        .contains("\"currency\" : \"EUR\"", "\"vcpus\" : [ 160.0, 160.0 ]");
  }

  @Test
  void aRunBeyondItsTargetsIsAnErrorAtTheirLines() throws IOException {
    plan(0, "--rate", "1000", "--records", "82285715");
    Path main = folder.resolve("catalog/catalog.yaml");
    Files.writeString(main, Files.readString(main) + "deployment: deployment.yaml\n");
    Files.writeString(
        folder.resolve("catalog/deployment.yaml"), "targets:\n  hours: 1.2\n  budget: 10\n");

    assertThat(plan(3, "--rate", "1000", "--records", "82285715"))
        .contains("deployment.yaml:2:10: warning[over-time]")
        .contains("A run takes 1.08 to 1.25 hours")
        .contains("deployment.yaml:3:11: error[over-budget]")
        .contains("  in 1.2 hours  takes ")
        .endsWith("Plan: 14 models in 2 marts, 2 steps, 2 passes on 2 clusters.\n");
    assertThat(plan(0, "--rate", "5000", "--records", "82285715")).doesNotContain("over-");
  }

  @Test
  void whatChangesIsToldBesideWhatWasBefore() throws IOException {
    String before = plan(0, "--rate", "1000", "--records", "82285715", "--json");
    Path file = Files.writeString(folder.resolve("before.json"), before);

    assertThat(plan(0, "--rate", "2000", "--records", "82285715", "--before", file.toString()))
        .containsPattern("hours +1.08 to 1.25 +0.58 to 0.75\n")
        .containsPattern("models +14 +14\n");
    Files.writeString(file, "{}");
    assertThat(plan(2, "--rate", "1000", "--records", "5", "--before", file.toString()))
        .contains("is no estimate");
  }

  @Test
  void aRateIsNotInvented() throws IOException {
    assertThat(plan(2, "--records", "5"))
        .contains("--prices takes a rate, and no run of this catalog was measured");
    assertThat(plan(2, "--rate", "fast", "--records", "5")).contains("such as --rate 5000000");
  }
}
