package io.martlet.codegen.plan;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Platform;
import io.martlet.catalog.Policy;
import io.martlet.catalog.elf.ElfReader;
import io.martlet.catalog.hash.ModelHashes;
import io.martlet.catalog.source.SourceStore;
import io.martlet.plan.Digest;
import io.martlet.plan.HostProgram;
import io.martlet.plan.PassMemory;
import io.martlet.plan.PlanArtifact;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanBinary;
import io.martlet.plan.PlanBreak;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanTerms;
import io.martlet.plan.PlanUniverse;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns a valid catalog into a run plan. A mart stays on one cluster; marts go, largest first, to
 * the cluster with the fewest models, so that clusters finish together.
 */
public final class Planner {

  private final Catalog catalog;
  private final Path folder;
  private final Path hosts;
  private final String projectionPackage;
  private final ModelHashes hashes;
  private final Map<String, PlanFile> pinned = new HashMap<>();
  private final Map<String, PlanBinary> binaries;
  private final PlanUniverse universe;

  /**
   * @param folder the catalog's folder, where the files are that the plan pins
   * @param hosts the folder of the host programs; a plan made where they are not built can be
   *     looked at, but not run
   * @param store where the universe's source is looked for, whatever it names
   * @param projectionPackage the package of the generated projections
   */
  public Planner(
      Catalog catalog, Path folder, Path hosts, SourceStore store, String projectionPackage) {
    this.catalog = catalog;
    this.folder = folder;
    this.hosts = hosts;
    this.projectionPackage = projectionPackage;
    this.hashes = new ModelHashes(catalog, path -> pin(path).sha256());
    this.universe = PlannedUniverse.of(catalog.universe(), store);
    this.binaries =
        catalog.binaries().stream()
            .map(this::binary)
            .collect(Collectors.toMap(PlanBinary::name, Function.identity()));
  }

  /** The plan of a run that scores every model. */
  public RunPlan plan() {
    return plan(List.of());
  }

  /**
   * The plan of a run that keeps some scores of marts.
   *
   * @param bases of marts that the catalog declares, with models of theirs
   */
  public RunPlan plan(List<PlanBase> bases) {
    Set<String> unscored =
        bases.stream()
            .flatMap(PlanBase::models)
            .map(PlanModel::subject)
            .collect(Collectors.toSet());
    return new RunPlan(
            catalog.name().value(),
            catalog.deployment().release().value(),
            catalog.deployment().allFleets().stream().map(Planner::fleet).toList(),
            terms(catalog.governance(), catalog.deployment()),
            universe,
            binaries.values().stream().sorted(Comparator.comparing(PlanBinary::name)).toList(),
            hostPrograms(),
            clusters(unscored))
        .keeping(bases);
  }

  private static PlanTerms terms(Governance governance, Deployment deployment) {
    return new PlanTerms(
        governance.policy().leastRecords().map(Located::value).orElse(Policy.LEAST_RECORDS),
        governance.policy().driftNote().map(Located::value).orElse(Policy.DRIFT_NOTE).doubleValue(),
        governance.policy().driftHold().map(Located::value).orElse(Policy.DRIFT_HOLD).doubleValue(),
        governance.accepted().stream()
            .map(each -> new PlanBreak(each.kind(), each.subject().value(), each.reason().value()))
            .toList(),
        deployment.sandbox().value());
  }

  private List<PlanArtifact> hostPrograms() {
    return binaries.values().stream()
        .map(binary -> HostProgram.of(binary.kind()).file())
        .distinct()
        .sorted()
        .filter(file -> Files.exists(hosts.resolve(file)))
        .map(file -> new PlanArtifact(platform(hosts.resolve(file)), Digest.pin(hosts, file)))
        .toList();
  }

  private static PlanFleet fleet(Fleet declared) {
    return new PlanFleet(
        declared.role().value(),
        declared.onDemandMachines(),
        declared.spotMachines(),
        declared.types().stream().map(Located::value).toList());
  }

  private PlanBinary binary(Binary binary) {
    return new PlanBinary(
        binary.name().value(),
        binary.kind().value(),
        binary.artifacts().stream().map(this::artifact).toList());
  }

