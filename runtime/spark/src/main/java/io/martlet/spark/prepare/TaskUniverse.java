package io.martlet.spark.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import io.martlet.plan.PlanUniverse;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A universe on its way to a task, without its files.
 *
 * @param delivery as JSON
 */
record TaskUniverse(String name, String key, ArrayList<PlanColumn> columns, String delivery)
    implements Serializable {

  static TaskUniverse of(PlanUniverse universe) {
    return new TaskUniverse(
        universe.name(),
        universe.key(),
        new ArrayList<>(universe.columns()),
        universe.delivery().json().toString());
  }

  PlanUniverse universe() {
    try {
      return new PlanUniverse(
          name, key, columns, List.of(), PlanDelivery.of(new ObjectMapper().readTree(delivery)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
