package io.martlet.cli;

import io.martlet.cli.terminal.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "martlet",
    mixinStandardHelpOptions = true,
    version = "Martlet 0.1.0",
    description = "Declares, proves and runs thousands of scoring models.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "martlet COMMAND --help tells more of a command."})
public final class Martlet implements Runnable {

  @Spec private CommandSpec spec;

  private Martlet() {}

  public static void main(String[] arguments) {
    // Libraries, too, format what machines read: Spark, the names of its files.
    Locale.setDefault(Locale.ROOT);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Runs a command and gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commands = new CommandLine(new Martlet());
    Verbs.add(commands, arguments);
    commands.setOut(out);
    commands.setErr(err);
    commands.setUsageHelpWidth(80);
    commands.setExecutionExceptionHandler(new FailureHandler());
    try {
      return commands.execute(arguments);
    } catch (Error e) {
      return FailureHandler.broken(e, err);
    }
  }

  /** Without a command: what this is, and what to do first. */
  @Override
  public void run() {
    try (InputStream welcome = Martlet.class.getResourceAsStream("welcome.txt")) {
      new Console(spec).text(new String(welcome.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
