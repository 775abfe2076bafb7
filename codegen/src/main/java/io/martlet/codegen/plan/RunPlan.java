package io.martlet.codegen.plan;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled, self-contained description of a run: clusters → steps → microbatches → models. What
 * executes a run needs nothing of the catalog but the files that the plan pins.
 *
 * @param release the Amazon EMR release its clusters run
 */
public record RunPlan(
    String catalog,
    String release,
    PlanUniverse universe,
    List<PlanBinary> binaries,
    List<PlanCluster> clusters) {

  /** The version of the format that is written; readers refuse any other. */
  public static final int VERSION = 1;

  public RunPlan {
    binaries = List.copyOf(binaries);
    clusters = List.copyOf(clusters);
  }

  public Stream<PlanStep> steps() {
    return clusters.stream().flatMap(cluster -> cluster.steps().stream());
  }

  public Stream<PlanMicrobatch> microbatches() {
    return steps().flatMap(step -> step.microbatches().stream());
  }

  public Stream<PlanModel> models() {
    return microbatches().flatMap(microbatch -> microbatch.models().stream());
  }

  /** The marts by name. */
  public List<PlanMart> marts() {
    Comparator<PlanModel> byNumber = Comparator.comparingInt(PlanModel::number);
    return models()
        .collect(Collectors.groupingBy(PlanModel::mart, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            mart -> new PlanMart(mart.getKey(), mart.getValue().stream().sorted(byNumber).toList()))
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
    return PlanWriter.digest(this);
  }
}
