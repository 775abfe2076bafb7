package io.martlet.plan;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Models that are scored together in one pass over the universe.
 *
 * @param name unique in the plan, such as {@code mb-0001}
 * @param projection binary name of the generated class that moves its columns
 */
public record PlanMicrobatch(String name, String projection, List<PlanModel> models) {

  public PlanMicrobatch {
    models = List.copyOf(models);
  }

  /** The union of the models' inputs, each once, in the order first read. */
  public List<String> columns() {
    LinkedHashSet<String> columns = new LinkedHashSet<>();
    models.forEach(model -> columns.addAll(model.inputs()));
    return List.copyOf(columns);
  }
}
