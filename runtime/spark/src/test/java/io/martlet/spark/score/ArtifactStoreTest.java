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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    Files.writeString(catalog.resolve("weights.csv"), script);
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
  void allParametersOfAPassAreInOneFileOfTheStore() throws IOException {
    store.store(plan(), catalog, installed);

    assertThat(parameters()).hasContent(script);
    Files.delete(archive());
    assertThat(parameters()).as("copied once").hasContent(script);
  }

  @Test
  void parametersThatWereChangedInTheStoreAreTakenInAnew() throws IOException {
    store.store(plan(), catalog, installed);
    Files.writeString(archive(), "no archive");

    store.store(plan(), catalog, installed);

    assertThat(parameters()).hasContent(script);
  }

  @Test
  void parametersThatAreChangedBeforeTheyAreOpenedAreRefused() throws IOException {
    store.store(plan(), catalog, installed);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive()))) {
      zip.putNextEntry(new ZipEntry(Digest.ofText(script) + "/weights.csv"));
      zip.write("weight,age,9".getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(this::parameters)
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(archive() + " is not what the plan pins as weights.csv")
        .hasMessageContaining("Delete it");
  }

  @Test
  void anArchiveWithoutAPassesParametersIsRefused() throws IOException {
    store.store(plan(), catalog, installed);
    Files.writeString(archive(), "no archive");

    assertThatThrownBy(this::parameters)
        .isInstanceOf(PlanException.class)
        .hasMessage(archive() + " lacks weights.csv. Delete it: the next run takes it in anew.");
  }

  @Test
  void parametersThatChangedSinceThePlanAreRefused() throws IOException {
    RunPlan plan = plan();
    Files.writeString(catalog.resolve("weights.csv"), "weight,age,9");

    assertThatThrownBy(() -> store.store(plan, catalog, installed))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("weights.csv changed since the plan was compiled");
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

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("artifacts"))) {
      return files.filter(file -> file.endsWith("parameters.zip")).findFirst().orElseThrow();
    }
  }

  private Path parameters() {
    Map<String, Path> parameters =
        store.parameters(plan().microbatches().findFirst().orElseThrow());
    return parameters.get(Digest.ofText(script) + "/weights.csv");
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
            Optional.of(new PlanFile("weights.csv", Digest.ofText(script), script.length())),
            new RankRange(1, 20),
            "");
    return new RunPlan(
        "shop",
        "emr-spark-8.1.0",
        List.of(),
        new PlanTerms(50, 0.1, 0.25, List.of()),
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
