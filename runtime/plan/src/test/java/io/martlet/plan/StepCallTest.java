package io.martlet.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepCallTest {

  @Test
  void whatIsWrittenIsParsed() {
    StepCall all = new StepCall("s3://b/p.json", "s3://b", "r", Set.of(), Set.of(), Set.of(), 60);
    StepCall some =
        new StepCall(
            "file:/a b/p.json", "file:/a b", "r", Set.of("s1", "s2"), Set.of("m"), Set.of("m"), 5);

    assertThat(StepCall.parse(all.arguments())).isEqualTo(all);
    assertThat(StepCall.parse(some.arguments())).isEqualTo(some);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p.json --root r",
        "p.json --run r",
        "p.json q.json --root r --run r",
        "p.json --root r --root s --run r",
        "p.json --root r --run",
        "p.json --root r --run r --speed 3",
        "p.json --root r --run r --model-timeout soon"
      })
  void whatIsNoCallIsRefusedWithTheWayToCall(String arguments) {
    assertThatThrownBy(() -> StepCall.parse(words(arguments))).isInstanceOf(PlanException.class);
  }

  private static List<String> words(String arguments) {
    return arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
  }
}
