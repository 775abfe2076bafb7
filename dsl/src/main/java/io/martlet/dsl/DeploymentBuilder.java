package io.martlet.dsl;

import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.Located;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.SandboxDemand;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Declares how a run is spread over clusters. */
public final class DeploymentBuilder {

  private Located<String> release;
  private Located<Integer> clusters;
  private Located<Integer> microbatchesPerStep;
  private Located<Integer> modelsPerMicrobatch;
  private Optional<Located<String>> storageRoot;
  private EmrAccount account;
  private RunTargets targets;
  private List<Located<String>> newer;
  private Located<SandboxDemand> sandbox;
  private final Map<FleetRole, Fleet> fleets = new EnumMap<>(FleetRole.class);

  DeploymentBuilder(Deployment usual) {
    this.release = usual.release();
    this.clusters = usual.clusters();
    this.microbatchesPerStep = usual.microbatchesPerStep();
    this.modelsPerMicrobatch = usual.modelsPerMicrobatch();
    this.storageRoot = usual.storageRoot();
    this.account = usual.account();
    this.targets = usual.targets();
    this.newer = usual.newer();
    this.sandbox = usual.sandbox();
    usual.fleets().forEach(fleet -> fleets.put(fleet.role().value(), fleet));
  }

  /** The Amazon EMR release, such as {@code emr-spark-8.1.0}. */
  public DeploymentBuilder release(String label) {
    release = Located.at(Caller.line(), label);
    return this;
  }

  /** How many clusters share the marts. */
  public DeploymentBuilder clusters(int count) {
    clusters = Located.at(Caller.line(), count);
    return this;
  }

  /** How many microbatches one EMR step runs. */
  public DeploymentBuilder microbatchesPerStep(int count) {
    microbatchesPerStep = Located.at(Caller.line(), count);
    return this;
  }

  /** How many models are scored in one pass over the universe. */
  public DeploymentBuilder modelsPerMicrobatch(int count) {
    modelsPerMicrobatch = Located.at(Caller.line(), count);
    return this;
  }

  /** Where the files of runs on clusters lie: a URI such as {@code s3://bucket/prefix}. */
  public DeploymentBuilder storedAt(String root) {
    storageRoot = Optional.of(Located.at(Caller.line(), root));
    return this;
  }

  /** The account that Amazon EMR starts clusters in. */
  public DeploymentBuilder inAccount(Consumer<EmrAccountBuilder> declaration) {
    EmrAccountBuilder builder = new EmrAccountBuilder();
    declaration.accept(builder);
    account = builder.build();
    return this;
  }

  /** What a run is held to, and who hears of its end. */
  public DeploymentBuilder within(Consumer<RunTargetsBuilder> declaration) {
    RunTargetsBuilder builder = new RunTargetsBuilder();
    declaration.accept(builder);
    targets = builder.build();
    return this;
  }

  /** Releases and instance types that Amazon EMR has and this Martlet does not know. */
  public DeploymentBuilder newer(String... offered) {
    newer = Lines.each(Caller.line(), List.of(offered));
    return this;
  }

  /** Nothing is scored where models could do more than the sandbox lets them. */
  public DeploymentBuilder sandboxed() {
    sandbox = Located.at(Caller.line(), SandboxDemand.REQUIRED);
    return this;
  }

  /** The machine that leads each cluster. */
  public DeploymentBuilder primary(Consumer<FleetBuilder> declaration) {
    return fleet(FleetRole.PRIMARY, declaration);
  }

  /** Machines of each cluster that score, and keep what must not be lost. */
  public DeploymentBuilder core(Consumer<FleetBuilder> declaration) {
    return fleet(FleetRole.CORE, declaration);
  }

  /** Machines of each cluster that score, and may be lost at any time. */
  public DeploymentBuilder task(Consumer<FleetBuilder> declaration) {
    return fleet(FleetRole.TASK, declaration);
  }

  private DeploymentBuilder fleet(FleetRole role, Consumer<FleetBuilder> declaration) {
    FleetBuilder fleet = new FleetBuilder(Located.at(Caller.line(), role));
    declaration.accept(fleet);
    fleets.put(role, fleet.build());
    return this;
  }

  Deployment build() {
    return new Deployment(
        release,
        clusters,
        microbatchesPerStep,
        modelsPerMicrobatch,
        List.copyOf(fleets.values()),
        storageRoot,
        account,
        targets,
        newer,
        sandbox);
  }
}
