package io.martlet.emr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.martlet.plan.RunPlan;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private static final String PRICES =
      """
      {"currency": "USD",
       "on-demand-hour": {"m7i.xlarge": 0.2, "c7i.8xlarge": 1.0, "c6i.8xlarge": 2.0},
       "spot-hour": {"c7i.8xlarge": [0.3, 0.5], "c6i.8xlarge": [0.2, 0.4]},
       "emr-hour": {"m7i.xlarge": 0.05, "c7i.8xlarge": 0.25, "c6i.8xlarge": 0.25},
       "ebs-gigabytes": 100, "ebs-gigabyte-hour": 0.0001, "s3-requests": [1, 3]}""";

  /** Two clusters without models: what they cost is what starting takes. */
  @Test
  void everyMachineIsPaidForAsLongAsItsClusterLives() {
    RunPlan plan = Plans.of(2, 1);

    Estimate estimate = Estimate.of(plan, 1000, new Interval(1, 2), PriceFile.parse(PRICES));

    assertThat(estimate.vcpus()).isEqualTo(new Interval(320, 320));
    assertThat(estimate.hours()).isEqualTo(Estimate.START);
    assertThat(price(estimate, "On-Demand").least()).isCloseTo(2.2 * 2 / 12, within(1e-9));
    assertThat(price(estimate, "On-Demand").most()).isCloseTo(4.2 * 2 / 4, within(1e-9));
    assertThat(price(estimate, "Spot").least()).isCloseTo(8 * 0.2 * 2 / 12, within(1e-9));
    assertThat(price(estimate, "Spot").most()).isCloseTo(8 * 0.5 * 2 / 4, within(1e-9));
    assertThat(price(estimate, "disks").most()).isCloseTo(11 * 0.01 * 2 / 4, within(1e-9));
    assertThat(estimate.total().least()).isGreaterThan(1);
  }

  @Test
  void whatCannotBeDoneInTimeTakesNoCapacityInTheWorld() {
    assertThat(Estimate.needed(Plans.of(1, 1), 1000, new Interval(1, 2), 0.2)).isInfinite();
    assertThat(Estimate.needed(Plans.of(1, 1), 1000, new Interval(1, 2), 1)).isZero();
  }

  @Test
  void aPriceThatIsMissingIsNamed() {
    PriceFile without = PriceFile.parse("{\"currency\": \"USD\"}");

    assertThatThrownBy(() -> Estimate.of(Plans.of(1, 1), 1, new Interval(1, 1), without))
        .hasMessage("the price file has no \"on-demand-hour\" of m7i.xlarge");
    assertThatThrownBy(() -> PriceFile.parse("{\"currency\": \"USD\", \"spot\": 1}"))
        .hasMessage("a price file has no \"spot\"");
    assertThatThrownBy(() -> PriceFile.parse("7")).hasMessageContaining("a JSON object");
  }

  private static Interval price(Estimate estimate, String what) {
    return estimate.costs().stream()
        .filter(cost -> cost.what().equals(what))
        .findFirst()
        .orElseThrow()
        .price();
  }
}
