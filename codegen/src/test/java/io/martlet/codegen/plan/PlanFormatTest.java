package io.martlet.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.source.LocalStore;
import io.martlet.codegen.Catalogs;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanReader;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFormatTest {

  @TempDir private Path folder;
  private RunPlan plan;
  private String text;

  @BeforeEach
  void compile() throws IOException {
    Path hosts = Files.createDirectory(folder.resolve("hosts"));
    Files.writeString(hosts.resolve("martlet-r-host"), "a program");
    plan =
        new Planner(Catalogs.wide(folder, 20, 2, 25), folder, hosts, new LocalStore(folder), "p")
            .plan();
    text = PlanWriter.write(plan);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(PlanReader.read(text)).isEqualTo(plan);
  }

  @Test
  void theHostProgramsOfItsBinariesArePinned() {
    assertThat(plan.hosts())
        .containsExactly(
            new PlanArtifact(
                Optional.empty(),
                new PlanFile("martlet-r-host", Digest.ofText("a program"), "a program".length())));
  }

  @Test
  void anAlteredPlanIsRefused() {
    assertThatThrownBy(() -> PlanReader.read(text.replace("1..20", "1..10")))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("changed after it was compiled");
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> PlanReader.read(text.replace("\"version\": 4", "\"version\": 3")))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("has version 3, this Martlet reads version 4");
  }

  @Test
  void whatIsNoPlanIsRefused() {
    assertThatThrownBy(() -> PlanReader.read("{\"version\": 4}"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("lacks \"catalog\"");
    assertThatThrownBy(() -> PlanReader.read("models: many"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("not a run plan");
  }
}
