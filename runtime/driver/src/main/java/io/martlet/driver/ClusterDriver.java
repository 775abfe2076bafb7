package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.ledger.Ledger;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A driver in a cluster, as {@code spark-submit} starts it, whatever it is to do. */
final class ClusterDriver {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterDriver.class);

  private ClusterDriver() {}

  /** What a driver does that is called so. */
  @FunctionalInterface
  interface Work<C> {
    void run(C call, SparkSession spark, Ledger ledger) throws IOException;
  }

  /** Does it, and ends the process with the code of what went wrong, if anything. */
  static <C> void run(String[] arguments, Function<List<String>, C> parse, Work<C> work) {
    // Libraries, too, format what machines read.
    Locale.setDefault(Locale.ROOT);
    try {
      run(parse.apply(List.of(arguments)), work);
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("the driver failed", e);
      System.err.println(Fault.in(e).map(Fault::told).orElse(String.valueOf(e)));
      System.exit(Fault.in(e).map(Fault::exitCode).orElse(ExitCode.FAILED));
    }
  }

  private static <C> void run(C call, Work<C> work) throws IOException {
    try (SparkSession spark = RunSession.inCluster();
        Ledger ledger = Ledger.at(ledger(spark.sparkContext().conf()))) {
      work.run(call, spark, ledger);
    }
  }

  private static String ledger(SparkConf settings) {
    String environment = System.getenv(StepCall.LEDGER);
    if (environment == null && !settings.contains(StepCall.LEDGER_SETTING)) {
      throw new RunException(
          "A driver must be told where the ledger is: set %s, or %s, to jdbc:postgresql://…"
              .formatted(StepCall.LEDGER, StepCall.LEDGER_SETTING));
    }
    return settings.get(StepCall.LEDGER_SETTING, environment);
  }
}
