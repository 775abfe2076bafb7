package io.martlet.spark.mart;

import io.martlet.catalog.RankRange;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.spark.SpreadName;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.iceberg.Schema;

/**
 * What all files of a mart have in common.
 *
 * @param mart its name
 * @param folder of its table's data
 * @param run that writes them
 * @param schema of the table, with its field ids
 * @param key the key column's name
 * @param ranges the values that each of a model's columns may have
 * @param passes for each column that has values, the pass whose score files hold them
 */
public record MartLayout(
    String mart,
    String folder,
    String run,
    Schema schema,
    String key,
    HashMap<String, RankRange> ranges,
    HashMap<String, String> passes)
    implements Serializable {

  private static final RankRange BINARY = new RankRange(0, 1);

  /**
   * @param passes by name, the models of the mart that each has scores of
   */
  static MartLayout of(
      PlanMart mart,
      String folder,
      String run,
      Schema schema,
      String key,
      Map<String, List<PlanModel>> passes) {
    HashMap<String, RankRange> ranges = new HashMap<>();
    for (PlanModel model : mart.models()) {
      ranges.put(model.rankColumn(), model.rank());
      ranges.put(model.binaryColumn(), BINARY);
    }
    HashMap<String, String> columns = new HashMap<>();
    passes.forEach(
        (pass, models) -> {
          for (PlanModel model : models) {
            columns.put(model.rankColumn(), pass);
            columns.put(model.binaryColumn(), pass);
          }
        });
    return new MartLayout(mart.name(), folder, run, schema, key, ranges, columns);
  }

  /** Names the columns with their types and their ids in the table. */
  public String digest() {
    return Digest.ofText(MartColumns.inParquet(schema).toString());
  }

  /** Where to write the mart's file for a file of the universe; each time another place. */
  String newFile(int universeFile) {
    return SpreadName.in(folder, String.format(Locale.ROOT, "%s-%05d", run, universeFile));
  }
}
