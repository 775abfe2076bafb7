package io.martlet.properties.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.codegen.projection.ProjectionGenerator;
import io.martlet.codegen.projection.ProjectionJar;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.projection.ColumnBinder;
import io.martlet.plan.projection.Projection;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.scan.PageColumns;
import io.martlet.spark.scan.RowGroup;
import io.martlet.spark.scan.UniverseFile;
import io.martlet.spark.scan.UniverseReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * A generated projection moves to the region just what a record-by-record reader sees, whatever the
 * schema, the data, and the way in which the file was written.
 */
class ProjectionTest {

  @Property(tries = 60)
  void movesEveryValueToItsPlace(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 600) int rows,
      @ForAll @IntRange(min = 1, max = 300) int batchRows,
      @ForAll("layouts") RandomUniverse.Layout layout)
      throws Exception {
    RandomUniverse universe = new RandomUniverse(seed, width, rows);
    Path folder = Files.createTempDirectory("martlet-projection-");
    try {
      Path file = folder.resolve("universe.parquet");
      universe.write(file, layout);
      compare(universe, file, load(folder, universe.columns()), batchRows);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  @Provide
  Arbitrary<RandomUniverse.Layout> layouts() {
    return Combinators.combine(
            Arbitraries.of(WriterVersion.PARQUET_1_0, WriterVersion.PARQUET_2_0),
            Arbitraries.of(
                CompressionCodecName.UNCOMPRESSED,
                CompressionCodecName.SNAPPY,
                CompressionCodecName.ZSTD),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 400),
            Arbitraries.of(1, 4_000, 1 << 20))
        .as(RandomUniverse.Layout::new);
  }

  /** Makes the projection's class, once its columns are known. */
  private interface Binding {
    Projection to(ColumnBinder binder) throws ReflectiveOperationException;
  }

  private static Binding load(Path folder, List<PlanColumn> columns) throws Exception {
    Path jar = folder.resolve("projections.jar");
    Files.write(jar, ProjectionJar.of(List.of(ProjectionGenerator.generate("p.Mb", columns))));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {jar.toUri().toURL()}, ProjectionTest.class.getClassLoader())) {
      Class<? extends Projection> type = loader.loadClass("p.Mb").asSubclass(Projection.class);
      for (Class<?> nested : type.getDeclaredClasses()) {
        loader.loadClass(nested.getName());
      }
      return binder -> type.getConstructor(ColumnBinder.class).newInstance(binder);
    }
  }

  private static void compare(RandomUniverse universe, Path file, Binding binding, int batchRows)
      throws Exception {
    HostSettings settings =
        new HostSettings("", batchRows, Duration.ofSeconds(1), Duration.ofSeconds(1));
    int done = 0;
    try (HostSession session = new HostSession(settings, universe.columns(), List.of());
        UniverseReader reader =
            new UniverseReader(
                new UniverseFile(0, file.toString(), universe.rows()), universe.columns());
        PageColumns columns = new PageColumns(session, universe.columns(), batchRows)) {
      Projection projection = binding.to(columns);
      for (RowGroup group = reader.next(); group != null; group = reader.next()) {
        columns.start(group);
        for (long left = group.rows(); left > 0; ) {
          int rows = (int) Math.min(batchRows, left);
          projection.measure(rows);
          if (!session.holds(columns.stringBytes())) {
            session.grow(columns.stringBytes());
          }
          projection.fill(rows);
          compareBatch(universe, session, done, rows);
          left -= rows;
          done += rows;
        }
        columns.end();
      }
    }
    assertThat(done).isEqualTo(universe.rows());
  }

  private static void compareBatch(
      RandomUniverse universe, HostSession session, int from, int rows) {
    for (int column = 0; column < universe.columns().size(); column++) {
      PlanColumn declared = universe.columns().get(column);
      for (int row = 0; row < rows; row++) {
        Object expected = universe.value(from + row, column);
        if (declared.nullable()) {
          int bits = session.view().memory().get(session.validity(column) + (row >> 3));
          assertThat(((bits >> (row & 7)) & 1) == 1)
              .as("%s of record %d is there", declared, from + row)
              .isEqualTo(expected != null);
        }
        if (expected != null) {
          assertThat(read(session, column, declared, row))
              .as("%s of record %d", declared, from + row)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static Object read(HostSession session, int column, PlanColumn declared, int row) {
    ByteBuffer memory = session.view().memory();
    int at = session.values(column) + row * declared.type().width();
    return switch (declared.type()) {
      case BOOL -> memory.get(at) == 1;
      case INT8 -> (int) memory.get(at);
      case INT16 -> (int) memory.getShort(at);
      case INT32, DATE -> memory.getInt(at);
      case INT64 -> memory.getLong(at);
      case FLOAT32 -> memory.getFloat(at);
      case FLOAT64 -> memory.getDouble(at);
      case STRING -> {
        int offsets = session.offsets(column) + 4 * row;
        byte[] bytes = new byte[memory.getInt(offsets + 4) - memory.getInt(offsets)];
        memory.get(session.values(column) + memory.getInt(offsets), bytes);
        yield new String(bytes, StandardCharsets.UTF_8);
      }
    };
  }
}
