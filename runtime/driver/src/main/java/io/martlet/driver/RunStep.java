package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.ledger.Ledger;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver in a cluster, as {@code spark-submit} starts it: does the steps that it is called for.
 * It ends well when they are done, whatever became of their models: that is in the ledger.
 */
public final class RunStep {

  /** Spark keeps what has such a name out of its logs and pages. */
  public static final String LEDGER_SETTING = "spark.martlet.secret.ledger";

  private static final Logger LOG = LoggerFactory.getLogger(RunStep.class);

  private RunStep() {}

  /**
   * @param arguments as {@link StepCall#arguments} writes them
   */
  public static void main(String[] arguments) {
    // Libraries, too, format what machines read.
    Locale.setDefault(Locale.ROOT);
    try {
      run(StepCall.parse(List.of(arguments)));
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("the driver failed", e);
      System.err.println(Fault.in(e).map(Fault::told).orElse(String.valueOf(e)));
      System.exit(Fault.in(e).map(Fault::exitCode).orElse(ExitCode.FAILED));
    }
  }

  private static void run(StepCall call) throws IOException {
    try (SparkSession spark = RunSession.inCluster();
        Ledger ledger = Ledger.at(ledger(spark.sparkContext().conf()))) {
      StoredPlan plan = StoredPlan.open(call.plan());
      Run run = new Run(call, plan, Path.of(""), ledger, spark, new LoggingWatcher(LOG));
      try {
        RunSummary done = run.run();
        LOG.info("run {}: {} of {} marts published", done.run(), done.published(), done.marts());
      } catch (RuntimeException | Error e) {
        run.refused(e);
        throw e;
      }
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
