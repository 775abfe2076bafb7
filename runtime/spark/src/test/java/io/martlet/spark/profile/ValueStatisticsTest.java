package io.martlet.spark.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Sketches beside what they stand for. */
class ValueStatisticsTest {

  @Test
  void fewValuesAreCountedExactly() {
    ValueStatistics statistics = new ValueStatistics();
    for (String text : new String[] {"b", "a", "b", "c", "b"}) {
      add(statistics, text);
    }
    statistics.addMissing();

    assertThat(statistics.distinct()).isEqualTo(3);
    assertThat(statistics.frequent().get(0).getKey()).isEqualTo("b");
    assertThat(statistics.histogram()).containsExactly(3L, 1L, 1L);
    assertThat(statistics.missingShare()).isCloseTo(1 / 6.0, within(1e-9));
  }

  @Test
  void manyAreEstimatedWithinTwoPercent() {
    ValueStatistics statistics = uniform(0, 100_000);

    assertThat(statistics.distinct()).isCloseTo(100_000L, within(2_000L));
    assertThat(statistics.frequent()).isEmpty();
    assertThat(statistics.quartiles().get(0)).isEqualTo(0);
    assertThat(statistics.quartiles().get(2)).isCloseTo(50_000, within(2_000.0));
    assertThat(statistics.quartiles().get(4)).isEqualTo(99_999);
    assertThat(statistics.mean()).isCloseTo(49_999.5, within(1e-6));
    assertThat(statistics.histogram())
        .hasSize(12)
        .allMatch(count -> Math.abs(count - 8_333) < 2_500);
  }

  @Test
  void aMoveIsTheStabilityIndex() {
    ValueStatistics before = words(60, 40);

    // (0.4 - 0.6) ln(0.4 / 0.6) + (0.6 - 0.4) ln(0.6 / 0.4)
    assertThat(words(40, 60).since(before).index()).isCloseTo(0.1622, within(1e-4));
    assertThat(words(60, 40).since(before).index()).isZero();
    assertThat(words(60, 40).since(before).isLarge()).isFalse();
    assertThat(words(5, 95).since(before).isLarge()).isTrue();
  }

  @Test
  void numbersMoveByTheirFormerTenths() {
    ValueStatistics before = uniform(0, 10_000);

    assertThat(uniform(0, 10_000).since(before).index()).isLessThan(0.01);
    assertThat(uniform(5_000, 15_000).since(before).isLarge()).isTrue();
  }

  private static ValueStatistics uniform(int from, int to) {
    ValueStatistics statistics = new ValueStatistics();
    for (int i = from; i < to; i++) {
      statistics.addNumber(i);
    }
    return statistics;
  }

  private static ValueStatistics words(int yes, int no) {
    ValueStatistics statistics = new ValueStatistics();
    for (int i = 0; i < yes + no; i++) {
      add(statistics, i < yes ? "yes" : "no");
    }
    return statistics;
  }

  private static void add(ValueStatistics statistics, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    statistics.addText(bytes, 0, bytes.length);
  }
}
