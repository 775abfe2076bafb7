package io.martlet.spark.mart;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import io.martlet.spark.encode.ScoreFile;
import io.martlet.spark.scan.Footers;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mart's file that goes on from another is read right by whoever reads Parquet. */
class MartFilePatchTest {

  private static final int RECORDS = 3000;
  private static final RankRange RANKS = new RankRange(1, 20);

  @TempDir private Path folder;

  private UniverseFile universe;
  private List<Long> groups;

  /** What the file must hold: of each model, by number, the seed that its scores come from. */
  private final Map<Integer, Integer> seeds = new TreeMap<>();

  /** The ids that the table gives its columns. */
  private final Map<String, Integer> ids = new HashMap<>(Map.of("k", 1));

  @BeforeEach
  void universe() throws Exception {
    universe = universe(RECORDS);
    groups =
        Footers.of(universe.path()).getBlocks().stream().map(BlockMetaData::getRowCount).toList();
    assertThat(groups).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 375})
  void itIsReadRightAfterOneTwoAndTenPatches(int models) throws Exception {
    String file = first(models);
    for (int patch = 1; patch <= 10; patch++) {
      int number = 1 + patch * 7 % models;
      seeds.put(number, 1000 + patch);
      file = next(file, Set.of(number), Set.of(), MartFilePatchTest::patch);
      if (patch <= 2 || patch == 10) {
        assertReadRight(file);
      }
    }
  }

  @Test
  void theBytesBeforeItsFooterStayAsTheyWere() throws Exception {
    String file = first(50);
    seeds.put(3, 77);
    String next = patched(file, Set.of(3), Set.of());

    byte[] before = Files.readAllBytes(Path.of(file));
    byte[] after = Files.readAllBytes(Path.of(next));
    int body;
    try (ChunkSource source = ChunkSource.open(file)) {
      body = (int) source.end();
    }
    assertThat(Arrays.copyOf(after, body)).isEqualTo(Arrays.copyOf(before, body));
  }

  @Test
  void modelsComeAndGo() throws Exception {
    String file = first(40);
    seeds.remove(5);
    seeds.put(41, 9);
    assertReadRight(patched(file, Set.of(41), Set.of()));
  }

  @Test
  void aModelThatFailsLosesItsFormerScores() throws Exception {
    String file = first(40);
    String next = patched(file, Set.of(), Set.of(7));
    try (SparkSession spark = spark()) {
      assertThat(spark.read().parquet(next).where("model7_rank is null").count())
          .isEqualTo(RECORDS);
      assertThat(spark.read().parquet(next).where("model8_rank is null").count()).isZero();
    }
  }

  @Test
  void aFileOfWhichMuchIsDeadIsWrittenAnew() throws Exception {
    String file = first(10);
    for (int number = 1; number <= 10; number++) {
      seeds.put(number, 100 + number);
    }
    String next = patched(file, seeds.keySet(), Set.of());
    assertThat(Files.size(Path.of(next))).isLessThan(Files.size(Path.of(file)) * 11 / 10);
    assertReadRight(next);
  }

  /** A mart's file as a run writes it that scores all models. */
  private String first(int models) {
    for (int number = 1; number <= models; number++) {
      seeds.put(number, number);
    }
    MartLayout layout = layout(Set.of(), seeds.keySet());
    try (MartOutput output = new MartOutput(layout, universe, models(seeds.keySet()))) {
      score(output.scores(), seeds.keySet());
      return Storage.plain(output.audited().path());
    }
  }

  /** How a file is made from another. */
  private interface Way {
    void write(MartLayout layout, MartFileSpec spec, String target) throws IOException;
  }

  private static void patch(MartLayout layout, MartFileSpec spec, String target)
      throws IOException {
    new MartFilePatch(layout).write(spec, target);
  }

  /** The file that comes of another when some models are scored again, and some fail. */
  private String patched(String file, Set<Integer> scored, Set<Integer> failed) throws IOException {
    return next(file, scored, failed, MartFileTask::write);
  }

  private String next(String file, Set<Integer> scored, Set<Integer> failed, Way way)
      throws IOException {
    Set<Integer> kept = new HashSet<>(seeds.keySet());
    kept.removeAll(scored);
    kept.removeAll(failed);
    MartLayout layout = layout(kept, scored);
    HashMap<String, String> scores = new HashMap<>();
    if (!scored.isEmpty()) {
      scores.put("mb", folder.resolve("scores-" + UUID.randomUUID()).toString());
      try (ScoreFile written = new ScoreFile(scores.get("mb"), models(scored))) {
        score(written, scored);
      }
    }
    String target = layout.newFile(universe.index());
    way.write(layout, new MartFileSpec(universe, scores, file), target);
    new MartFileAudit(layout, universe.path(), target).file();
    return Storage.plain(target);
  }

  private void score(ScoreFile file, Set<Integer> numbers) {
    int first = 0;
    for (long rows : groups) {
      int model = 0;
      for (int number : numbers.stream().sorted().toList()) {
        int[] ranks = new int[(int) rows];
        byte[] binaries = new byte[(int) rows];
        for (int i = 0; i < rows; i++) {
          ranks[i] = rank(seeds.get(number), first + i);
          binaries[i] = (byte) binary(seeds.get(number), first + i);
        }
        file.append(model++, ranks, binaries, (int) rows);
      }
      file.endRowGroup(rows, Set.of());
      first += (int) rows;
    }
    file.end();
  }

  private static int rank(int seed, int record) {
    return 1 + (record * 31 + seed * 17) % 20;
  }

  private static int binary(int seed, int record) {
    return (record + seed) % 3 == 0 ? 1 : 0;
  }

  private MartLayout layout(Set<Integer> kept, Set<Integer> scored) {
    List<Types.NestedField> fields = new ArrayList<>();
    fields.add(Types.NestedField.required(id("k"), "k", Types.IntegerType.get()));
    for (PlanModel model : models(seeds.keySet())) {
      for (String column : List.of(model.rankColumn(), model.binaryColumn())) {
        fields.add(Types.NestedField.optional(id(column), column, Types.IntegerType.get()));
      }
    }
    Optional<PlanBase> base = Optional.of(new PlanBase("first", "run", 1, models(kept), List.of()));
    return MartLayout.of(
        new PlanMart("first", models(seeds.keySet()), base),
        folder.resolve("data").toString(),
        "run",
        new Schema(fields),
        MartKey.of("k", ColumnType.INT32).name(),
        Map.of("mb", models(scored)));
  }

  private int id(String column) {
    return ids.computeIfAbsent(column, unknown -> ids.size() + 1);
  }

  private static List<PlanModel> models(Set<Integer> numbers) {
    return numbers.stream().sorted().map(MartFilePatchTest::model).toList();
  }

  private static PlanModel model(int number) {
    return new PlanModel(
        "first",
        number,
        "m" + number,
        List.of("k"),
        "program",
        "m",
        Optional.empty(),
        RANKS,
        "hash");
  }

  private void assertReadRight(String file) throws Exception {
    Map<String, Long> expected = new TreeMap<>();
    expected.put("k", checksum(i -> i));
    seeds.forEach(
        (number, seed) -> {
          expected.put("model" + number + "_rank", checksum(i -> rank(seed, i)));
          expected.put("model" + number + "_binary", checksum(i -> binary(seed, i)));
        });
    Map<String, Map<String, Long>> found = programs(file);
    try (SparkSession spark = spark()) {
      for (String vectorised : List.of("true", "false")) {
        spark.conf().set("spark.sql.parquet.enableVectorizedReader", vectorised);
        found.put("Spark, vectorised " + vectorised, spark(spark, file));
      }
    }
    assertThat(found).hasSize(6);
    found.forEach((reader, columns) -> assertThat(columns).as(reader).isEqualTo(expected));
  }

  private static long checksum(IntUnaryOperator value) {
    return IntStream.range(0, RECORDS).mapToLong(i -> (long) value.applyAsInt(i) * (i + 1)).sum();
  }

  private static SparkSession spark() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", "false")
        .getOrCreate();
  }

  private static Map<String, Long> spark(SparkSession spark, String file) {
    Map<String, Long> checksums = new TreeMap<>();
    List<Row> rows = spark.read().parquet(file).collectAsList();
    String[] names = rows.get(0).schema().fieldNames();
    for (int column = 0; column < names.length; column++) {
      long sum = 0;
      for (int row = 0; row < rows.size(); row++) {
        sum += (long) rows.get(row).getInt(column) * (row + 1);
      }
      checksums.put(names[column], sum);
    }
    return checksums;
  }

  /** By reader and column. */
  private static Map<String, Map<String, Long>> programs(String file) throws Exception {
    Path home = Path.of(System.getProperty("martlet.home"));
    Process python =
        new ProcessBuilder(
                home.resolve("target/python/bin/python").toString(),
                home.resolve("runtime/spark/src/test/python/read_columns.py").toString(),
                file)
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
    Map<String, Map<String, Long>> read = new TreeMap<>();
    said.lines()
        .map(line -> line.split(",", 3))
        .forEach(
            cell ->
                read.computeIfAbsent(cell[0], reader -> new TreeMap<>())
                    .put(cell[1], Long.valueOf(cell[2])));
    return read;
  }

  private UniverseFile universe(int records) throws IOException {
    String path = folder.resolve("universe.parquet").toString();
    var schema = MessageTypeParser.parseMessageType("message u { required int32 k; }");
    SimpleGroupFactory factory = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> file =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(path), Storage.configuration()))
            .withType(schema)
            .withRowGroupSize(4096L)
            .withMinRowCountForPageSizeCheck(100)
            .withMaxRowCountForPageSizeCheck(100)
            .withDictionaryEncoding(false)
            .build()) {
      for (int key = 0; key < records; key++) {
        file.write(factory.newGroup().append("k", key));
      }
    }
    return new UniverseFile(0, path, records);
  }
}
