package io.martlet.cli.run;

import picocli.CommandLine.Option;

/** Which cluster a run is submitted to, if any. */
final class ClusterOption {

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
  enum DeployMode {
    client,
    cluster
  }

  boolean isNamed() {
    return master != null && !master.startsWith("local");
  }

  String master() {
    return master;
  }

  DeployMode deployMode() {
    return deployMode;
  }
}
