package io.martlet.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.plan.PassMemory;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanUniverse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassMemoryTest {

  private static final PlanUniverse UNIVERSE =
      new PlanUniverse("u", "k", List.of(new PlanColumn("k", ColumnType.INT64, false)), List.of());

  @Test
  void countingManyRanksTakesMemory() {
    assertThat(memory(new RankRange(1, RankRange.MOST)) - memory(new RankRange(1, 20)))
        .isGreaterThan(40L * (RankRange.MOST - 20));
  }

  private static long memory(RankRange ranks) {
    PlanModel model =
        new PlanModel(
            "mart", 1, "m", List.of("k"), "binary", "symbol", Optional.empty(), ranks, "hash");
    return PassMemory.of(new PlanMicrobatch("mb-0001", "Mb0001", List.of(model)), UNIVERSE);
  }
}
