package io.martlet.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled, self-contained description of a run: clusters → steps → microbatches → models. What
 * executes a run needs nothing of the catalog but the files that the plan pins.
 */
public final class RunPlan {

  /** The version of the format that is written; readers refuse any other. */
  public static final int VERSION = 6;

  private final String catalog;
  private final String release;
  private final List<PlanFleet> fleets;
  private final PlanTerms terms;
  private final PlanUniverse universe;
  private final List<PlanBinary> binaries;
  private final List<PlanArtifact> hosts;
  private final List<PlanCluster> clusters;
  private final List<PlanBase> bases;
  private volatile String digest;

  /**
   * @param release the Amazon EMR release its clusters run
   * @param fleets the machines of each of its clusters
   * @param hosts the host programs that its binaries need, as far as they were there
   */
  public RunPlan(
      String catalog,
      String release,
      List<PlanFleet> fleets,
      PlanTerms terms,
      PlanUniverse universe,
      List<PlanBinary> binaries,
      List<PlanArtifact> hosts,
      List<PlanCluster> clusters) {
    this(catalog, release, fleets, terms, universe, binaries, hosts, clusters, List.of());
  }

  /**
   * @param bases what it keeps of marts, whose other models it scores
   */
  RunPlan(
      String catalog,
      String release,
      List<PlanFleet> fleets,
      PlanTerms terms,
      PlanUniverse universe,
      List<PlanBinary> binaries,
      List<PlanArtifact> hosts,
      List<PlanCluster> clusters,
      List<PlanBase> bases) {
    this.catalog = catalog;
    this.release = release;
    this.fleets = List.copyOf(fleets);
    this.terms = terms;
    this.universe = universe;
    this.binaries = List.copyOf(binaries);
    this.hosts = List.copyOf(hosts);
    this.clusters = List.copyOf(clusters);
    this.bases = List.copyOf(bases);
  }

  /** The same plan for a run that keeps some scores of marts, and scores none of these models. */
  public RunPlan keeping(List<PlanBase> kept) {
    return new RunPlan(catalog, release, fleets, terms, universe, binaries, hosts, clusters, kept);
  }

  public String catalog() {
    return catalog;
  }

  public String release() {
    return release;
  }

  public List<PlanFleet> fleets() {
    return fleets;
  }

  public PlanTerms terms() {
    return terms;
  }

  public PlanUniverse universe() {
    return universe;
  }

  public List<PlanBinary> binaries() {
    return binaries;
  }

  /** The host programs, by the name of their file. */
  public List<PlanArtifact> hosts() {
    return hosts;
  }

  public List<PlanCluster> clusters() {
    return clusters;
  }

  /** What it keeps of marts, at most one of each. */
  public List<PlanBase> bases() {
    return bases;
  }

  public Stream<PlanStep> steps() {
    return clusters.stream().flatMap(cluster -> cluster.steps().stream());
  }

  public Stream<PlanMicrobatch> microbatches() {
    return steps().flatMap(step -> step.microbatches().stream());
  }

  /** The models that it scores. */
  public Stream<PlanModel> models() {
    return microbatches().flatMap(microbatch -> microbatch.models().stream());
  }

  /** The same plan with no other microbatch, and no other binaries than it needs. */
  public RunPlan only(PlanMicrobatch microbatch) {
    Set<String> needed =
        microbatch.models().stream().map(PlanModel::binary).collect(Collectors.toSet());
    PlanStep step = new PlanStep("step-001", List.of(microbatch));
    return new RunPlan(
        catalog,
        release,
        fleets,
        terms,
        universe,
        binaries.stream().filter(binary -> needed.contains(binary.name())).toList(),
        hosts,
        List.of(new PlanCluster("cluster-1", List.of(step))));
  }

  /** The marts by name. */
  public List<PlanMart> marts() {
    Comparator<PlanModel> byNumber = Comparator.comparingInt(PlanModel::number);
    Map<String, PlanBase> kept =
        bases.stream().collect(Collectors.toMap(PlanBase::mart, Function.identity()));
    return Stream.concat(models(), bases.stream().flatMap(PlanBase::models))
        .collect(Collectors.groupingBy(PlanModel::mart, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            mart ->
                new PlanMart(
                    mart.getKey(),
                    mart.getValue().stream().sorted(byNumber).toList(),
                    Optional.ofNullable(kept.get(mart.getKey()))))
        .toList();
  }

  /** The binary of that name, which the plan holds. */
  public PlanBinary binary(String name) {
    return binaries.stream()
        .filter(binary -> binary.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no binary " + name + " in the plan"));
  }

  /** SHA-256 of the plan as it is written. */
  public String digest() {
    String known = digest;
    if (known == null) {
      known = PlanWriter.digest(this);
      digest = known;
    }
    return known;
  }

  /** By the one who has written it. */
  void digested(String written) {
    digest = written;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunPlan plan
        && catalog.equals(plan.catalog)
        && release.equals(plan.release)
        && fleets.equals(plan.fleets)
        && terms.equals(plan.terms)
        && universe.equals(plan.universe)
        && binaries.equals(plan.binaries)
        && hosts.equals(plan.hosts)
        && clusters.equals(plan.clusters)
        && bases.equals(plan.bases);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        catalog, release, fleets, terms, universe, binaries, hosts, clusters, bases);
  }
}
