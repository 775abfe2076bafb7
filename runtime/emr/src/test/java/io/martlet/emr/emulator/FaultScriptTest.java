package io.martlet.emr.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FaultScriptTest {

  @Test
  void aFaultHappensSoOftenAfterSomeAreSpared() {
    FaultScript script =
        FaultScript.parse(
            "[{\"fault\": \"throttled\", \"call\": \"List*\", \"skip\": 1, \"times\": 2}]");

    assertThat(script.take(Fault.Kind.THROTTLED, "RunJobFlow")).isEmpty();
    assertThat(script.take(Fault.Kind.THROTTLED, "ListSteps")).isEmpty();
    assertThat(script.take(Fault.Kind.THROTTLED, "ListClusters")).isPresent();
    assertThat(script.take(Fault.Kind.THROTTLED, "ListSteps")).isPresent();
    assertThat(script.take(Fault.Kind.THROTTLED, "ListSteps")).isEmpty();
  }

  @Test
  void whatIsNoScriptIsToldWithWhatWouldBe() {
    assertThatThrownBy(() -> FaultScript.parse("[{\"fault\": \"fire\"}]"))
        .hasMessageStartingWith("there is no fault \"fire\"; there are throttled, ");
    assertThatThrownBy(() -> FaultScript.parse("[{\"when\": 1}]"))
        .hasMessage("a fault has no \"when\"");
    assertThatThrownBy(() -> FaultScript.parse("{}")).hasMessageContaining("a JSON list");
    assertThatThrownBy(() -> FaultScript.parse("["))
        .hasMessageContaining("is JSON, and this is none from line 1");
  }
}
