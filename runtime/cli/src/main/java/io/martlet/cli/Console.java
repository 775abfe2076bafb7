package io.martlet.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What a command prints to: results to standard output, everything else to standard error. */
final class Console {

  private final PrintWriter out;
  private final PrintWriter err;

  Console(CommandSpec spec) {
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
  }

  /** A line of the result, with numbers grouped in thousands. */
  void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** Text of the result as it is. */
  void text(String text) {
    out.print(text);
    out.flush();
  }

  /** A remark beside the result. */
  void note(String format, Object... values) {
    err.println(String.format(Locale.ROOT, format, values));
    err.flush();
  }

  /** Whether people see colours. */
  static boolean colour() {
    return Ansi.AUTO.enabled();
  }

  /** Whether somebody watches standard error. */
  static boolean watched() {
    return Ansi.AUTO.enabled();
  }
}
