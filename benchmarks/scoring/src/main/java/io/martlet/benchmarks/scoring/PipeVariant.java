package io.martlet.benchmarks.scoring;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * {@code RDD.pipe}: records as delimited lines to a program, its lines into text files.
 *
 * <p>Arguments: universe's folder, work folder, the program's command, cores, repetitions.
 */
public final class PipeVariant {

  private PipeVariant() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = BenchmarkSpark.start(Integer.parseInt(arguments[3]))) {
      // Empty where a value is missing, which concat_ws would leave out.
      Column[] fields =
          UniverseColumns.names().stream()
              .map(name -> functions.coalesce(functions.col(name).cast("string"), empty()))
              .toArray(Column[]::new);
      Column line =
          functions.concat_ws(
              ",", functions.col(UniverseColumns.KEY).cast("string"), functions.array(fields));
      Repetitions.run(
          Integer.parseInt(arguments[4]),
          repetition -> {
            spark
                .read()
                .parquet(arguments[0])
                .select(line)
                .toJavaRDD()
                .map(row -> row.getString(0))
                .pipe(List.of(arguments[2].split(" ")))
                .saveAsTextFile(arguments[1] + "/scores-" + repetition);
            return "{}";
          });
    }
  }

  private static Column empty() {
    return functions.lit("");
  }
}
