package io.martlet.cli.cluster;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.ledger.Ledger;
import picocli.CommandLine.Option;

/** Which cluster the work is submitted to, if any. */
public final class ClusterOption {

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description = {
        "Run on a cluster: spark://HOST:PORT or yarn, by the",
        "spark-submit of $SPARK_HOME. By default, here."
      })
  private String master;

  @Option(
      names = "--deploy-mode",
      paramLabel = "MODE",
      defaultValue = "client",
      description = {
        "Whether the driver runs here (client) or in the",
        "cluster. Default: ${DEFAULT-VALUE}."
      })
  private DeployMode deployMode;

  /** Where a driver runs; named as spark-submit has it. */
  public enum DeployMode {
    client,
    cluster
  }

  public boolean isNamed() {
    return master != null && !master.startsWith("local");
  }

  /** As spark-submit takes it. */
  String master() {
    return master;
  }

  public DeployMode deployMode() {
    return deployMode;
  }

  /**
   * Refuses what cannot work.
   *
   * @throws CommandFailure when drivers in the cluster would look for a ledger on this machine
   */
  public void requireReachable(Ledger ledger) {
    if (ledger.isLocal() && deployMode == DeployMode.cluster) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "A driver in the cluster cannot reach the ledger that Martlet runs on this machine. Name"
              + " a PostgreSQL that it can: --ledger jdbc:postgresql://HOST/DATABASE");
    }
  }
}
