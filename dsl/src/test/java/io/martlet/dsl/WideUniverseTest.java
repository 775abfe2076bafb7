package io.martlet.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A class initializer holds some thousands of columns, no more. Wider universes are declared by a
 * chain of superclasses, whose initializers run in order.
 */
class WideUniverseTest {

  private static final int CHUNK = 500;

  @TempDir private Path classes;

  @ParameterizedTest
  @ValueSource(ints = {1, 500, 501, 2_000, 10_000})
  void aChainOfClassesDeclaresAllColumnsInOrder(int columns) throws ReflectiveOperationException {
    Compilation compilation = new Compilation(classes);

    assertThat(compilation.errors(sources(columns))).isEmpty();

    Universe<?> universe = (Universe<?>) compilation.field("wide.Clients", "UNIVERSE");
    assertThat(universe.declared().columns()).hasSize(columns);
    assertThat(universe.declared().columns().get(columns - 1).name())
        .hasToString("c" + (columns - 1));
    assertThat(compilation.field("wide.Reader", "FIRST")).hasToString("c0");
  }

  private static Map<String, String> sources(int columns) {
    Map<String, String> sources = new LinkedHashMap<>();
    int chunks = (columns + CHUNK - 1) / CHUNK;
    for (int chunk = 0; chunk < chunks; chunk++) {
      sources.put("wide/Clients" + chunk, chunk(chunk, columns));
    }
    sources.put(
        "wide/Clients",
        String.format(
            Locale.ROOT,
            """
        package wide;
        import io.martlet.dsl.*;
        public final class Clients extends Clients%d {
          public static final Universe<Clients> UNIVERSE = COLUMNS.keyedBy(C0);
          private Clients() {}
        }
        """,
            chunks - 1));
    sources.put(
        "wide/Reader",
        "package wide; public class Reader { public static final Object FIRST = Clients.C0; }");
    return sources;
  }

  private static String chunk(int chunk, int columns) {
    StringBuilder out = new StringBuilder("package wide;\nimport io.martlet.dsl.*;\n");
    out.append("abstract class Clients").append(chunk);
    out.append(chunk == 0 ? " {\n" : " extends Clients" + (chunk - 1) + " {\n");
    if (chunk == 0) {
      out.append("  static final Columns<Clients> COLUMNS = Columns.of(\"clients\");\n");
    }
    for (int i = chunk * CHUNK; i < Math.min(columns, (chunk + 1) * CHUNK); i++) {
      out.append("  public static final Column<Clients, Byte> C").append(i);
      out.append(" = COLUMNS.int8(\"c").append(i).append("\");\n");
    }
    return out.append("}\n").toString();
  }
}
