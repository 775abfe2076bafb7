package io.martlet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankDriftTest {

  @Test
  void equalSharesHaveNone() {
    assertThat(RankDrift.between(ranks(1, 10L, 20L, 70L), ranks(1, 20L, 40L, 140L)))
        .isCloseTo(0, within(1e-12));
  }

  /** (0.2 - 0.1) ln 2 + (0.8 - 0.9) ln(8/9), by hand. */
  @Test
  void itIsThePopulationStabilityIndex() {
    assertThat(RankDrift.between(ranks(1, 10L, 90L), ranks(1, 20L, 80L)))
        .isCloseTo(0.1 * Math.log(2) - 0.1 * Math.log(8.0 / 9), within(1e-12));
  }

  /** The ranges may differ, and a rank may be of one alone. */
  @Test
  void ranksAreComparedByTheirNumbers() {
    assertThat(RankDrift.between(ranks(0, 0L, 50L, 50L), ranks(1, 50L, 50L)))
        .isCloseTo(0, within(1e-12));
    assertThat(RankDrift.between(ranks(1, 4L), ranks(2, 4L)))
        .isCloseTo(2 * 0.875 * Math.log(8), within(1e-12));
  }

  @Test
  void nothingIsSaidOfNoRecords() {
    assertThat(RankDrift.between(ranks(1), ranks(1, 4L))).isNaN();
  }

  private static ModelRecord ranks(int first, Long... counts) {
    long records = 0;
    for (long count : counts) {
      records += count;
    }
    return new ModelRecord(
        "m",
        1,
        "a",
        "r",
        Optional.of("mb"),
        Optional.empty(),
        "",
        "",
        ModelState.SCORED,
        records,
        0,
        first,
        List.of(counts),
        Optional.empty());
  }
}
