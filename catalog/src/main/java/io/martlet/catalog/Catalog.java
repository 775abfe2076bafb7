package io.martlet.catalog;

import java.util.List;
import java.util.Optional;

/** Everything declared: one universe, marts, models, binaries and the deployment. */
public record Catalog(
    Located<String> name,
    Universe universe,
    List<Mart> marts,
    List<Binary> binaries,
    Deployment deployment) {

  public Catalog {
    marts = List.copyOf(marts);
    binaries = List.copyOf(binaries);
  }

  public Optional<Binary> binary(String name) {
    return binaries.stream().filter(binary -> binary.name().value().equals(name)).findFirst();
  }

  public int modelCount() {
    return marts.stream().mapToInt(mart -> mart.models().size()).sum();
  }
}
