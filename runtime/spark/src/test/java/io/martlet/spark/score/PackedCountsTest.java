package io.martlet.spark.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackedCountsTest {

  @Test
  void whatIsPackedAddsUp() {
    List<long[]> some = List.of(new long[] {0, 1, 127, 128}, new long[] {16_383, 16_384, 1L << 40});
    List<long[]> more = List.of(new long[] {5, 0, 0, 9}, new long[] {1, 2, Long.MAX_VALUE >> 1});
    List<long[]> sums = List.of(new long[4], new long[3]);

    PackedCounts.of(some).addTo(sums);
    PackedCounts.of(more).addTo(sums);

    assertThat(sums.get(0)).containsExactly(5, 1, 127, 137);
    assertThat(sums.get(1)).containsExactly(16_384, 16_386, (1L << 40) + (Long.MAX_VALUE >> 1));
  }

  @Test
  void allModelsOfThePublishedCaseFitIntoASmallAnswer() {
    Random random = new Random(1);
    long[] model = random.longs(21, 0, 18_000).toArray();

    PackedCounts packed = PackedCounts.of(Collections.nCopies(4_500, model));

    assertThat(packed.bytes().length).isLessThan(200_000);
    List<long[]> sums = Stream.generate(() -> new long[21]).limit(4_500).toList();
    packed.addTo(sums);
    assertThat(sums).allSatisfy(sum -> assertThat(sum).isEqualTo(model));
  }
}
