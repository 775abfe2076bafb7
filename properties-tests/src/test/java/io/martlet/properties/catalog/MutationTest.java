package io.martlet.properties.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.SourceTexts;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.yaml.CatalogLoader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever becomes of a catalog's bytes, loading and checking it gives diagnostics in its files.
 */
class MutationTest {

  private static final Map<String, String> FILES =
      Map.of(
          "catalog.yaml",
          """
          catalog: shop
          universe: universe.yaml
          marts: [marts/*.yaml]
          binaries:
            cards:
              kind: executable
              platforms:
                linux-x86_64: { path: cards.sh }
          deployment: deployment.yaml
          policy: { require-owner: false }
          suppress:
            - { rule: number-gap, at: auto, reason: retired }
          accepted-breaks:
            - { model: auto/used, reason: told }
          """,
          "universe.yaml",
          """
          universe: clients
          key: id
          columns:
            id: int64
            "age": int8?
          groups:
            all: [id, age]
          """,
          "marts/auto.yaml",
          """
          mart: auto
          defaults: { binary: cards, rank: 1..20 }
          models:
            - number: 1   # the first
              name: luxury
              inputs: [all.*]
              tags:
                - 'new'
                - |
                  several
                  lines
          """,
          "deployment.yaml",
          """
          release: emr-spark-8.1.0
          clusters: 2
          fleets:
            core: { on-demand: 2, spot: 8, types: [c7i.8xlarge, c6i.8xlarge] }
          """,
          "cards.sh",
          "a program");

  @Property(tries = 800)
  void mutatedCatalogsGiveDiagnosticsInsideTheirFiles(@ForAll("mutations") List<Mutation> all) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    FILES.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    all.forEach(mutation -> files.computeIfPresent(mutation.file(), mutation::apply));

    Folders.with(
        files,
        folder -> {
          LoadedCatalog loaded = CatalogLoader.load(folder);
          List<Diagnostic> diagnostics = CatalogChecker.check(loaded);
          assertThat(loaded.catalog().isEmpty())
              .isEqualTo(loaded.diagnostics().size() > 0 && diagnostics.size() > 0);
          diagnostics.forEach(each -> assertInside(each.location(), loaded.sources()));
          assertThat(CatalogChecker.check(CatalogLoader.load(folder))).isEqualTo(diagnostics);
          assertThat(TextPrinter.plain(loaded.sources()).print(diagnostics)).isNotNull();
          return diagnostics;
        });
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    Arbitrary<String> inserted =
        Arbitraries.of(
            "", "x", ":", ": ", "- ", "\n", "\r", "\t", " ", "[", "]", "{", "}", "&a ", "*a",
            "!!x ", "|", ">", "'", "\"", "#", "%", "@", "`", "---\n", "...\n", "<<: ", "? ", "~",
            "\0", "\u0085", "\u2028", "🦜", "..", "/", "\\");
    return Combinators.combine(
            Arbitraries.of("catalog.yaml", "universe.yaml", "marts/auto.yaml", "deployment.yaml"),
            Arbitraries.integers().between(0, 220),
            Arbitraries.integers().between(0, 3),
            Arbitraries.oneOf(
                inserted.map(MutationTest::bytewise),
                Arbitraries.strings().withCharRange((char) 0, (char) 255).ofLength(1)))
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** The bytes of a text, a character each. */
  private static String bytewise(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static void assertInside(Location place, SourceTexts sources) {
    if (!place.hasLine() || !sources.has(place.file())) {
      return;
    }
    assertThat(place.endLine())
        .isGreaterThanOrEqualTo(place.line())
        .isLessThanOrEqualTo(sources.lineCount(place.file()));
    if (place.line() == place.endLine()) {
      assertThat(place.endColumn()).isGreaterThanOrEqualTo(place.column());
    }
    assertInside(place.line(), place.column(), place.file(), sources);
    assertInside(place.endLine(), place.endColumn(), place.file(), sources);
  }

  private static void assertInside(int line, int column, String file, SourceTexts sources) {
    String text = sources.line(file, line).orElseThrow();
    assertThat(column).isBetween(1, text.codePointCount(0, text.length()) + 1);
  }

  /**
   * Replaces some bytes of a file by others.
   *
   * @param inserted the others, a character each
   */
  record Mutation(String file, int at, int removed, String inserted) {

    byte[] apply(String name, byte[] bytes) {
      int from = Math.min(at, bytes.length);
      int to = Math.min(from + removed, bytes.length);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, from);
      out.writeBytes(inserted.getBytes(StandardCharsets.ISO_8859_1));
      out.write(bytes, to, bytes.length - to);
      return out.toByteArray();
    }
  }
}
