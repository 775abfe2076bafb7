package io.martlet.spark.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.source.LocalStore;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.scan.UniverseFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is prepared is what was delivered, each time that it is used. */
class PreparationTest {

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SmallUniverse.spark("local[2]").getOrCreate();
  }

  @AfterAll
  static void stop() throws IOException {
    spark.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v[12] | c.csv | v1/c.csv",
        "run* | c.csv | run1/c.csv",
        "a:b | c.csv | a/c.csv",
        "x=1 | c.csv | x/c.csv",
        "50%20 ü | c.csv | a/c.csv",
        "_a | .c.csv | a/c.csv",
        "a | c{1,2}.csv | a/c1.csv",
        "a | c?.csv | a/c1.csv",
        "a | _c.csv | a/c.csv",
        "a | .c.csv | a/c.csv",
        "a | c:1.csv | a/c.csv"
      })
  void pathsAreTakenLiterally(String catalog, String file, String neighbour) throws IOException {
    write(folder.resolve(neighbour), "k,a\n901,9\n902,9\n903,9\n");
    Path own = folder.resolve(catalog);
    write(own.resolve(file), "k,a\n1,5\n2,7\n");

    PreparedUniverse prepared = prepare(preparation(own), universe(own, file));

    assertThat(SmallUniverse.keys(prepared)).containsExactly(1L, 2L);
  }

  /** Streams end in the middle of records, splits begin in the middle of quotes. */
  @Test
  void compressedStreamsWithLineEndsInQuotesAreReadByManyTasks() throws IOException {
    int records = 600_000;
    StringBuilder text = new StringBuilder("k,t\n");
    for (int k = 0; k < records; k++) {
      text.append(k).append(k % 3 == 0 ? ",\"a\n" + k + ",\"\"b\"\"\n\"\n" : ",a\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(Storage.configuration());
    try (OutputStream file = Files.newOutputStream(folder.resolve("c.csv.bz2"))) {
      for (int i = 0; i < 7; i++) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (OutputStream out = codec.createOutputStream(stream)) {
          int from = (int) ((long) bytes.length * i / 7);
          out.write(bytes, from, (int) ((long) bytes.length * (i + 1) / 7) - from);
        }
        stream.writeTo(file);
      }
    }
    PlanUniverse universe =
        new PlanUniverse(
            "u",
            "k",
            List.of(
                new PlanColumn("k", ColumnType.INT64, false),
                new PlanColumn("t", ColumnType.STRING, false)),
            universe(folder, "c.csv.bz2").sources());
    spark.conf().set("spark.sql.files.maxPartitionBytes", "200000");
    spark.conf().set("spark.sql.files.openCostInBytes", "0");
    try {
      PreparedUniverse prepared = prepare(preparation(folder), universe);

      assertThat(prepared.files()).hasSizeGreaterThan(4);
      List<String> texts = new ArrayList<>();
      for (UniverseFile file : prepared.files()) {
        new ParquetDelivery(file.path(), file.path())
            .read(record -> texts.add(record.getLong("k", 0) + record.getString("t", 0)));
      }
      assertThat(texts)
          .isEqualTo(
              IntStream.range(0, records)
                  .mapToObj(k -> k + (k % 3 == 0 ? "a\n" + k + ",\"b\"\n" : "a"))
                  .toList());
    } finally {
      spark.conf().unset("spark.sql.files.maxPartitionBytes");
      spark.conf().unset("spark.sql.files.openCostInBytes");
    }
  }

  @Test
  void aDeliveryWithoutRecordsIsRefused() throws IOException {
    write(folder.resolve("c.csv"), "k,a\n");

    assertThatThrownBy(() -> prepare(preparation(folder), universe(folder, "c.csv")))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("c.csv: no record is delivered");
  }

  @Test
  void aKeyThatNamesTwoRecordsIsRefusedWithBothPlaces() throws IOException {
    write(folder.resolve("c.csv"), "k,a\n1,5\n2,7\n");
    write(folder.resolve("d.csv"), "k,a\n3,5\n001,7\n3,8\n");

    assertThatThrownBy(() -> prepare(preparation(folder), universe(folder, "c.csv", "d.csv")))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("d.csv:3: column \"k\": the record at c.csv:2 has the same key.");
  }

  @Test
  void aKeyThatNamesTwoRecordsOfParquetIsRefused() throws IOException {
    write(folder.resolve("c.csv"), "k,a\n1,5\n2,7\n1,8\n");
    spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(folder.resolve("c.csv").toString())
        .coalesce(1)
        .write()
        .parquet(folder.resolve("parquet").toString());
    Files.copy(file(folder.resolve("parquet")), folder.resolve("c.parquet"));

    assertThatThrownBy(() -> prepare(preparation(folder), universe(folder, "c.parquet")))
        .hasMessageStartingWith(
            "c.parquet:3: column \"k\": the record at c.parquet:1 has the same key.");
  }

  /** What can happen to a file between two uses. */
  enum Damage {
    REMOVED,
    SWAPPED,
    TRUNCATED,
    EDITED
  }

  @ParameterizedTest
  @EnumSource
  void whatWasPreparedIsCheckedAtEachUse(Damage damage) throws IOException {
    write(folder.resolve("c.csv"), "k,a\n" + records(1, 200));
    write(folder.resolve("d.csv"), "k,a\n" + records(201, 400));
    Preparation preparation = preparation(folder);
    PlanUniverse universe = universe(folder, "c.csv", "d.csv");
    List<UniverseFile> files = prepare(preparation, universe).files();
    assertThat(files).hasSize(2);
    Path first = Path.of(files.get(0).path());
    Path second = Path.of(files.get(1).path());

    String named = damage(damage, first, second);

    assertThatThrownBy(() -> preparation.open(universe))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("universe \"u\"")
        .hasMessageContaining(named);
    List<String> told = new ArrayList<>();
    PreparedUniverse again = preparation.prepare(spark, universe, told::add);
    assertThat(again.found()).isFalse();
    assertThat(told).singleElement().asString().contains(named);
    assertThat(SmallUniverse.keys(again))
        .containsExactly(
            IntStream.rangeClosed(1, 400).mapToObj(Long::valueOf).toArray(Long[]::new));
    assertThat(prepare(preparation, universe)).isEqualTo(again.asFound());
  }

  /** The name of the file that is to be told of. */
  private static String damage(Damage damage, Path first, Path second) throws IOException {
    switch (damage) {
      case REMOVED -> Files.delete(first);
      case SWAPPED -> Files.copy(second, first, StandardCopyOption.REPLACE_EXISTING);
      case TRUNCATED -> Files.write(first, Arrays.copyOf(Files.readAllBytes(first), 100));
      case EDITED -> {
        byte[] bytes = Files.readAllBytes(first);
        bytes[40] ^= 1;
        Files.write(first, bytes, StandardOpenOption.TRUNCATE_EXISTING);
      }
    }
    return first.getFileName().toString();
  }

  @Test
  void whatTheManifestDoesNotNameIsNoPartOfIt() throws IOException {
    write(folder.resolve("c.csv"), "k,a\n1,5\n2,7\n");
    PlanUniverse universe = universe(folder, "c.csv");
    Path file = Path.of(prepare(preparation(folder), universe).files().get(0).path());
    Files.copy(file, file.resolveSibling("part-again.parquet"));

    PreparedUniverse again = prepare(preparation(folder), universe);

    assertThat(again.found()).isTrue();
    assertThat(SmallUniverse.keys(again)).containsExactly(1L, 2L);
  }

  @Test
  void aUniverseOfAnotherSchemaIsRefusedByName() throws IOException {
    write(folder.resolve("c.csv"), "k,a\n1,5\n2,7\n");
    PlanUniverse narrow = universe(folder, "c.csv");
    PlanUniverse wide =
        new PlanUniverse(
            "u",
            "k",
            List.of(narrow.column("k"), new PlanColumn("a", ColumnType.INT64, false)),
            narrow.sources());
    Preparation preparation = preparation(folder);
    prepare(preparation, narrow);
    prepare(preparation, wide);
    Path first = manifest(preparation, narrow);
    Path second = manifest(preparation, wide);
    Files.copy(first, second, StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> preparation.open(wide))
        .hasMessageContaining(
            "it was prepared with other columns: \"a\" was int32, the plan has int64");
  }

  @Test
  void whatIsNotPreparedIsNotOpened() throws IOException {
    write(folder.resolve("c.csv"), "k,a\n1,5\n2,7\n");

    assertThatThrownBy(() -> preparation(folder).open(universe(folder, "c.csv")))
        .hasMessageContaining("universe \"u\" is not prepared");
  }

  @Test
  void twoAtOnceBothSucceed() throws IOException {
    write(folder.resolve("c.csv"), "k,a\n" + records(1, 1000));
    PlanUniverse universe = universe(folder, "c.csv");

    List<CompletableFuture<PreparedUniverse>> both =
        Stream.of(preparation(folder), preparation(folder))
            .map(preparation -> CompletableFuture.supplyAsync(() -> prepare(preparation, universe)))
            .toList();

    assertThat(both.get(0).join().files()).isEqualTo(both.get(1).join().files());
    assertThat(SmallUniverse.keys(both.get(0).join())).hasSize(1000);
  }

  private static PreparedUniverse prepare(Preparation preparation, PlanUniverse universe) {
    return preparation.prepare(spark, universe, damage -> {});
  }

  private static Preparation preparation(Path catalog) {
    return new Preparation(catalog, Storage.location(catalog.resolve("universe")));
  }

  private static PlanUniverse universe(Path catalog, String... sources) {
    return SmallUniverse.of(
        Stream.of(sources)
            .map(source -> PlanSource.of(new LocalStore(catalog).find(source).orElseThrow()))
            .toList());
  }

  private static String records(int first, int last) {
    StringBuilder records = new StringBuilder();
    IntStream.rangeClosed(first, last).forEach(key -> records.append(key).append(",5\n"));
    return records.toString();
  }

  private static Path manifest(Preparation preparation, PlanUniverse universe) {
    return Path.of(Storage.plain(preparation.folder(universe))).resolve("universe.json");
  }

  private static Path file(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
