package io.martlet.properties.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.projection.InputColumn;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.scan.PageColumns;
import io.martlet.spark.scan.RowGroup;
import io.martlet.spark.scan.ScanException;
import io.martlet.spark.scan.UniverseFile;
import io.martlet.spark.scan.UniverseReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Whatever is damaged in a file, reading it ends, and ends in one clear error if not in values. */
class DamageTest {

  private static final int BATCH = 128;

  @Property(tries = 400)
  void readingDamagedPagesEndsInAClearError(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int damages, @ForAll boolean second)
      throws Exception {
    RandomUniverse universe = new RandomUniverse(seed, 6, 500);
    Path file = Files.createTempFile("martlet-damage-", ".parquet");
    Files.delete(file);
    try {
      universe.write(
          file,
          new RandomUniverse.Layout(
              second ? WriterVersion.PARQUET_2_0 : WriterVersion.PARQUET_1_0,
              seed % 2 == 0 ? CompressionCodecName.ZSTD : CompressionCodecName.UNCOMPRESSED,
              seed % 3 != 0,
              100,
              1 << 20));
      byte[] bytes = Files.readAllBytes(file);
      Random random = new Random(seed);
      for (int i = 0; i < damages; i++) {
        bytes[4 + random.nextInt(bytes.length - 4)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);

      try {
        read(file, universe.columns());
      } catch (ScanException e) {
        assertThat(e).hasMessageContaining(file.getFileName().toString());
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void read(Path file, List<PlanColumn> columns) {
    HostSettings settings =
        new HostSettings("", BATCH, Duration.ofSeconds(1), Duration.ofSeconds(1));
    try (HostSession session = new HostSession(settings, columns, List.of());
        UniverseReader reader =
            new UniverseReader(new UniverseFile(0, file.toString(), 0), columns);
        PageColumns binder = new PageColumns(session, columns, BATCH)) {
      List<InputColumn> bound = columns.stream().map(column -> bind(binder, column)).toList();
      for (RowGroup group = reader.next(); group != null; group = reader.next()) {
        binder.start(group);
        for (long left = group.rows(); left > 0; left -= BATCH) {
          int rows = (int) Math.min(BATCH, left);
          bound.forEach(column -> column.measure(rows));
          if (!session.holds(binder.stringBytes())) {
            session.grow(binder.stringBytes());
          }
          bound.forEach(column -> column.fill(rows));
        }
        binder.end();
      }
    }
  }

  private static InputColumn bind(PageColumns binder, PlanColumn column) {
    return switch (column.type()) {
      case BOOL -> binder.bool(column.name());
      case INT8 -> binder.int8(column.name());
      case INT16 -> binder.int16(column.name());
      case INT32 -> binder.int32(column.name());
      case INT64 -> binder.int64(column.name());
      case FLOAT32 -> binder.float32(column.name());
      case FLOAT64 -> binder.float64(column.name());
      case DATE -> binder.date(column.name());
      case STRING -> binder.string(column.name());
    };
  }
}
