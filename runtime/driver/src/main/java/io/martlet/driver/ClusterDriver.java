package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.ledger.Ledger;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A driver in a cluster, as {@code spark-submit} starts it, whatever it is to do. */
public final class ClusterDriver {

  /** Spark keeps what has such a name out of its logs and pages. */
  public static final String LEDGER_SETTING = "spark.martlet.secret.ledger";

  private static final Logger LOG = LoggerFactory.getLogger(ClusterDriver.class);

  private ClusterDriver() {}

  /** What a driver does. */
  @FunctionalInterface
  interface Work {
    void run(SparkSession spark, Ledger ledger) throws IOException;
  }

  /** Does it, and ends the process with the code of what went wrong, if anything. */
  static void run(Work work) {
    // Libraries, too, format what machines read.
    Locale.setDefault(Locale.ROOT);
    try (SparkSession spark = RunSession.inCluster();
        Ledger ledger = Ledger.at(ledger(spark.sparkContext().conf()))) {
      work.run(spark, ledger);
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("the driver failed", e);
      System.err.println(Fault.in(e).map(Fault::told).orElse(String.valueOf(e)));
      System.exit(Fault.in(e).map(Fault::exitCode).orElse(ExitCode.FAILED));
    }
  }

  private static String ledger(SparkConf settings) {
    String environment = System.getenv(StepCall.LEDGER);
    if (environment == null && !settings.contains(LEDGER_SETTING)) {
      throw new RunException(
          "A driver must be told where the ledger is: set %s, or %s, to jdbc:postgresql://…"
              .formatted(StepCall.LEDGER, LEDGER_SETTING));
    }
    return settings.get(LEDGER_SETTING, environment);
  }
}
