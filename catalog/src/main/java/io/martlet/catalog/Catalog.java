package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;

/** Everything declared: one universe, marts, models, binaries and the deployment. */
public record Catalog(
    Located<@Name String> name,
    @Valid Universe universe,
    List<@Valid Mart> marts,
    List<@Valid Binary> binaries,
    @Valid Deployment deployment) {

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
