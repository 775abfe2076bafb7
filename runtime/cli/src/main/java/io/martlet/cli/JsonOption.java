package io.martlet.cli;

import picocli.CommandLine.Option;

/** Output for programs. */
final class JsonOption {

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  boolean json() {
    return json;
  }
}
