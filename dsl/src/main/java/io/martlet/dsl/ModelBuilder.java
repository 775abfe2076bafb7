package io.martlet.dsl;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Declares a model.
 *
 * @param <U> the universe that it scores: it reads columns of no other
 */
public final class ModelBuilder<U> {

  private final Location begun;
  private ModelDefaults has;
  private Located<Integer> number;
  private Optional<Located<String>> name = Optional.empty();
  private List<Located<String>> inputs = List.of();
  private Optional<Located<String>> symbol = Optional.empty();
  private Optional<Located<String>> parameters = Optional.empty();

  ModelBuilder(ModelDefaults defaults, int number, Location begun) {
    this.has = defaults;
    this.number = Located.at(begun, number);
    this.begun = begun;
  }

  /** Its number in the mart; names its output columns. */
  public ModelBuilder<U> numbered(int other) {
    number = Located.at(Caller.line(), other);
    return this;
  }

  public ModelBuilder<U> named(String other) {
    name = Optional.of(Located.at(Caller.line(), other));
    return this;
  }

  /** The columns that it reads, in the order that its binary expects. */
  @SafeVarargs
  public final ModelBuilder<U> reads(Column<U, ?>... columns) {
    List<Column<U, ?>> listed = new ArrayList<>();
    for (Column<U, ?> column : columns) {
      listed.add(column);
    }
    return reads(listed);
  }

  /** The columns that it reads, in the order that its binary expects. */
  public ModelBuilder<U> reads(List<? extends Column<U, ?>> columns) {
    inputs = Lines.each(Caller.line(), columns.stream().map(Column::name).toList());
    return this;
  }

  /** The binary that computes it, if not the mart's. */
  public ModelBuilder<U> scoredBy(Binary binary) {
    has = has.scoredBy(binary, Caller.line());
    return this;
  }

  /** What the binary calls it: an exported model, or an R function. */
  public ModelBuilder<U> symbol(String exported) {
    symbol = Optional.of(Located.at(Caller.line(), exported));
    return this;
  }

  /** A file in the catalog's folder that it gets when it is opened. */
  public ModelBuilder<U> parameters(String path) {
    parameters = Optional.of(Located.at(Caller.line(), path));
    return this;
  }

  /** Its ranks, both ends included, if not the mart's. */
  public ModelBuilder<U> ranks(int first, int last) {
    has = has.ranks(Located.at(Caller.line(), new RankRange(first, last)));
    return this;
  }

  /** Its tags, instead of the mart's. */
  public ModelBuilder<U> tagged(String... tags) {
    has = has.tagged(Lines.each(Caller.line(), List.of(tags)));
    return this;
  }

  public ModelBuilder<U> ownedBy(String owner) {
    has = has.ownedBy(Located.at(Caller.line(), owner));
    return this;
  }

  Binary binary() {
    return has.scorer().orElseThrow(() -> incomplete("a binary: say scoredBy")).binary();
  }

  Model build() {
    return new Model(
        number,
        name.orElseThrow(() -> incomplete("a name: say named")),
        inputs,
        Located.at(
            has.scorer().map(ModelDefaults.Scorer::line).orElse(begun), binary().name().value()),
        symbol,
        parameters,
        has.ranks().orElseThrow(() -> incomplete("ranks: say ranks")),
        has.tags(),
        has.owner());
  }

  private IllegalStateException incomplete(String lacks) {
    String which = name.map(Located::value).orElse(number.toString());
    return new IllegalStateException("Model " + which + " (" + begun + ") lacks " + lacks);
  }
}
