package io.martlet.spark.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.source.LocalStore;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.infer.Inference;
import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parquet that other programs have delivered, as pyarrow wrote it. */
class ForeignDeliveryTest {

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
  }

  @AfterAll
  static void stop() throws IOException {
    spark.close();
  }

  @Test
  void aPageWithoutItsChecksumIsRefusedByItsColumn() {
    assertThatThrownBy(
            () ->
                prepare(
                    "wrong-checksum.parquet",
                    column("k", ColumnType.INT64),
                    column("x", ColumnType.FLOAT64)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("wrong-checksum.parquet: column \"x\": the file is damaged:");
    assertThatThrownBy(() -> inferred("wrong-checksum.parquet"))
        .hasMessageStartingWith("wrong-checksum.parquet: column \"x\": the file is damaged:");
  }

  @Test
  void anUnsignedIntegerIsReadAsWhatItIs() throws Exception {
    assertThat(inferred("uint32.parquet").columns())
        .extracting(InferredColumn::name, InferredColumn::type)
        .contains(tuple("u", ColumnType.INT64));
    assertThat(
            prepare("uint32.parquet", column("k", ColumnType.INT64), column("u", ColumnType.INT64)))
        .isEqualTo(2);
    assertThatThrownBy(
            () ->
                prepare(
                    "uint32.parquet", column("k", ColumnType.INT64), column("u", ColumnType.INT32)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("uint32.parquet:1: column \"u\": the value is no int32.");
  }

  @ParameterizedTest
  @CsvSource({
    "none, INT96",
    "snappy, TIMESTAMP_MILLIS",
    "gzip, TIMESTAMP_MICROS",
    "zstd, INT96",
    "lz4, INT96",
    "lz4_raw, TIMESTAMP_MICROS"
  })
  void whatSparkWritesIsReadAsDeclared(String codec, String timestamps) throws IOException {
    spark.conf().set("spark.sql.parquet.outputTimestampType", timestamps);
    spark
        .sql(
            """
            select id as k, cast(id / 8 as decimal(18, 3)) as d, timestamp'2026-01-31 00:00:00' as t
            from range(1, 1001)
            """)
        .coalesce(1)
        .write()
        .option("compression", codec)
        .parquet(folder.resolve("spark").toString());
    Path file;
    try (Stream<Path> files = Files.list(folder.resolve("spark"))) {
      file = files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Files.copy(file, folder.resolve("a.parquet"));

    PreparedUniverse prepared =
        prepared(
            folder.resolve("a.parquet"),
            column("k", ColumnType.INT32),
            column("d", ColumnType.FLOAT64),
            column("t", ColumnType.DATE));

    Dataset<Row> records =
        ParquetFiles.records(
            spark,
            prepared.files().stream().map(each -> Storage.location(Path.of(each.path()))).toList());
    assertThat(records.filter("d = k / 8d and t = date'2026-01-31'").count()).isEqualTo(1000);
  }

  private static PlanColumn column(String name, ColumnType type) {
    return new PlanColumn(name, type, true);
  }

  private long prepare(String name, PlanColumn... columns) throws URISyntaxException {
    return prepared(file(name), columns).records();
  }

  private PreparedUniverse prepared(Path file, PlanColumn... columns) {
    Path deliveries = file.getParent();
    String name = file.getFileName().toString();
    PlanUniverse universe =
        new PlanUniverse(
            "u",
            "k",
            List.of(columns),
            List.of(PlanSource.of(new LocalStore(deliveries).find(name).orElseThrow())));
    return new Preparation(deliveries, Storage.location(folder))
        .prepare(spark, universe, damage -> {});
  }

  private static InferredUniverse inferred(String name) throws URISyntaxException {
    return Inference.of(
        List.of(new DeliveredFile(name, Storage.location(file(name)))), (records, bytes) -> {});
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(ForeignDeliveryTest.class.getResource("/deliveries/" + name).toURI());
  }
}
