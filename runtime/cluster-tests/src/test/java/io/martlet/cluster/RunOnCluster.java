package io.martlet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.cli.Copy;
import io.martlet.cli.Golden;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.plan.StepCall;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** The insurance catalog with its files in S3, and what a run on a cluster must come to. */
final class RunOnCluster implements AutoCloseable {

  private static final String PUBLISHED =
      "Published 2 marts: 14 models, 8,802 records, 0 failed \\(run [0-9a-f-]+\\)\\.";

  private static final String[] MARTS = {"coverage", "household"};

  private final java.nio.file.Path folder;
  private final Copy catalog;
  private final S3 s3;
  private final Ledger ledger;

  private RunOnCluster(java.nio.file.Path folder, Copy catalog, S3 s3, Ledger ledger) {
    this.folder = folder;
    this.catalog = catalog;
    this.s3 = s3;
    this.ledger = ledger;
  }

  static RunOnCluster in(java.nio.file.Path folder) throws Exception {
    Copy catalog = Copy.in(folder.resolve("catalog"));
    S3 s3 = S3.in(Files.createDirectory(folder.resolve("s3")));
    s3.settings().forEach(System::setProperty);
    return new RunOnCluster(folder, catalog, s3, Ledger.local(folder.resolve("ledger")));
  }

  S3 s3() {
    return s3;
  }

  Ledger ledger() {
    return ledger;
  }

  java.nio.file.Path folder() {
    return folder;
  }

  /**
   * Starts a run.
   *
   * @param options beside where files and ledger are
   */
  Launched run(String name, Map<String, String> environment, String... options) throws IOException {
    return start(name, environment, "run", catalog.folder().toString(), options);
  }

  /** Submits the catalog to Amazon EMR. */
  Launched submit(String name, Map<String, String> environment, String... options)
      throws IOException {
    return start(name, environment, "submit", catalog.folder().toString(), options);
  }

  /** Exports its marts. */
  Launched export(String name, String... options) throws IOException {
    return start(name, Map.of(), "export", catalog.folder().toString(), options);
  }

  /** Starts any command with this S3 and ledger. */
  Launched start(
      String name, Map<String, String> environment, String verb, String subject, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(verb, subject, "--root", S3.ROOT));
    words.addAll(List.of(options));
    return launch(name, environment, Map.of(), words);
  }

  /**
   * Starts a run here.
   *
   * @param others settings of Spark in place of those that are right
   */
  Launched runAt(String root, String name, Map<String, String> others) throws IOException {
    return launch(
        name, Map.of(), others, List.of("run", catalog.folder().toString(), "--root", root));
  }

  private Launched launch(
      String name, Map<String, String> environment, Map<String, String> others, List<String> words)
      throws IOException {
    Map<String, String> settings = new TreeMap<>(s3.settings());
    settings.put("spark.jars", s3Jars());
    settings.putAll(others);
    // Not as an option: all users of a machine see a process's.
    Map<String, String> all = new TreeMap<>(environment);
    all.put(StepCall.LEDGER, ledger.jdbcUrl());
    return Launched.of(folder.resolve(name + ".out"), settings, all, words.toArray(String[]::new));
  }

  /** What a plain Spark lacks to read S3. */
  static String s3Jars() throws IOException {
    java.nio.file.Path lib = Copy.home().resolve("runtime/cli/target/lib");
    try (Stream<java.nio.file.Path> jars = Files.list(lib)) {
      return jars.filter(
              jar -> {
                String name = jar.getFileName().toString();
                return name.startsWith("hadoop-aws-") || isOfAws(jar);
              })
          .map(java.nio.file.Path::toString)
          .sorted()
          .collect(Collectors.joining(","));
    }
  }

  private static boolean isOfAws(java.nio.file.Path jar) {
    try (java.util.jar.JarFile file = new java.util.jar.JarFile(jar.toFile())) {
      return file.stream()
          .anyMatch(
              entry ->
                  entry.getName().startsWith("software/amazon/")
                      || entry.getName().startsWith("org/reactivestreams/"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The latest run, once the ledger has it. */
  RunRecord latest() throws Exception {
    Waiting.until("a run", () -> !ledger.queries().runs("insurance").isEmpty());
    return ledger.queries().runs("insurance").get(0);
  }

  /** Waits until the latest run is in the middle of a pass. */
  void untilItScores() throws Exception {
    Waiting.until("a pass", () -> ledger.queries().microbatches(latest().id()).running() > 0);
  }

  /** Where the plan of the run is stored. */
  String storedPlan() throws IOException {
    Path plans = new Path(S3.ROOT + "/plans/*/plan.json");
    return plans.getFileSystem(Storage.configuration()).globStatus(plans)[0].getPath().toString();
  }

  /**
   * The command ends as at home, every cell is what R computed, and each mart was published once.
   */
  void requirePublishedBy(Launched command) throws Exception {
    assertThat(command.exitCode()).as(command.said()).isZero();
    assertThat(command.lastLine()).matches(PUBLISHED);
    requireGolden();
  }

  /** Every cell is what R computed, and each mart was published once. */
  void requireGolden() {
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), S3.ROOT + "/warehouse")) {
      assertThat(Golden.published(tables, MARTS)).isEqualTo(Golden.expected());
    }
    try (JdbcCatalog tables = new JdbcCatalog()) {
      tables.setConf(Storage.configuration());
      tables.initialize(
          "martlet",
          Map.of(
              CatalogProperties.URI,
              ledger.jdbcUrl(),
              CatalogProperties.WAREHOUSE_LOCATION,
              S3.ROOT + "/warehouse"));
      for (String mart : MARTS) {
        assertThat(tables.loadTable(TableIdentifier.of("marts", mart)).snapshots())
            .as("snapshots of " + mart)
            .hasSize(1);
      }
    }
  }

  @Override
  public void close() throws IOException {
    ledger.close();
    s3.close();
  }
}
