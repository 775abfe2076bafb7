package io.martlet.spark.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.Located;
import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.source.SourceFiles;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery of many files is one delivery, wherever they lie. */
class SeveralFilesTest {

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SmallUniverse.spark("local[2,4]")
            .config("spark.hadoop.fs.flaky.impl", FlakyFileSystem.class.getName())
            .getOrCreate();
  }

  @AfterAll
  static void stop() throws IOException {
    spark.close();
  }

  @Test
  void foldersGlobsFilesAndUrisAreReadTogether() throws IOException {
    write("d/a.csv", "1,5");
    write("d/b.csv", "2,5");
    write("d/_SUCCESS", "9,5");
    write("g/x1.csv", "3,5");
    write("g/x[1].csv", "4,5");
    write("elsewhere/50%20.csv", "5,5");

    assertThat(keys("d", "g/x?.csv", "g/x[1].csv", "file:" + folder + "/elsewhere/50%20.csv"))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aFaultIsToldOfTheFileThatHasIt() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("d/" + (char) ('a' + i) + ".csv", i + ",5");
    }
    write("d/m.csv", "100,5", "101,five");
    assertFault("d/m.csv:3: column \"a\": the value is no int32", "d");

    write("d/m.csv", "100,5", "101,");
    assertFault("d/m.csv:3: column \"a\": the value is missing", "d");
  }

  @Test
  void everyHeaderIsLookedAt() throws IOException {
    write("d/a.csv", "1,5");
    Files.writeString(folder.resolve("d/b.csv"), "a,k\n5,2\n");
    assertThat(keys("d")).containsExactly(1L, 2L);

    Files.writeString(folder.resolve("d/b.csv"), "k,b\n2,5\n");
    assertFault("d/b.csv:1: column \"a\": the file does not have it", "d");

    Files.writeString(folder.resolve("d/b.csv"), "");
    assertFault("d/b.csv:1: the file is empty", "d");
  }

  @Test
  void aFileThatCannotBeDecompressedIsNotAnEmptyOne() throws IOException {
    write("d/a.csv", "1,5");
    write("d/b.csv.bz2", "2,5");

    assertFault("d/b.csv.bz2: byte 1 is not where a bzip2 file begins, as its name says", "d");
  }

  @Test
  void eachParquetFileHasTypesOfItsOwn() throws IOException {
    parquet("d/a.parquet", 7, "int", "1");
    parquet("d/b.parquet", 8, "bigint", "2");
    assertThat(keys("d")).containsExactly(7L, 8L);

    parquet("d/c.parquet", 9, "bigint", "shiftleft(1L, 40)");
    assertFault("d/c.parquet:1: column \"a\": the value is no int32", "d");
    Files.delete(folder.resolve("d/c.parquet"));

    parquet("d/c.parquet", 9, "string", "1");
    assertFault("d/c.parquet: column \"a\": the file has it as binary a (STRING)", "d");
  }

  @Test
  void whatTheFirstParquetFileSaysOfMissingValuesDoesNotHoldForTheOthers() throws IOException {
    parquet("d/a.parquet", 8, "int", "1");
    parquet("d/b.parquet", 7, "int", "null");

    assertFault("d/b.parquet:1: column \"a\": the value is missing", "d");
  }

  @Test
  void aFileThatChangedSinceItWasPlannedIsRefusedByName() throws IOException {
    write("d/a.csv", "1,5");
    write("d/b.csv", "2,5");
    PlanUniverse planned = universe("d");
    write("d/b.csv", "3,5");

    assertThatThrownBy(() -> prepare(planned))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("d/b.csv: the file changed since the plan was compiled");

    Files.delete(folder.resolve("d/b.csv"));
    assertThatThrownBy(() -> prepare(planned))
        .hasMessageStartingWith("d/b.csv: the file was removed since the plan was compiled");
  }

  @Test
  void aFileThatIsCorrectedIsPreparedAgainAlone() throws IOException {
    write("d/a.csv", "1,5");
    write("d/b.csv", "1,6");
    assertFault("d/b.csv:2: column \"k\": the record at d/a.csv:2 has the same key", "d");
    Set<Path> before = parquet();

    write("d/b.csv", "2,6");
    assertThat(keys("d")).containsExactly(1L, 2L);

    Set<Path> after = parquet();
    assertThat(before).hasSize(2);
    assertThat(after).hasSize(3).containsAll(before);
  }

  @Test
  void whatIsNotAsDeclaredLeavesNothing() throws IOException {
    write("d/a.csv", "1,five");

    assertFault("d/a.csv:2: column \"a\"", "d");

    assertThat(parquet()).isEmpty();
  }

  private Set<Path> parquet() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("universe"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).collect(Collectors.toSet());
    }
  }

  @Test
  void whatAKilledPreparationHadDoneIsUsedAndTheRestClearedAway() throws IOException {
    write("d/a.csv", "1,5");
    Path file = Path.of(prepare(universe("d")).files().get(0).path());
    Path half = Files.copy(file, file.resolveSibling("half-written.snappy.parquet"));
    try (Stream<Path> manifests = Files.walk(folder.resolve("universe"))) {
      for (Path each : manifests.filter(each -> each.endsWith("universe.json")).toList()) {
        Files.delete(each);
      }
    }

    PreparedUniverse again = prepare(universe("d"));

    assertThat(again.found()).isFalse();
    assertThat(again.files().get(0).path()).isEqualTo(file.toString());
    assertThat(SmallUniverse.keys(again)).containsExactly(1L);
    assertThat(half).doesNotExist();
  }

  @Test
  void inAStoreTasksThatFailAreTriedAgainAndNoDeliveryIsReadToBePinned() throws IOException {
    for (int i = 0; i < 8; i++) {
      write("d/" + i + ".csv", i + ",5");
    }
    int failed = FlakyFileSystem.FAILED.get();
    FlakyFileSystem.OPENED_BY_DRIVER.set(0);
    PlanUniverse planned = universe("flaky://" + folder + "/d");
    assertThat(FlakyFileSystem.OPENED_BY_DRIVER).hasValue(0);
    assertThat(planned.sources())
        .hasSize(8)
        .allMatch(source -> source.name().startsWith("flaky:") && source.bytes() == 8)
        .allMatch(source -> source.version().startsWith("modified:"));

    PreparedUniverse prepared = elsewhere().prepare(spark, planned, damage -> {});

    assertThat(FlakyFileSystem.FAILED.get()).isGreaterThan(failed);
    assertThat(SmallUniverse.keys(prepared)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    FlakyFileSystem.OPENED_BY_DRIVER.set(0);
    assertThat(elsewhere().prepare(spark, planned, damage -> {}).files())
        .isEqualTo(prepared.files());
    assertThat(FlakyFileSystem.OPENED_BY_DRIVER).as("of which one is the manifest").hasValue(1);
  }

  @Test
  void inAStoreTwoWhoPrepareAtOnceUseTheSame() throws IOException {
    write("d/a.csv", "1,5");
    PlanUniverse planned = universe("d");

    List<CompletableFuture<PreparedUniverse>> both =
        Stream.of(elsewhere(), elsewhere())
            .map(
                preparation ->
                    CompletableFuture.supplyAsync(
                        () -> preparation.prepare(spark, planned, damage -> {})))
            .toList();

    assertThat(both.get(0).join().files()).isEqualTo(both.get(1).join().files());
    try (Stream<Path> left = Files.walk(folder.resolve("elsewhere"))) {
      assertThat(left.filter(file -> file.toString().endsWith(".parquet"))).hasSize(1);
    }
  }

  @Test
  void inAStoreWhatWasPreparedIsKnownByItsSizeAndVersion() throws IOException {
    write("d/a.csv", "1,5");
    PlanUniverse planned = universe("d");
    String path = elsewhere().prepare(spark, planned, damage -> {}).files().get(0).path();
    Path file = Path.of(path.substring("flaky:".length()));
    Files.write(file, new byte[(int) Files.size(file)]);

    assertThatThrownBy(() -> elsewhere().open(planned))
        .hasMessageContaining(file.getFileName() + " is not what was written");

    List<String> told = new ArrayList<>();
    assertThat(SmallUniverse.keys(elsewhere().prepare(spark, planned, told::add)))
        .containsExactly(1L);
    assertThat(told).hasSize(1);
  }

  private void assertFault(String message, String... sources) {
    assertThatThrownBy(() -> prepare(universe(sources)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith(message);
  }

  private List<Long> keys(String... sources) {
    return SmallUniverse.keys(prepare(universe(sources)));
  }

  private PreparedUniverse prepare(PlanUniverse universe) {
    return new Preparation(folder, Storage.location(folder.resolve("universe")))
        .prepare(spark, universe, damage -> {});
  }

  private Preparation elsewhere() {
    return new Preparation(folder, "flaky://" + folder + "/elsewhere");
  }

  /** As the planner pins it. */
  private PlanUniverse universe(String... sources) {
    SourceFiles found =
        SourceFiles.of(
            Stream.of(sources).map(Located::of).toList(),
            DeliveryStore.of(folder, RememberedHashes.unkept()));
    // The scheme is unknown to catalogs.
    List<PlanSource> files =
        sources[0].startsWith("flaky:")
            ? RemoteStore.list(sources[0]).stream().map(PlanSource::of).toList()
            : found.files().stream().map(Located::value).map(PlanSource::of).toList();
    return SmallUniverse.of(files);
  }

  private void write(String name, String... records) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "k,a\n" + String.join("\n", records) + "\n");
  }

  /** One record. */
  private void parquet(String name, int key, String type, String value) throws IOException {
    Path written = folder.resolve(name + ".d");
    spark
        .range(key, key + 1)
        .select(
            functions.col("id").as("k"),
            functions.expr("cast(" + value + " as " + type + ")").as("a"))
        .coalesce(1)
        .write()
        .parquet(written.toString());
    Files.createDirectories(folder.resolve(name).getParent());
    try (Stream<Path> files = Files.list(written)) {
      Files.move(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow(),
          folder.resolve(name));
      try (Stream<Path> rest = Files.list(written)) {
        for (Path each : rest.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(written);
    }
  }
}
