package io.martlet.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanWriter;
import io.martlet.spark.mart.MartException;
import io.martlet.spark.mart.MartFile;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.scan.UniverseFile;
import io.martlet.spark.score.SmallCatalog.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run in pieces, each by whom it may concern; a table of its own for each test. Tasks may fail
 * again and again.
 */
class PassesTest {

  private static SparkSession spark;
  private static Ledger ledger;
  private static MartTables tables;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2,1000]")
            .config("spark.ui.enabled", "false")
            .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem")
            .getOrCreate();
    ledger = Ledger.local(shared.resolve("ledger"));
    tables = new MartTables(ledger.jdbcUrl(), shared.resolve("warehouse").toUri().toString());
  }

  @AfterAll
  static void stop() throws IOException {
    tables.close();
    ledger.close();
    spark.close();
  }

  @Test
  void stepsPassesAndMartsComeInOrder() throws Exception {
    SmallCatalog catalog =
        new SmallCatalog(
            folder, 2, new Model("two", 1, 3), new Model("two", 2, 5), new Model("two", 3, 7));

    Heard heard = run(catalog, publisher(catalog, "run-1"));

    assertThat(heard.events())
        .containsExactly(
            "step-001 started",
            "mb-0001 started",
            "mb-0001 finished with 30",
            "step-001 finished",
            "step-002 started",
            "mb-0002 started",
            "mb-0002 finished with 30",
            "step-002 finished",
            "two published");
    assertThat(heard.records()).isEqualTo(60);
    assertThat(heard.work())
        .hasSize(2 * SmallCatalog.FILES)
        .allSatisfy(
            file -> {
              assertThat(file.rows()).isEqualTo(SmallCatalog.FILE_ROWS);
              assertThat(file.bytesRead()).isPositive();
              assertThat(file.bytesWritten()).isPositive();
              assertThat(file.processorNanos()).isPositive();
              assertThat(file.nanos()).isGreaterThan(file.times().await());
              assertThat(file.hostRestarts()).isZero();
            });
    assertThat(SmallCatalog.published(tables, "two")).isEqualTo(catalog.declared("two"));
    assertThat(parquet(catalog.scores("run-1"))).hasSize(2 * SmallCatalog.FILES);
    assertThat(dataFiles("two")).hasSize(SmallCatalog.FILES);
  }

  @Test
  void aMartOfOnePassIsWrittenOnce() throws Exception {
    SmallCatalog catalog = new SmallCatalog(folder, 1, new Model("once", 1, 3));

    run(catalog, publisher(catalog, "run-1"));

    assertThat(SmallCatalog.published(tables, "once")).isEqualTo(catalog.declared("once"));
    assertThat(parquet(catalog.scores("run-1"))).isEmpty();
    assertThat(dataFiles("once"))
        .hasSize(SmallCatalog.FILES)
        .allSatisfy(file -> assertThat(file.toString()).matches(".*/data/[0-9a-f]{8}/run-1-.*"));
  }

  @Test
  void aModelThatFailsInOneFileHasNoScoresInAny() throws Exception {
    int fault = SmallCatalog.FILE_ROWS + 5;
    SmallCatalog catalog =
        new SmallCatalog(folder, 2, new Model("half", 1, 3), new Model("half", 2, 5, fault));

    Heard heard = run(catalog, publisher(catalog, "run-1"));

    assertThat(heard.failed()).extracting(PlanModel::subject).containsExactly("half/m2");
    assertThat(heard.events()).endsWith("half staged");
    assertThat(tables.isPublished("half")).isFalse();
    assertThat(dataFiles("half")).hasSize(SmallCatalog.FILES);
    List<Integer> ranks = new ArrayList<>();
    for (Path file : dataFiles("half")) {
      for (Group record : SmallCatalog.read(file)) {
        ranks.add(record.getInteger("model1_rank", 0));
        assertThat(record.getFieldRepetitionCount("model2_rank")).isZero();
        assertThat(record.getFieldRepetitionCount("model2_binary")).isZero();
      }
    }
    assertThat(ranks)
        .isEqualTo(
            catalog.declared("half").stream().map(record -> record.get("model1_rank")).toList());
  }

  @Test
  void aTaskThatFailsIsTriedAgainAndLeavesNothing() throws Exception {
    SmallCatalog catalog = new SmallCatalog(folder, 1, new Model("again", 1, 3));
    Path file = catalog.universeFile(1);
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[SmallCatalog.endOfSecondGroup(file)] ^= 0x55;
    Files.write(file, damaged);
    List<String> failures = new CopyOnWriteArrayList<>();
    SparkListener mending =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd task) {
            if (!task.taskInfo().successful()) {
              failures.add(task.reason().toString());
              write(file, whole);
            }
          }
        };
    spark.sparkContext().addSparkListener(mending);
    try {
      run(catalog, publisher(catalog, "run-1"));
    } finally {
      spark.sparkContext().removeSparkListener(mending);
    }

    assertThat(failures).isNotEmpty();
    assertThat(SmallCatalog.published(tables, "again")).isEqualTo(catalog.declared("again"));
    assertThat(dataFiles("again")).hasSize(SmallCatalog.FILES);
  }

  @Test
  void attemptsAtOneTaskWriteFilesOfTheirOwn() throws Exception {
    SmallCatalog catalog = new SmallCatalog(folder, 1, new Model("attempts", 1, 3));
    PlanMicrobatch microbatch = microbatch(catalog);
    PlanMart mart = catalog.plan().marts().get(0);
    MartPublisher publisher = publisher(catalog, "run-1");
    PassSpec spec =
        new PassSpec(
            publisher.run(),
            PlanWriter.write(catalog.plan()),
            catalog.plan().digest(),
            catalog.folders("run-1").projectionJar(),
            catalog.folders("run-1").artifacts(),
            catalog.scores("run-1") + "/mb-0001",
            new HashMap<>(Map.of("attempts", publisher.layout(mart, microbatch.name()))),
            catalog.hosts());
    UniverseFile file = catalog.universe().files().get(0);
    List<MartFile> written = new ArrayList<>();

    Pass.run(
        context(),
        List.of(file, file),
        new ScoreTask(context().broadcast(spec)),
        outcome -> written.add(outcome.marts().get("attempts")));
    SlotPool.close();

    assertThat(written).hasSize(2).extracting(MartFile::path).doesNotHaveDuplicates();
    assertThat(dataFiles("attempts")).hasSize(2);
    run(catalog, publisher);
    assertThat(SmallCatalog.published(tables, "attempts")).isEqualTo(catalog.declared("attempts"));
    assertThat(dataFiles("attempts")).hasSize(SmallCatalog.FILES);
  }

  @Test
  void anotherDriverFindsThePassesDoneAndPublishesTheSame() throws Exception {
    SmallCatalog catalog =
        new SmallCatalog(
            folder, 2, new Model("left", 1, 3), new Model("right", 1, 5), new Model("right", 2, 7));
    List<PlanMicrobatch> microbatches = catalog.plan().microbatches().toList();
    try (Passes first = passes(catalog, new Heard())) {
      microbatches.forEach(first::score);
    }
    List<String> scores = files(catalog.scores("run-1"));
    List<Path> left = dataFiles("left");

    Heard heard = new Heard();
    try (Passes second = passes(catalog, heard)) {
      microbatches.forEach(second::score);
      complete(catalog, second, heard);
      complete(catalog, second, heard);
    }

    assertThat(heard.events())
        .containsExactly(
            "mb-0001 started",
            "mb-0001 finished with 30",
            "mb-0002 started",
            "mb-0002 finished with 30",
            "left published",
            "right published",
            "left published",
            "right published");
    assertThat(heard.snapshots().subList(0, 2)).isEqualTo(heard.snapshots().subList(2, 4));
    assertThat(heard.records()).isEqualTo(60);
    assertThat(files(catalog.scores("run-1"))).isEqualTo(scores);
    assertThat(dataFiles("left")).isEqualTo(left);
    assertThat(SmallCatalog.published(tables, "left")).isEqualTo(catalog.declared("left"));
    assertThat(SmallCatalog.published(tables, "right")).isEqualTo(catalog.declared("right"));
  }

  /** With files of the mart's own, and with scores that are put together later. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPassThatWasBrokenOffGoesOnWithTheFilesThatAreLeft(int modelsOfAPass) throws Exception {
    int passes = 2 / modelsOfAPass;
    String mart = "resumed" + passes;
    SmallCatalog catalog =
        new SmallCatalog(folder, modelsOfAPass, new Model(mart, 1, 3), new Model(mart, 2, 5));
    breakOff(catalog);
    Heard heard = new Heard();
    int tasks = tasks(() -> run(catalog, publisher(catalog, "run-1"), heard));

    assertThat(tasks).isEqualTo(1 + SmallCatalog.FILES * (passes - 1));
    assertThat(heard.records()).isEqualTo(30L * passes);
    assertThat(SmallCatalog.published(tables, mart)).isEqualTo(catalog.declared(mart));
    assertThat(dataFiles(mart)).hasSize(SmallCatalog.FILES);
    assertThat(catalog.scores("run-1").resolve("mb-0001/finished")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "record", "foreign"})
  void whatIsNotAsItWasWrittenIsScoredAgain(String damage) throws Exception {
    SmallCatalog catalog = new SmallCatalog(folder, 1, new Model("spoilt_" + damage, 1, 3));
    breakOff(catalog);
    Path record = catalog.scores("run-1").resolve("mb-0001/finished/00000.json");
    String before = Files.readString(record);
    switch (damage) {
      case "data" -> Files.delete(dataFiles("spoilt_data").get(0));
      case "record" -> Files.writeString(record, before.replace("\"rows\" : 10", "\"rows\" : 11"));
      default -> Files.copy(record, record.resolveSibling("00002.json"));
    }

    int tasks = tasks(() -> run(catalog, publisher(catalog, "run-1"), new Heard()));

    assertThat(tasks).isEqualTo(damage.equals("foreign") ? 1 : 2);
    assertThat(SmallCatalog.published(tables, "spoilt_" + damage))
        .isEqualTo(catalog.declared("spoilt_" + damage));
  }

  /** Ends the first pass when two of its three files are scored; the third cannot be read. */
  private static void breakOff(SmallCatalog catalog) throws IOException {
    Path file = catalog.universeFile(2);
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[SmallCatalog.endOfSecondGroup(file)] ^= 0x55;
    Files.write(file, damaged);
    AtomicInteger scored = new AtomicInteger();
    SparkListener ending =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd task) {
            if (task.taskInfo().successful()) {
              scored.incrementAndGet();
            } else if (scored.get() == SmallCatalog.FILES - 1) {
              spark.sparkContext().cancelAllJobs();
            }
          }
        };
    spark.sparkContext().addSparkListener(ending);
    try (Passes passes = passes(catalog, new Heard())) {
      assertThatThrownBy(() -> passes.score(microbatch(catalog))).hasMessageContaining("cancelled");
    } finally {
      spark.sparkContext().removeSparkListener(ending);
      write(file, whole);
    }
  }

  /** How many files are scored meanwhile, a task each. */
  private static int tasks(Runnable work) throws Exception {
    AtomicInteger tasks = new AtomicInteger();
    SparkListener counting =
        new SparkListener() {
          @Override
          public void onStageSubmitted(SparkListenerStageSubmitted stage) {
            if (!stage.stageInfo().name().startsWith("collect")) {
              tasks.addAndGet(stage.stageInfo().numTasks());
            }
          }
        };
    spark.sparkContext().addSparkListener(counting);
    try {
      work.run();
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(counting);
    }
    return tasks.get();
  }

  @Test
  void aMartIsStagedOnce() throws Exception {
    SmallCatalog catalog = new SmallCatalog(folder, 1, new Model("staged", 1, 3, 7));
    Heard heard = run(catalog, publisher(catalog, "run-1"));
    List<Path> before = dataFiles("staged");

    try (Passes second = passes(catalog, heard)) {
      complete(catalog, second, heard);
    }

    assertThat(heard.events()).endsWith("staged staged", "staged staged");
    assertThat(Set.copyOf(heard.snapshots())).hasSize(1);
    assertThat(dataFiles("staged")).isEqualTo(before);
  }

  /** What was written for the table as it was is not what it is now. */
  @Test
  void aTableThatWasChangedMeanwhileKeepsWhatItHas() throws Exception {
    SmallCatalog catalog = new SmallCatalog(folder.resolve("1"), 1, new Model("changed", 1, 3));
    SmallCatalog other = new SmallCatalog(folder.resolve("2"), 1, new Model("changed", 2, 5));
    try (Passes passes = passes(catalog, new Heard())) {
      MartPublisher publisher = publisher(catalog, "run-1");
      passes.score(microbatch(catalog));
      run(other, publisher(other, "run-2"));

      assertThatThrownBy(() -> complete(catalog, publisher, passes, new Heard()))
          .isInstanceOf(MartException.class)
          .hasMessageContaining("was changed by another run meanwhile");
    }
    assertThat(SmallCatalog.published(tables, "changed")).isEqualTo(other.declared("changed"));
  }

  @Test
  void theManifestOfAnotherPlanIsRefused() throws Exception {
    SmallCatalog one = new SmallCatalog(folder, 2, new Model("foreign", 1, 3));
    try (Passes passes = passes(one, new Heard())) {
      passes.score(microbatch(one));
    }
    SmallCatalog other = new SmallCatalog(folder, 2, new Model("foreign", 1, 4));

    try (Passes passes = passes(other, new Heard())) {
      assertThatThrownBy(() -> passes.score(microbatch(other)))
          .isInstanceOf(PassException.class)
          .hasMessageContaining("run-1/mb-0001/manifest.json has plan \"" + one.plan().digest());
    }
  }

  private static void complete(SmallCatalog catalog, Passes passes, Heard heard) {
    complete(catalog, publisher(catalog, "run-1"), passes, heard);
  }

  private static void complete(
      SmallCatalog catalog, MartPublisher publisher, Passes passes, Heard heard) {
    MartCompletion completion = new MartCompletion(catalog.universe(), publisher, mart -> true);
    PlannedPasses planned = new PlannedPasses(catalog.plan());
    for (PlanMart mart : catalog.plan().marts()) {
      List<PassManifest> done =
          planned.of(mart).stream().map(pass -> passes.finished(pass).orElseThrow()).toList();
      heard.martEnded(mart, completion.complete(mart, done));
    }
  }

  private static PlanMicrobatch microbatch(SmallCatalog catalog) {
    return catalog.plan().microbatches().findFirst().orElseThrow();
  }

  private static Heard run(SmallCatalog catalog, MartPublisher publisher) {
    Heard heard = new Heard();
    run(catalog, publisher, heard);
    return heard;
  }

  private static void run(SmallCatalog catalog, MartPublisher publisher, Heard heard) {
    MartCompletion completion = new MartCompletion(catalog.universe(), publisher, mart -> true);
    PlannedPasses planned = new PlannedPasses(catalog.plan());
    try (Passes passes = passes(catalog, publisher, heard)) {
      for (PlanStep step : catalog.plan().steps().toList()) {
        heard.stepStarted(step);
        step.microbatches().forEach(passes::score);
        heard.stepFinished(step);
        for (PlanMart mart : planned.marts(step)) {
          List<PassManifest> done =
              planned.of(mart).stream().flatMap(pass -> passes.finished(pass).stream()).toList();
          if (done.size() == planned.of(mart).size()) {
            heard.martEnded(mart, completion.complete(mart, done));
          }
        }
      }
    }
  }

  private static Passes passes(SmallCatalog catalog, PassListener listener) {
    return passes(catalog, publisher(catalog, "run-1"), listener);
  }

  private static Passes passes(
      SmallCatalog catalog, MartPublisher publisher, PassListener listener) {
    return new Passes(
        context(),
        catalog.plan(),
        publisher,
        catalog.universe(),
        catalog.folders(publisher.run()),
        catalog.hosts(),
        listener);
  }

  private static MartPublisher publisher(SmallCatalog catalog, String run) {
    return new MartPublisher(
        context(), tables, catalog.plan(), tables.published(catalog.plan()), run);
  }

  private static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the universe's order. */
  private static List<Path> dataFiles(String mart) throws IOException {
    return parquet(shared.resolve("warehouse/marts/" + mart + "/data"));
  }

  private static List<Path> parquet(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  private static List<String> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.map(file -> file + " " + file.toFile().lastModified()).sorted().toList();
    }
  }
}