  private PlanArtifact artifact(Artifact artifact) {
    String path = artifact.path().value();
    return new PlanArtifact(
        artifact.platform().map(Located::value).or(() -> platform(folder.resolve(path))),
        pin(path));
  }

  /** Pins a file of the catalog's folder, reading it once. */
  private PlanFile pin(String path) {
    return pinned.computeIfAbsent(path, unread -> Digest.pin(folder, unread));
  }

  /** The platform that a file's own header names; empty for a script, which runs anywhere. */
  private static Optional<Platform> platform(Path file) {
    try {
      return ElfReader.platform(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<PlanCluster> clusters(Set<String> unscored) {
    int count =
        Math.min(catalog.deployment().clusters().value(), Math.max(1, catalog.marts().size()));
    List<List<Mart>> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shares.add(new ArrayList<>());
    }
    Comparator<Mart> largestFirst =
        Comparator.comparingInt((Mart mart) -> -mart.models().size())
            .thenComparing(mart -> mart.name().value());
    for (Mart mart : catalog.marts().stream().sorted(largestFirst).toList()) {
      shares.stream().min(Comparator.comparingInt(Planner::models)).orElseThrow().add(mart);
    }
    List<PlanCluster> clusters = new ArrayList<>();
    Numbering numbering = new Numbering();
    for (List<Mart> share : shares) {
      clusters.add(cluster("cluster-" + (clusters.size() + 1), share, unscored, numbering));
    }
    return clusters;
  }

  private static int models(List<Mart> marts) {
    return marts.stream().mapToInt(mart -> mart.models().size()).sum();
  }

  private PlanCluster cluster(
      String name, List<Mart> marts, Set<String> unscored, Numbering numbering) {
    List<PlanModel> models =
        marts.stream()
            .sorted(Comparator.comparing(mart -> mart.name().value()))
            .flatMap(mart -> planModels(mart).stream())
            .filter(model -> !unscored.contains(model.subject()))
            .toList();
    List<PlanMicrobatch> microbatches = passes(models).map(numbering::microbatch).toList();
    int perStep = catalog.deployment().microbatchesPerStep().value();
    return new PlanCluster(
        name, chunks(microbatches, perStep).stream().map(numbering::step).toList());
  }

  /** As few passes as the declared limit and memory permit, across marts. */
  private Stream<List<PlanModel>> passes(List<PlanModel> models) {
    int limit = catalog.deployment().modelsPerMicrobatch().value();
    List<List<PlanModel>> passes = new ArrayList<>();
    PassMemory memory = new PassMemory(universe);
    for (PlanModel model : models) {
      List<PlanModel> last = passes.isEmpty() ? List.of() : passes.get(passes.size() - 1);
      if (last.isEmpty() || last.size() == limit || !memory.holds(model)) {
        last = new ArrayList<>();
        passes.add(last);
        memory = new PassMemory(universe);
      }
      last.add(model);
      memory.add(model);
    }
    return passes.stream();
  }

  private List<PlanModel> planModels(Mart mart) {
    return mart.models().stream()
        .sorted(Comparator.comparing(model -> model.number().value()))
        .map(model -> model(mart, model))
        .toList();
  }

  private PlanModel model(Mart mart, Model model) {
    PlanBinary binary = binaries.get(model.binary().value());
    List<String> inputs = model.inputs().stream().map(Located::value).toList();
    Optional<PlanFile> parameters = model.parameters().map(path -> pin(path.value()));
    return new PlanModel(
        mart.name().value(),
        model.number().value(),
        model.name().value(),
        inputs,
        binary.name(),
        model.symbolIn(binary.kind()),
        parameters,
        model.rank().value(),
        hashes.scoring(model));
  }

  private static <T> List<List<T>> chunks(List<T> all, int size) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
        .toList();
  }

  /** Names that are unique in the plan. */
  private final class Numbering {
    private int microbatches;
    private int steps;

    PlanMicrobatch microbatch(List<PlanModel> models) {
      microbatches++;
      return new PlanMicrobatch(
          String.format(Locale.ROOT, "mb-%04d", microbatches),
          String.format(Locale.ROOT, "%s.Mb%04d", projectionPackage, microbatches),
          models);
    }

    PlanStep step(List<PlanMicrobatch> batch) {
      return new PlanStep(String.format(Locale.ROOT, "step-%03d", ++steps), batch);
    }
  }
}
