package io.martlet.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Platform;
import io.martlet.catalog.RankRange;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanBinary;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanTerms;
import io.martlet.plan.PlanUniverse;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {

  private static final Platform HERE = HostPlatform.current();

  @TempDir private Path folder;
  private Path catalog;
  private Path installed;
  private ArtifactStore store;

  /** Another content for each test: what one has verified is verified for all of the JVM. */
  private final String script = "score <- function(batch) " + UUID.randomUUID();

  @BeforeEach
  void install() throws IOException {
    catalog = Files.createDirectory(folder.resolve("catalog"));
    installed = Files.createDirectory(folder.resolve("hosts"));
    Files.writeString(catalog.resolve("x.R"), script);
    Files.writeString(installed.resolve("martlet-r-host"), script);
    store = new ArtifactStore(Storage.location(folder.resolve("artifacts")));
  }

  @Test
  void whatIsOpenedIsWhatWasPinned() throws IOException {
    store.store(plan(), catalog, installed);

    Path opened = open();
    Files.writeString(stored(), "score <- function(batch) 9");

    assertThat(opened).hasContent(script);
    assertThat(open()).isEqualTo(opened).hasContent(script);
  }

  @Test
  void aFileThatWasChangedInTheStoreIsTakenInAnew() throws IOException {
    store.store(plan(), catalog, installed);
    Files.writeString(stored(), "score <- function(batch) 9");

    store.store(plan(), catalog, installed);

    assertThat(open()).hasContent(script);
  }

  @Test
  void aFileThatIsChangedBeforeItIsOpenedIsRefused() throws IOException {
    store.store(plan(), catalog, installed);
    Files.writeString(stored(), "score <- function(batch) 9");

    assertThatThrownBy(this::open)
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(stored() + " is not what the plan pins as x.R")
        .hasMessageContaining("Delete it");
  }

  @Test
  void theHostProgramsAreThosePinned() {
    store.store(plan(), catalog, installed);

    assertThat(store.hosts(plan(), HERE).resolve("martlet-r-host"))
        .hasContent(script)
        .isExecutable();
  }

  @Test
  void aHostProgramThatWasBuiltAnewIsRefused() throws IOException {
    RunPlan plan = plan();
    Files.writeString(installed.resolve("martlet-r-host"), "another host");

    assertThatThrownBy(() -> store.store(plan, catalog, installed))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("martlet-r-host changed since the plan was compiled")
        .hasMessageContaining("Compile the catalog again.");
  }

  @Test
  void aPlanThatWasMadeWithoutHostProgramsIsRefused() throws IOException {
    Files.delete(installed.resolve("martlet-r-host"));

    assertThatThrownBy(() -> store.hosts(plan(), HERE))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("the plan pins no martlet-r-host for " + HERE.keyword())
        .hasMessageContaining("./build package");
  }

  private Path stored() {
    return folder.resolve("artifacts").resolve(Digest.ofText(script)).resolve("x.R");
  }

  private Path open() {
    RunPlan plan = plan();
    return store.binary(plan, plan.models().findFirst().orElseThrow(), HERE);
  }

  private RunPlan plan() {
    PlanFile file = new PlanFile("x.R", Digest.ofText(script), script.length());
    PlanFile host = new PlanFile("martlet-r-host", Digest.ofText(script), script.length());
    PlanModel model =
        new PlanModel(
            "auto",
            1,
            "luxury",
            List.of("age"),
            "cards",
            "score",
            Optional.empty(),
            new RankRange(1, 20),
            "");
    return new RunPlan(
        "shop",
        "emr-spark-8.1.0",
        List.of(),
        new PlanTerms(50, List.of()),
        new PlanUniverse("clients", "id", List.of(), List.of()),
        List.of(
            new PlanBinary(
                "cards", BinaryKind.R, List.of(new PlanArtifact(Optional.empty(), file)))),
        Files.exists(installed.resolve("martlet-r-host"))
            ? List.of(new PlanArtifact(Optional.empty(), host))
            : List.of(),
        List.of(
            new PlanCluster(
                "cluster-1",
                List.of(
                    new PlanStep(
                        "step-001",
                        List.of(new PlanMicrobatch("mb-0001", "p.Mb0001", List.of(model))))))));
  }
}
