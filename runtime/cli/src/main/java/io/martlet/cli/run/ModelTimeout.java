package io.martlet.cli.run;

import picocli.CommandLine.Option;

/** How patient a run is with its models. */
public final class ModelTimeout {

  @Option(
      names = "--model-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = {
        "How long a model may take to open, or for a batch of",
        "records, before it has failed. Default: ${DEFAULT-VALUE}."
      })
  private int seconds;

  public int seconds() {
    return seconds;
  }
}
