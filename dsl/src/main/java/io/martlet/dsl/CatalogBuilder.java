package io.martlet.dsl;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Policy;
import io.martlet.catalog.Suppression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<AcceptedBreak> accepted = new ArrayList<>();
  private Policy policy = Policy.NONE;
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

  /** Every model must have an owner. */
  public CatalogBuilder<U> requiringOwners() {
    policy = policy.requiringOwners();
    return this;
  }

  /** Every binary's file must be pinned. */
  public CatalogBuilder<U> requiringSha256() {
    policy = policy.requiringSha256();
    return this;
  }

  /** What a run must have of the records that are published, in percent, to replace a mart. */
  public CatalogBuilder<U> requiringLeastRecords(int percent) {
    policy = policy.requiringLeastRecords(Located.at(Caller.line(), percent));
    return this;
  }

  /**
   * How far a model's ranks may move from those that are published before it is told.
   *
   * @param index a population stability index, such as {@code "0.1"}
   */
  public CatalogBuilder<U> notingDrift(String index) {
    policy = policy.notingDrift(Located.at(Caller.line(), new BigDecimal(index)));
    return this;
  }

  /**
   * How far a model's ranks may move from those that are published before its mart is held back.
   *
   * @param index a population stability index, such as {@code "0.25"}
   */
  public CatalogBuilder<U> holdingDrift(String index) {
    policy = policy.holdingDrift(Located.at(Caller.line(), new BigDecimal(index)));
    return this;
  }

  /** Silences warnings and notes of a rule, wherever they are. */
  public CatalogBuilder<U> suppressing(String rule, String reason) {
    return suppressing(rule, Optional.empty(), reason);
  }

  /** Silences warnings and notes of a rule about a mart with its models, or about a model. */
  public CatalogBuilder<U> suppressing(String rule, String at, String reason) {
    return suppressing(rule, Optional.of(Located.at(Caller.line(), at)), reason);
  }

  /**
   * Lets a model's output columns go, though consumers may read them.
   *
   * @param model as it was called, such as {@code deposits/term_deposit}
   */
  public CatalogBuilder<U> acceptingBreakOf(String model, String reason) {
    Location line = Caller.line();
    accepted.add(AcceptedBreak.ofModel(Located.at(line, model), Located.at(line, reason)));
    return this;
  }

  /**
   * Lets the key of every mart change, though consumers may join by it.
   *
   * @param column what the key was called
   */
  public CatalogBuilder<U> acceptingChangeOfKey(String column, String reason) {
    Location line = Caller.line();
    accepted.add(AcceptedBreak.ofKey(Located.at(line, column), Located.at(line, reason)));
    return this;
  }

  public Catalog build() {
    return new Catalog(
        name,
        universe.declared(),
        marts,
        List.copyOf(binaries),
        deployment,
        new Governance(policy, suppressions, accepted));
  }

  private CatalogBuilder<U> suppressing(String rule, Optional<Located<String>> at, String reason) {
    Location line = Caller.line();
    suppressions.add(new Suppression(Located.at(line, rule), at, Located.at(line, reason)));
    return this;
  }
}
