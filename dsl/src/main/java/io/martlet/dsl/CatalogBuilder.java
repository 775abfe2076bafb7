package io.martlet.dsl;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Declares a catalog: its marts, and what else it has. Begun by {@link Declare#catalog}.
 *
 * @param <U> the universe that its models score
 */
public final class CatalogBuilder<U> {

  private final Located<String> name;
  private final Universe<U> universe;
  private final List<Mart> marts = new ArrayList<>();
  private final Set<io.martlet.catalog.Binary> binaries = new LinkedHashSet<>();
  private Deployment deployment = Deployment.DEFAULT;

  CatalogBuilder(String name, Universe<U> universe) {
    this.name = Located.at(Caller.line(), name);
    this.universe = universe;
  }

  /**
   * Binaries of the catalog. Those that models are scored by belong to it anyway: this is for their
   * order, and for binaries that nothing uses yet.
   */
  public CatalogBuilder<U> binaries(Binary... more) {
    for (Binary binary : more) {
      binaries.add(binary.declared());
    }
    return this;
  }

  /** A mart. What the consumer says of it goes into the catalog. */
  public CatalogBuilder<U> mart(String name, Consumer<MartBuilder<U>> declaration) {
    MartBuilder<U> mart = new MartBuilder<>(Located.at(Caller.line(), name), binaries);
    declaration.accept(mart);
    marts.add(mart.build());
    return this;
  }

  /** How a run is spread over clusters; what it leaves out is as in the published case. */
  public CatalogBuilder<U> deployed(Consumer<DeploymentBuilder> declaration) {
    DeploymentBuilder builder = new DeploymentBuilder(deployment);
    declaration.accept(builder);
    deployment = builder.build();
    return this;
  }

  public Catalog build() {
    return new Catalog(name, universe.declared(), marts, List.copyOf(binaries), deployment);
  }
}
