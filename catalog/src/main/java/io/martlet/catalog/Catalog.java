package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything declared: one universe, marts, models, binaries, the deployment, and what the team has
 * agreed on.
 */
public record Catalog(
    Located<@Name String> name,
    @Valid Universe universe,
    List<@Valid Mart> marts,
    List<@Valid Binary> binaries,
    @Valid Deployment deployment,
    @Valid Governance governance) {

  public Catalog {
    marts = List.copyOf(marts);
    binaries = List.copyOf(binaries);
  }

  /** A catalog whose team has agreed on nothing in particular. */
  public Catalog(
      Located<String> name,
      Universe universe,
      List<Mart> marts,
      List<Binary> binaries,
      Deployment deployment) {
    this(name, universe, marts, binaries, deployment, Governance.NONE);
  }

  public Optional<Binary> binary(String name) {
    return binaries.stream().filter(binary -> binary.name().value().equals(name)).findFirst();
  }

  /** The catalog with these of its marts only, and the binaries that compute their models. */
  public Catalog only(List<Mart> selected) {
    Set<String> needed =
        selected.stream()
            .flatMap(mart -> mart.models().stream())
            .map(model -> model.binary().value())
            .collect(Collectors.toSet());
    return new Catalog(
        name,
        universe,
        selected,
        binaries.stream().filter(binary -> needed.contains(binary.name().value())).toList(),
        deployment,
        governance);
  }

  /**
   * The same catalog for a run that one driver does: marts that share its universe then share
   * passes over it, which clusters cannot.
   */
  public Catalog onOneCluster() {
    return new Catalog(name, universe, marts, binaries, deployment.onOneCluster(), governance);
  }

  public int modelCount() {
    return marts.stream().mapToInt(mart -> mart.models().size()).sum();
  }
}
