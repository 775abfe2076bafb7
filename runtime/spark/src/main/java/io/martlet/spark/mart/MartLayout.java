package io.martlet.spark.mart;

import io.martlet.catalog.RankRange;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.spark.SpreadName;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.Schema;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * What all files of a mart have in common.
 *
 * @param mart its name
 * @param folder of its table's data
 * @param run that writes them
 * @param schema of the table, with its field ids
 * @param key the key column's name
 * @param ranges the values that each of a model's columns may have
 * @param passes for each column that is scored, the pass whose score files hold it
 * @param kept columns of models whose scores stay as the mart has them
 */
public record MartLayout(
    String mart,
    String folder,
    String run,
    Schema schema,
    String key,
    HashMap<String, RankRange> ranges,
    HashMap<String, String> passes,
    HashSet<String> kept)
    implements Serializable {

  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?([^/]+)-([0-9]{5,9})-[0-9a-f]+\\.parquet");
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
    HashSet<String> kept = new HashSet<>();
    for (PlanModel model : mart.base().map(PlanBase::kept).orElse(List.of())) {
      kept.add(model.rankColumn());
      kept.add(model.binaryColumn());
    }
    return new MartLayout(mart.name(), folder, run, schema, key, ranges, columns, kept);
  }

  /** Whether a column stays as the mart has it; the key does, wherever there is a mart. */
  boolean isKept(ColumnDescriptor column) {
    String name = column.getPath()[0];
    return name.equals(key) || kept.contains(name);
  }

  /** Whether a column must have a value in every record. */
  boolean hasScores(String column) {
    return passes.containsKey(column) || kept.contains(column);
  }

  /** Names the columns with their types and their ids in the table. */
  public String digest() {
    return Digest.ofText(MartColumns.inParquet(schema).toString());
  }

  /** Where to write the mart's file for a file of the universe; each time another place. */
  String newFile(int universeFile) {
    return SpreadName.in(folder, String.format(Locale.ROOT, "%s-%05d", run, universeFile));
  }

  /** The run that has written a file; none where it is no file of a mart's. */
  static Optional<String> run(String path) {
    Matcher name = FILE.matcher(path);
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /**
   * The universe's file that a mart's file was written for.
   *
   * @throws MartException when the name is none of {@link #newFile}
   */
  static int universeFile(String path) {
    Matcher name = FILE.matcher(path);
    if (!name.matches()) {
      throw new MartException(path + " is no file that a run has written");
    }
    return Integer.parseInt(name.group(2));
  }
}
