package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** The file that a job of Spark's failed at, as far as its failure names it. */
final class FailedFile {

  private static final String MISSING = "missing value of ";
  private static final String IN = " in ";

  private FailedFile() {}

  /** A column that fails a job when it is asked for, naming the file that is read. */
  static Column missing(PlanColumn column) {
    return functions.raise_error(
        functions.concat(functions.lit(MISSING + column.name() + IN), functions.input_file_name()));
  }

  /** Where it lies, as Hadoop calls it. */
  static Optional<String> of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SparkThrowable spark && spark.getCondition() != null) {
        Optional<String> named = named(spark.getCondition(), spark.getMessageParameters());
        if (named.isPresent()) {
          return named.map(uri -> new Path(URI.create(uri)).toString());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> named(String condition, Map<String, String> parameters) {
    if (condition.startsWith("FAILED_READ_FILE")) {
      return Optional.ofNullable(parameters.get("path"));
    }
    String said = String.valueOf(parameters.get("errorMessage"));
    return said.startsWith(MISSING)
        ? Optional.of(said.substring(said.lastIndexOf(IN) + IN.length()))
        : Optional.empty();
  }
}
