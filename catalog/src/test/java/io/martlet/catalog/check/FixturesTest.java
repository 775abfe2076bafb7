package io.martlet.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.load.Summary;
import io.martlet.catalog.yaml.CatalogLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder in {@code fixtures} is a catalog, named after the rule that it breaks (and a variant,
 * after a dot), with {@code expected.txt}: what checking it prints. To add a case, add a folder.
 * What only catalogs in Java, changes or estimates can break is shown where they are loaded,
 * compared and made.
 */
class FixturesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  @ParameterizedTest
  @MethodSource("fixtures")
  void printsWhatIsExpected(String fixture) throws IOException {
    LoadedCatalog loaded = CatalogLoader.load(FIXTURES.resolve(fixture));
    List<Diagnostic> diagnostics = CatalogChecker.check(loaded);

    String printed =
        TextPrinter.plain(loaded.sources()).print(diagnostics)
            + Summary.of(loaded.catalog(), diagnostics)
            + "\n";

    assertThat(printed)
        .isEqualTo(Files.readString(FIXTURES.resolve(fixture).resolve("expected.txt")))
        .contains(rule(fixture).equals("clean") ? ": 0 errors" : "[" + rule(fixture) + "]: ");
  }

  @Test
  void everyRuleHasAFixture() throws IOException {
    assertThat(fixtures().map(FixturesTest::rule))
        .containsAll(
            Rules.all().stream()
                .filter(rule -> !(rule instanceof JavaRule || rule instanceof UnacceptedBreak))
                .filter(rule -> !(rule instanceof TargetRule))
                .map(Rule::id)
                .toList());
  }

  static Stream<String> fixtures() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static String rule(String fixture) {
    return fixture.replaceFirst("\\..*", "");
  }
}
