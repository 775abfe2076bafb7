package io.martlet.cli.terminal;

import io.martlet.catalog.diagnostic.Printable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What a command prints to: results to standard output, everything else to standard error. */
public final class Console {

  private final PrintWriter out;
  private final PrintWriter err;

  public Console(CommandSpec spec) {
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
  }

  /** A line of the result, with numbers grouped in thousands and texts made printable. */
  public void line(String format, Object... values) {
    out.println(formatted(format, values));
    out.flush();
  }

  /** Text of the result as it is: whoever made it has made it printable. */
  public void text(String text) {
    out.print(text);
    out.flush();
  }

  /** A remark beside the result. */
  public void note(String format, Object... values) {
    err.println(formatted(format, values));
    err.flush();
  }

  private static String formatted(String format, Object... values) {
    Object[] printable = Arrays.stream(values).map(Console::printable).toArray();
    return String.format(Locale.ROOT, format, printable);
  }

  /** Numbers are, and keep their formats. */
  private static Object printable(Object value) {
    return value instanceof Number ? value : Printable.of(String.valueOf(value));
  }

  /** Whether people see colours. */
  public static boolean colour() {
    return Ansi.AUTO.enabled();
  }

  /** Whether somebody watches standard error. */
  static boolean watched() {
    return Ansi.AUTO.enabled();
  }
}
