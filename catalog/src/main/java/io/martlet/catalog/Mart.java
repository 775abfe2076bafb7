package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;
import jakarta.validation.Valid;
import java.util.List;

/** Models that are published together as one table. */
public record Mart(Located<@Name String> name, List<@Valid Model> models) {

  public Mart {
    models = List.copyOf(models);
  }
}
