package io.martlet.properties.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.source.LocalStore;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.prepare.ParquetDelivery;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.parquet.example.data.Group;
import org.apache.spark.sql.SparkSession;

/** What is written in a declared dialect is read back, however the file is cut. */
class DialectsTest {

  private static SparkSession spark;

  @BeforeContainer
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.files.openCostInBytes", "0")
            // Deliveries are cut into bytes, what was prepared of them need not be.
            .config("spark.sql.files.maxPartitionNum", "1")
            // Compiling a query takes longer than running it over a few records.
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();
  }

  @AfterContainer
  static void stop() throws IOException {
    spark.close();
  }

  @Property(tries = 25)
  void whatIsWrittenIsReadBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int splits)
      throws IOException {
    RandomDelivery written = new RandomDelivery(seed);
    byte[] bytes = written.file();

    assertThat(prepared(written, bytes, splits)).isEqualTo(written.values);
  }

  @Property(tries = 40)
  void whatIsDamagedIsReadOrRefusedByName(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int splits,
      @ForAll @IntRange(max = 3) int damages)
      throws IOException {
    RandomDelivery written = new RandomDelivery(seed);
    byte[] bytes = written.file();
    Random random = new Random(seed);
    for (int i = 0; i < damages; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    if (damages == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    try {
      List<List<String>> read = prepared(written, bytes, splits);
      if (damages > 0 && written.compression != RandomDelivery.Compression.NONE) {
        assertThat(read).as("no checksum tells of it").isEqualTo(written.values);
      }
    } catch (MalformedRecordException refused) {
      assertThat(refused).hasMessageContaining("delivery.dat");
    }
  }

  private static List<List<String>> prepared(RandomDelivery delivery, byte[] bytes, int splits)
      throws IOException {
    Path folder = Files.createTempDirectory("martlet-dialects-");
    try {
      Files.write(folder.resolve("delivery.dat"), bytes);
      PlanUniverse universe =
          new PlanUniverse(
              "u",
              "k",
              delivery.columns,
              List.of(PlanSource.of(new LocalStore(folder).find("delivery.dat").orElseThrow())),
              delivery.delivery);
      long size = Math.max(1, bytes.length / splits);
      spark.conf().set("spark.sql.files.maxPartitionBytes", String.valueOf(size));
      return values(
          new Preparation(folder, Storage.location(folder.resolve("universe")))
              .prepare(spark, universe, damage -> {}),
          delivery.columns);
    } finally {
      Storage.delete(Storage.location(folder));
    }
  }

  private static List<List<String>> values(PreparedUniverse prepared, List<PlanColumn> columns) {
    List<List<String>> values = new ArrayList<>();
    for (UniverseFile file : prepared.files()) {
      new ParquetDelivery(file.path(), file.path())
          .read(record -> values.add(values(record, columns)));
    }
    return values;
  }

  private static List<String> values(Group record, List<PlanColumn> columns) {
    List<String> values = new ArrayList<>();
    for (PlanColumn column : columns) {
      values.add(ParquetDelivery.text(record, record.getType().getFieldIndex(column.name())));
    }
    return values;
  }
}
