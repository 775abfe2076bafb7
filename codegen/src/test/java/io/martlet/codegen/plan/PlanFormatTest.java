package io.martlet.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.codegen.Catalogs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFormatTest {

  @TempDir private Path folder;
  private RunPlan plan;
  private String text;

  @BeforeEach
  void compile() {
    plan = new Planner(Catalogs.wide(folder, 20, 2, 25), folder, "p").plan();
    text = PlanWriter.write(plan);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(PlanReader.read(text)).isEqualTo(plan);
  }

  @Test
  void anAlteredPlanIsRefused() {
    assertThatThrownBy(() -> PlanReader.read(text.replace("1..20", "1..10")))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("changed after it was compiled");
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> PlanReader.read(text.replace("\"version\": 1", "\"version\": 2")))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("has version 2, this Martlet reads version 1");
  }

  @Test
  void whatIsNoPlanIsRefused() {
    assertThatThrownBy(() -> PlanReader.read("{\"version\": 1}"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("lacks \"catalog\"");
    assertThatThrownBy(() -> PlanReader.read("models: many"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("not a run plan");
  }
}
