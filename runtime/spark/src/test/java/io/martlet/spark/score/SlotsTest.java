package io.martlet.spark.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.score.SmallCatalog.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tasks of a pass leave to each other, and what another pass finds of it. */
class SlotsTest {

  private static final int SLOTS = 2;

  @TempDir private Path folder;

  @Test
  void hostsServeAllTasksOfTheirPassAndEndWithTheNext() throws Exception {
    SmallCatalog catalog =
        new SmallCatalog(folder, 1, new Model("one", 1, 3), new Model("other", 1, 5));
    List<PlanMicrobatch> passes = catalog.plan().microbatches().toList();
    Set<Long> first;
    Set<Long> second;
    Set<Long> secondAgain;
    try (SparkSession spark = session();
        Ledger ledger = Ledger.local(folder.resolve("ledger"));
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), folder.resolve("warehouse").toUri().toString())) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      try (Passes run = passes(catalog, context, tables, "run-1")) {
        run.score(passes.get(0));
        first = hosts();
        run.score(passes.get(1));
        second = hosts();
      }
      assertThat(hosts()).as("after the run").isEmpty();
      try (Passes run = passes(catalog, context, tables, "run-2")) {
        run.score(passes.get(1));
        secondAgain = hosts();
      }
    }

    // A file each, fewer slots than files.
    assertThat(first).hasSizeBetween(1, SLOTS).doesNotContainAnyElementsOf(second);
    assertThat(second).hasSizeBetween(1, SLOTS).doesNotContainAnyElementsOf(secondAgain);
    assertThat(hosts()).isEmpty();
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[" + SLOTS + "]")
        .config("spark.ui.enabled", "false")
        .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem")
        .getOrCreate();
  }

  private static Passes passes(
      SmallCatalog catalog, JavaSparkContext context, MartTables tables, String run) {
    MartPublisher publisher =
        new MartPublisher(context, tables, catalog.plan(), tables.published(catalog.plan()), run);
    return new Passes(
        context,
        catalog.plan(),
        publisher,
        catalog.universe(),
        catalog.folders(run),
        catalog.hosts(),
        new Heard());
  }

  /** Processes of hosts that this one has started. */
  private static Set<Long> hosts() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").contains("martlet-"))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }
}
