package io.martlet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Runs some commands one after the other, each given as one argument: the build keeps the classes
 * that they load for later starts.
 */
final class Rehearsal {

  private Rehearsal() {}

  public static void main(String[] commands) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    for (String command : commands) {
      Martlet.run(out, out, command.split(" "));
    }
    System.exit(0);
  }
}
