package io.martlet.codegen.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.projection.ColumnBinder;
import io.martlet.plan.projection.InputColumn;
import io.martlet.plan.projection.Projection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM's limits lie at 255 parameters, 254 record components and 64 KB of code a method. */
class ProjectionTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 254, 255, 256, 500, 501, 2_000, 10_000})
  void everyColumnIsBoundByItsTypeAndMovedInOrder(int width) throws Exception {
    ColumnType[] types = ColumnType.values();
    List<PlanColumn> columns =
        IntStream.range(0, width)
            .mapToObj(i -> new PlanColumn("c" + i, types[i % types.length], i % 2 == 0))
            .toList();
    List<String> calls = new ArrayList<>();

    Projection projection = load(columns, new Recorder(calls));
    List<String> bound = List.copyOf(calls);
    calls.clear();
    projection.measure(7);
    List<String> measured = List.copyOf(calls);
    calls.clear();
    projection.fill(7);

    assertThat(bound)
        .containsExactlyElementsOf(
            columns.stream().map(c -> c.type().keyword() + " " + c.name()).toList());
    assertThat(measured)
        .containsExactlyElementsOf(
            columns.stream()
                .filter(c -> c.type() == ColumnType.STRING)
                .map(c -> "measure " + c.name() + " 7")
                .toList());
    assertThat(calls)
        .containsExactlyElementsOf(columns.stream().map(c -> "fill " + c.name() + " 7").toList());
  }

  private Projection load(List<PlanColumn> columns, ColumnBinder binder) throws Exception {
    Path jar = folder.resolve("projections.jar");
    Files.write(jar, ProjectionJar.of(List.of(ProjectionGenerator.generate("p.Mb0001", columns))));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      return (Projection)
          loader.loadClass("p.Mb0001").getConstructor(ColumnBinder.class).newInstance(binder);
    }
  }

  /** Notes every call. */
  private record Recorder(List<String> calls) implements ColumnBinder {

    private InputColumn bind(String type, String name) {
      calls.add(type + " " + name);
      return new InputColumn() {
        @Override
        public void measure(int rows) {
          calls.add("measure " + name + " " + rows);
        }

        @Override
        public void fill(int rows) {
          calls.add("fill " + name + " " + rows);
        }
      };
    }

    @Override
    public InputColumn bool(String name) {
      return bind("bool", name);
    }

    @Override
    public InputColumn int8(String name) {
      return bind("int8", name);
    }

    @Override
    public InputColumn int16(String name) {
      return bind("int16", name);
    }

    @Override
    public InputColumn int32(String name) {
      return bind("int32", name);
    }

    @Override
    public InputColumn int64(String name) {
      return bind("int64", name);
    }

    @Override
    public InputColumn float32(String name) {
      return bind("float32", name);
    }

    @Override
    public InputColumn float64(String name) {
      return bind("float64", name);
    }

    @Override
    public InputColumn date(String name) {
      return bind("date", name);
    }

    @Override
    public InputColumn string(String name) {
      return bind("string", name);
    }
  }
}
