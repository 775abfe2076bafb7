package io.martlet.codegen.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.source.LocalStore;
import io.martlet.codegen.Catalogs;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanReader;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void aPlanThatKeepsScoresScoresTheOthers() throws IOException {
    List<PlanModel> kept = plan.marts().get(0).models().subList(1, 25);
    PlanModel missing = plan.marts().get(1).models().get(3);
    PlanBase first = new PlanBase(kept.get(0).mart(), "a1", 42, kept, List.of());
    PlanBase second =
        new PlanBase(
            missing.mart(), "a2", 43, plan.marts().get(1).models().subList(0, 3), List.of(missing));
    RunPlan rest =
        new Planner(
                Catalogs.wide(Files.createDirectory(folder.resolve("again")), 20, 2, 25),
                folder.resolve("again"),
                folder.resolve("hosts"),
                new LocalStore(folder.resolve("again")),
                "p")
            .plan(List.of(first, second));
    assertThat(PlanReader.read(PlanWriter.write(rest))).isEqualTo(rest);
    assertThat(rest.models().count()).isEqualTo(1 + 21);
    assertThat(rest.marts().stream().map(mart -> mart.models().size())).containsExactly(25, 25);
    assertThat(rest.marts().stream().map(PlanMart::kept)).containsExactly(24, 3);
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
    assertThatThrownBy(() -> PlanReader.read(text.replace("\"version\": 6", "\"version\": 5")))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("has version 5, this Martlet reads version 6");
  }

  @Test
  void whatIsNoPlanIsRefused() {
    assertThatThrownBy(() -> PlanReader.read("{\"version\": 6}"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("lacks \"catalog\"");
    assertThatThrownBy(() -> PlanReader.read("models: many"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("not a run plan");
  }
}
