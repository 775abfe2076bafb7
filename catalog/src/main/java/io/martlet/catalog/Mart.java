package io.martlet.catalog;

import io.martlet.catalog.constraint.Count;
import io.martlet.catalog.constraint.Name;
import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.Stream;

/**
 * Models that are published together as one table.
 *
 * @param retired numbers of models that are no more, which no other may ever have
 */
public record Mart(
    Located<@Name String> name, List<@Valid Model> models, List<Located<@Count Integer>> retired) {

  public Mart {
    models = List.copyOf(models);
    retired = List.copyOf(retired);
  }

  /** A mart that has never lost a model. */
  public Mart(Located<String> name, List<Model> models) {
    this(name, models, List.of());
  }

  /** A number that no model has, or had. */
  public int nextNumber() {
    return 1
        + Stream.concat(models.stream().map(Model::number), retired.stream())
            .mapToInt(Located::value)
            .max()
            .orElse(0);
  }
}
