package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.driver.Run;
import io.martlet.driver.RunSession;
import io.martlet.driver.StoredPlan;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.PastWork;
import io.martlet.plan.StepCall;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those see of a run who have dashboards: a run of 15 models, one of which aborts. */
class MetricsTest {

  private static final Pattern NAME = Pattern.compile("\\b(metrics_martlet_\\w+|martlet_run_\\w+)");
  private static final long MODEL_RECORDS = 8_802 * 15;

  @TempDir private Path folder;
  private final LineageReceiver receiver = new LineageReceiver();
  private Map<String, String> settings;
  private Path texts;

  @BeforeEach
  void ask() throws IOException {
    texts = Files.createDirectory(folder.resolve("texts"));
    settings =
        Map.of(
            "spark.ui.enabled",
            "true",
            "spark.ui.port",
            "0",
            "spark.martlet.lineage",
            receiver.url(),
            "spark.martlet.metrics.textfile",
            texts.toString());
    settings.forEach(System::setProperty);
  }

  @AfterEach
  void forget() {
    settings.keySet().forEach(System::clearProperty);
    receiver.close();
  }

  @Test
  void prometheusTheTextfileTheLedgerAndTheBoardAgree() throws IOException {
    Path root = folder.resolve("root");
    StepCall call = call(root);
    ScrapedRun watcher;
    List<PastWork> work;
    try (SparkSession spark = RunSession.local();
        Ledger ledger = Ledger.local(root.resolve("ledger"))) {
      watcher = new ScrapedRun(spark);
      new Run(call, StoredPlan.open(call.plan()), root, ledger, spark, watcher).run();
      work = ledger.queries().work(call.run());
    }

    assertThat(watcher.remarks()).isEmpty();
    String scraped = watcher.scraped();
    assertThat(value(scraped, "metrics_martlet_driver_run_model_records_Count"))
        .isEqualTo(MODEL_RECORDS);
    assertThat(value(scraped, "metrics_martlet_driver_run_failed_models_crashed_Count")).isOne();
    assertThat(value(scraped, "metrics_martlet_driver_run_host_restarts_Count")).isPositive();
    assertThat(value(scraped, "metrics_martlet_driver_run_bytes_read_Count")).isPositive();
    assertThat(value(scraped, "metrics_martlet_driver_run_stage_nanoseconds_await_Count"))
        .isPositive();

    String text = Files.readString(texts.resolve("martlet-insurance.prom"));
    assertThat(texts).isDirectoryNotContaining("glob:**.part");
    assertThat(text.lines().filter(line -> !line.startsWith("#")))
        .allMatch(
            line -> line.matches("[a-z_]+\\{catalog=\"insurance\"(,[a-z]+=\"[a-z_]+\")?} \\S+"));
    assertThat(text)
        .contains(
            "martlet_run_succeeded{catalog=\"insurance\"} 1\n",
            "martlet_run_model_records{catalog=\"insurance\"} " + MODEL_RECORDS + "\n",
            "martlet_run_failed_models{catalog=\"insurance\",kind=\"crashed\"} 1\n",
            "martlet_run_marts{catalog=\"insurance\",state=\"published\"} 1\n",
            "martlet_run_models{catalog=\"insurance\",state=\"failed\"} 1\n");

    assertThat(work.stream().mapToLong(pass -> pass.work().bytesRead()).sum())
        .isEqualTo((long) value(scraped, "metrics_martlet_driver_run_bytes_read_Count"));
    assertThat(work)
        .isNotEmpty()
        .allSatisfy(
            pass -> {
              assertThat(pass.work().busySlots())
                  .allSatisfy(busy -> assertThat(busy).isBetween(0.0, pass.work().slots() + 0.01));
              assertThat(pass.work().busyCores()).anyMatch(busy -> busy > 0);
            });

    lineageIsExact();

    Set<String> told = names(scraped);
    told.addAll(names(text));
    assertThat(told).containsAll(board());
  }

  /** A run, two marts, and the columns that each column of a mart is made of. */
  private void lineageIsExact() {
    List<JsonNode> events = receiver.events();
    assertThat(events).hasSize(6).allSatisfy(LineageReceiver::requireValid);
    assertThat(events)
        .extracting(event -> event.at("/job/name").asText() + " " + event.at("/eventType").asText())
        .startsWith("insurance START")
        .contains("insurance.coverage START", "insurance.coverage FAIL")
        .contains("insurance.household START", "insurance.household COMPLETE")
        .endsWith("insurance COMPLETE");
    JsonNode household =
        events.stream()
            .filter(event -> event.at("/job/name").asText().equals("insurance.household"))
            .filter(event -> event.at("/eventType").asText().equals("COMPLETE"))
            .findFirst()
            .orElseThrow();
    JsonNode table = household.at("/outputs/0");
    assertThat(table.at("/namespace").asText()).isEqualTo("file");
    assertThat(table.at("/name").asText()).endsWith("/warehouse/marts/household");
    JsonNode edges = table.at("/facets/columnLineage/fields");
    assertThat(edges).hasSize(1 + 2 * 7);
    assertThat(edges.at("/person_id/inputFields").findValuesAsText("field"))
        .containsExactly("person_id");
    assertThat(edges.at("/model1_rank/inputFields").findValuesAsText("field"))
        .isEqualTo(edges.at("/model1_binary/inputFields").findValuesAsText("field"))
        .isNotEmpty();
    assertThat(household.at("/inputs/0/facets/schema/fields").findValuesAsText("name"))
        .containsAll(edges.at("/model1_rank/inputFields").findValuesAsText("field"));
  }

  private StepCall call(Path root) throws IOException {
    Copy copy = Copy.in(folder.resolve("catalog"));
    copy.addFaultyModels("coverage", 8, Set.of("aborting"));
    Copy.Result stored = copy.martlet("prepare", "--root", root.toString());
    assertThat(stored.exitCode()).as(stored.err()).isEqualTo(ExitCode.CLEAN);
    String told = "Stored the plan: ";
    String plan =
        stored.out().lines().filter(line -> line.startsWith(told)).findFirst().orElseThrow();
    return new StepCall(
        plan.substring(told.length()),
        Storage.location(root),
        "february",
        Set.of(),
        Set.of("coverage", "household"),
        Set.of(),
        StepCall.MODEL_SECONDS);
  }

  /** The metrics that the board's queries name. */
  private static Set<String> board() throws IOException {
    JsonNode board =
        new ObjectMapper().readTree(Copy.home().resolve("docs/dashboards/martlet.json").toFile());
    StringBuilder queries = new StringBuilder();
    board.findValuesAsText("expr").forEach(query -> queries.append(query).append('\n'));
    Set<String> names = names(queries.toString());
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private static double value(String text, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{.*})? (\\S+)$").matcher(text);
    assertThat(line.find()).as(name + " in " + text).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
