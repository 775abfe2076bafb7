package io.martlet.spark.mart;

import io.martlet.catalog.RankRange;
import io.martlet.plan.PlanModel;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;

/**
 * What all files of a mart have in common.
 *
 * @param mart its name
 * @param schema of the table, with its field ids
 * @param key the key column's name
 * @param ranges the values that each of a model's columns may have
 * @param passes for each column that has values, the pass whose score files hold them
 */
record MartLayout(
    String mart,
    Schema schema,
    String key,
    HashMap<String, RankRange> ranges,
    HashMap<String, String> passes)
    implements Serializable {

  private static final RankRange BINARY = new RankRange(0, 1);

  /**
   * @param passes for each model that has scores, the pass that made them
   */
  static MartLayout of(
      String mart,
      Schema schema,
      String key,
      List<PlanModel> models,
      Map<PlanModel, String> passes) {
    HashMap<String, RankRange> ranges = new HashMap<>();
    HashMap<String, String> columns = new HashMap<>();
    for (PlanModel model : models) {
      ranges.put(model.rankColumn(), model.rank());
      ranges.put(model.binaryColumn(), BINARY);
      String pass = passes.get(model);
      if (pass != null) {
        columns.put(model.rankColumn(), pass);
        columns.put(model.binaryColumn(), pass);
      }
    }
    return new MartLayout(mart, schema, key, ranges, columns);
  }
}
