package io.martlet.driver;

import io.martlet.ledger.Ledger;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the steps of a run that it is called for, in a cluster. It ends well when they are done,
 * whatever became of their models: that is in the ledger.
 */
public final class RunStep {

  private static final Logger LOG = LoggerFactory.getLogger(RunStep.class);

  private RunStep() {}

  /**
   * @param arguments as {@link StepCall#arguments} writes them
   */
  public static void main(String[] arguments) {
    ClusterDriver.run(arguments, StepCall::parse, RunStep::run);
  }

  private static void run(StepCall call, SparkSession spark, Ledger ledger) throws IOException {
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
