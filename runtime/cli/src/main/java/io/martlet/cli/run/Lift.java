package io.martlet.cli.run;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.martlet.ledger.ModelRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The lift of models against what is known to be true: how much more frequent the outcome is among
 * the records of the best rank than among all.
 */
final class Lift {

  /**
   * The real outcome of a model: {@code column} is one of, or is at least, {@code value}.
   *
   * <p>Read from lines of {@code mart,number,name,column,operator,value}; operators are {@code in},
   * with values separated by {@code |}, and {@code >=}.
   */
  record Outcome(String mart, int number, String column, String operator, String value) {

    Column holds() {
      return operator.equals(">=")
          ? col(column).geq(Long.parseLong(value))
          : col(column).cast("string").isin((Object[]) value.split("\\|"));
    }
  }

  private final List<Outcome> outcomes;

  private Lift(List<Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  static Lift from(Path file) {
    try {
      return new Lift(
          Files.readAllLines(file).stream()
              .skip(1)
              .map(line -> line.split(",", -1))
              .map(
                  cells ->
                      new Outcome(
                          cells[0], Integer.parseInt(cells[1]), cells[3], cells[4], cells[5]))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lifts of one mart, by model number.
   *
   * @param mart its published records
   * @param universe the records it was scored from
   */
  Map<Integer, Double> of(
      String name, Dataset<Row> mart, Dataset<Row> universe, String key, List<ModelRecord> models) {
    Map<Integer, Integer> firstRanks = new HashMap<>();
    models.forEach(model -> firstRanks.put(model.number(), model.firstRank()));
    List<Outcome> known =
        outcomes.stream()
            .filter(outcome -> outcome.mart().equals(name))
            .filter(outcome -> firstRanks.containsKey(outcome.number()))
            .toList();
    List<Column> rates = new ArrayList<>();
    for (Outcome outcome : known) {
      Column happened = when(outcome.holds(), 1).otherwise(0);
      Column best =
          col("model" + outcome.number() + "_rank").equalTo(firstRanks.get(outcome.number()));
      rates.add(avg(when(best, happened)).divide(avg(happened)));
    }
    Row row = mart.join(universe, key).agg(lit(0), rates.toArray(Column[]::new)).first();
    Map<Integer, Double> lifts = new HashMap<>();
    for (int i = 0; i < known.size(); i++) {
      lifts.put(known.get(i).number(), row.getDouble(i + 1));
    }
    return lifts;
  }
}
