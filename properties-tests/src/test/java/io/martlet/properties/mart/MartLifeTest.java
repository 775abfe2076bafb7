package io.martlet.properties.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever happens to a catalog between runs: after a run that publishes, the mart is what a naive
 * reading of the catalog says, cell by cell, for our reader and for DuckDB; after one that is
 * refused, held back or ends with failed models, it is what it was.
 */
class MartLifeTest {

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void aMartIsRightOrWhatItWas(@ForAll("lives") List<Step> steps) throws Exception {
    Path folder = Files.createTempDirectory("mart-life-");
    try (MartLife life = new MartLife(folder)) {
      life.run(true, Step.Manner.ALL_ANEW);
      assertThat(life.published()).isEqualTo(life.declared());
      for (Step step : steps) {
        life.take(step);
        List<String> before = life.published();
        MartLife.Ending ending = life.run(step.accepting(), step.manner());
        List<String> after = life.published();
        assertThat(after)
            .as("after %s: %s", step, ending)
            .isEqualTo(ending == MartLife.Ending.PUBLISHED ? life.declared() : before);
        assertThat(life.publishedForDuckDb()).as("after %s, DuckDB", step).isEqualTo(after);
        assertThat(ending).as("after %s", step).matches(life::isPossible);
      }
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    return Combinators.combine(
            Arbitraries.of(Step.Kind.class),
            Arbitraries.integers().between(0, 999),
            Arbitraries.of(true, true, false),
            Arbitraries.of(Step.Manner.class))
        .as(Step::new)
        .list()
        .ofMinSize(4)
        .ofMaxSize(7);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
