package io.martlet.driver;

import io.martlet.ledger.Ledger;
import io.martlet.spark.export.MartExport;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Exports marts in a cluster. */
public final class ExportStep {

  private ExportStep() {}

  /**
   * @param arguments as {@link ExportCall#arguments} writes them
   */
  public static void main(String[] arguments) {
    ClusterDriver.run(arguments, ExportCall::parse, ExportStep::run);
  }

  private static void run(ExportCall call, SparkSession spark, Ledger ledger) {
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), call.warehouse())) {
      for (MartExport export : call.exports()) {
        export.write(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            new MartReader(tables, export.mart()));
      }
    }
  }
}
