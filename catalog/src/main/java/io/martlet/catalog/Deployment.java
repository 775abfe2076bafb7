package io.martlet.catalog;

import io.martlet.catalog.constraint.Count;
import io.martlet.catalog.constraint.Root;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run is spread over clusters. The defaults follow the published case, but for the size of a
 * pass: models that share a pass share its reading.
 *
 * @param release the Amazon EMR release
 * @param clusters how many clusters share the marts
 * @param microbatchesPerStep how many microbatches one EMR step runs
 * @param modelsPerMicrobatch how many models are scored in one pass at most; memory permitting
 * @param fleets the machines of each cluster, as declared: a role at most once
 * @param storageRoot the URI below which all files of runs on clusters lie
 * @param account the account that clusters are started in
 * @param targets what a run is held to
 * @param newer releases and instance types that Amazon EMR has and this Martlet does not know
 * @param sandbox what is demanded of the sandbox in which models run, on clusters and elsewhere
 */
public record Deployment(
    Located<String> release,
    Located<@Count Integer> clusters,
    Located<@Count Integer> microbatchesPerStep,
    Located<@Count Integer> modelsPerMicrobatch,
    List<@Valid Fleet> fleets,
    Optional<Located<@Root String>> storageRoot,
    EmrAccount account,
    @Valid RunTargets targets,
    List<Located<String>> newer,
    Located<SandboxDemand> sandbox) {

  /** As many models in one pass as memory permits. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** What holds for a catalog without a deployment. */
  public static final Deployment DEFAULT =
      new Deployment(
          Located.of("emr-spark-8.1.0"),
          Located.of(4),
          Located.of(10),
          Located.of(UNLIMITED),
          List.of(),
          Optional.empty(),
          EmrAccount.USUAL);

  private static final Fleet PRIMARY = fleet(FleetRole.PRIMARY, 0, "m7i.xlarge", "m6i.xlarge");

  /** Scoring is arithmetic: compute-optimised machines, one fifth of them On-Demand. */
  private static final Fleet CORE =
      fleet(FleetRole.CORE, 4, "c7i.8xlarge", "c6i.8xlarge", "c6a.8xlarge");

  /** Without targets, news and a demand on the sandbox. */
  public Deployment(
      Located<String> release,
      Located<Integer> clusters,
      Located<Integer> microbatchesPerStep,
      Located<Integer> modelsPerMicrobatch,
      List<Fleet> fleets,
      Optional<Located<String>> storageRoot,
      EmrAccount account) {
    this(
        release,
        clusters,
        microbatchesPerStep,
        modelsPerMicrobatch,
        fleets,
        storageRoot,
        account,
        RunTargets.NONE,
        List.of(),
        Located.of(SandboxDemand.PREFERRED));
  }

  public Deployment {
    fleets = List.copyOf(fleets);
    newer = List.copyOf(newer);
  }

  /** The same but for the clusters, of which there is one. */
  Deployment onOneCluster() {
    return new Deployment(
        release,
        Located.of(1),
        microbatchesPerStep,
        modelsPerMicrobatch,
        fleets,
        storageRoot,
        account,
        targets,
        newer,
        sandbox);
  }

  /** The machines that each cluster starts with: primary and core, and those for tasks if any. */
  public List<Fleet> allFleets() {
    return Stream.of(
            Optional.of(declared(FleetRole.PRIMARY).orElse(PRIMARY)),
            Optional.of(declared(FleetRole.CORE).orElse(CORE)),
            declared(FleetRole.TASK))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Fleet> declared(FleetRole role) {
    return fleets.stream().filter(fleet -> fleet.role().value() == role).findFirst();
  }

  private static Fleet fleet(FleetRole role, int spot, String... types) {
    return new Fleet(
        Located.of(role),
        Optional.of(Located.of(1)),
        spot == 0 ? Optional.empty() : Optional.of(Located.of(spot)),
        Arrays.stream(types).map(Located::of).toList());
  }
}
