package io.martlet.cli.run;

import io.martlet.cli.terminal.MartletHome;
import io.martlet.spark.host.HostSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How patient a run is with its models. */
final class ModelTimeout {

  @Option(
      names = "--model-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = {
        "How long a model may take to open, or for a batch of",
        "records, before it has failed. Default: ${DEFAULT-VALUE}."
      })
  private int seconds;

  HostSettings hosts() {
    Duration timeout = Duration.ofSeconds(seconds);
    return HostSettings.in(MartletHome.hosts().toString()).patientFor(timeout);
  }
}
