package io.martlet.cli.terminal;

import picocli.CommandLine.Option;

/** Whether a value of a delivery may be shown that it is refused for. Whoever tells of it asks. */
public final class ShowValues {

  public static final String NAME = "--show-values";

  @Option(
      names = NAME,
      description = {"Show the value that a delivery is refused", "for. It may be somebody's own."})
  @SuppressWarnings("UnusedVariable") // Whether it is given is asked of the command.
  private boolean shown;
}
