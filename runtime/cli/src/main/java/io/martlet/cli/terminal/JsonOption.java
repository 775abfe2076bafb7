package io.martlet.cli.terminal;

import picocli.CommandLine.Option;

/** Output for programs. */
public final class JsonOption {

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public boolean json() {
    return json;
  }
}
