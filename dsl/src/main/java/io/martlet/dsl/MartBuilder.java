package io.martlet.dsl;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Declares a mart: what its models have in common, then its models.
 *
 * @param <U> the universe that its models score
 */
public final class MartBuilder<U> {

  private final Located<String> name;
  private final Set<io.martlet.catalog.Binary> binaries;
  private final List<Model> models = new ArrayList<>();
  private final List<Located<Integer>> retired = new ArrayList<>();
  private ModelDefaults defaults = ModelDefaults.NONE;

  MartBuilder(Located<String> name, Set<io.martlet.catalog.Binary> binaries) {
    this.name = name;
    this.binaries = binaries;
  }

  /** The binary of the models from here on that name no other. */
  public MartBuilder<U> scoredBy(Binary binary) {
    defaults = defaults.scoredBy(binary, Caller.line());
    return this;
  }

  /** The ranks, both ends included, of the models from here on that have no others. */
  public MartBuilder<U> ranks(int first, int last) {
    defaults = defaults.ranks(Located.at(Caller.line(), new RankRange(first, last)));
    return this;
  }

  /** The owner of the models from here on that have no other. */
  public MartBuilder<U> ownedBy(String owner) {
    defaults = defaults.ownedBy(Located.at(Caller.line(), owner));
    return this;
  }

  /** The tags of the models from here on that have no others. */
  public MartBuilder<U> tagged(String... tags) {
    defaults = defaults.tagged(Lines.each(Caller.line(), List.of(tags)));
    return this;
  }

  /** A model. */
  public MartBuilder<U> model(int number, String name, Consumer<ModelBuilder<U>> declaration) {
    ModelBuilder<U> model = new ModelBuilder<>(defaults, number, Caller.line());
    model.named(name);
    declaration.accept(model);
    return add(model);
  }

  /**
   * A model for each item of a table, numbered on from the last one. The consumer must name each.
   *
   * @param declaration says what the item's model is
   */
  public <I> MartBuilder<U> models(Iterable<I> items, BiConsumer<I, ModelBuilder<U>> declaration) {
    for (I item : items) {
      ModelBuilder<U> model = new ModelBuilder<>(defaults, nextNumber(), Caller.line());
      declaration.accept(item, model);
      add(model);
    }
    return this;
  }

  /** Numbers of models that are no more, which no other may have: none after this is given one. */
  public MartBuilder<U> retired(Integer... numbers) {
    retired.addAll(Lines.each(Caller.line(), List.of(numbers)));
    return this;
  }

  Mart build() {
    return new Mart(name, models, retired);
  }

  private MartBuilder<U> add(ModelBuilder<U> model) {
    binaries.add(model.binary().declared());
    models.add(model.build());
    return this;
  }

  private int nextNumber() {
    int next = models.isEmpty() ? 1 : models.get(models.size() - 1).number().value() + 1;
    while (retired.contains(Located.of(next))) {
      next++;
    }
    return next;
  }
}
