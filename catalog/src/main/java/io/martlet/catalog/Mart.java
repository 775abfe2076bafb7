package io.martlet.catalog;

import java.util.List;

/** Models that are published together as one table. */
public record Mart(Located<String> name, List<Model> models) {

  public Mart {
    models = List.copyOf(models);
  }
}
