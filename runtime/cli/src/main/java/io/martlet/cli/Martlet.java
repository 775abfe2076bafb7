package io.martlet.cli;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.ChosenDeployment;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.HeldOutput;
import io.martlet.cli.terminal.Interruption;
import io.martlet.cli.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
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

  /** Whether this is the program with few jars. */
  private static final boolean QUICK = Boolean.getBoolean("martlet.quick");

  @Spec private CommandSpec spec;

  private Martlet() {}

  @Option(
      names = "--state",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:MARTLET_STATE}",
      description = {
        "Where Martlet keeps what it makes of the catalog;",
        "by default $MARTLET_STATE, or .martlet/ beside it."
      })
  void state(Path folder) {
    if (folder != null && !folder.toString().isBlank()) {
      Workspace.keepIn(folder);
    }
  }

  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = {"Take deployment.NAME.yaml of the catalog's folder."})
  void deployment(String name) {
    try {
      ChosenDeployment.choose(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  public static void main(String[] arguments) {
    // Libraries, too, format what machines read: Spark, the names of its files.
    Locale.setDefault(Locale.ROOT);
    System.exit(QUICK ? quick(arguments) : whole(arguments));
  }

  /** Runs a command that may take long, and says so when it is told to end before it has. */
  private static int whole(String... arguments) {
    Interruption interruption = Interruption.watch();
    int code = run(writer(System.out), writer(System.err), arguments);
    interruption.over();
    return code;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /**
   * Runs a command with the few jars that most catalogs take, and prints nothing when it takes
   * others: then the launcher starts the whole program.
   */
  private static int quick(String... arguments) {
    PrintWriter out = writer(System.out);
    PrintWriter err = writer(System.err);
    HeldOutput held = new HeldOutput();
    int code = run(held.before(out), held.before(err), arguments);
    if (code != ExitCode.WHOLE_PROGRAM) {
      held.release();
      out.flush();
      err.flush();
    }
    return code;
  }

  /** Runs a command and gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    ChosenDeployment.forget();
    CommandLine commands = new CommandLine(new Martlet());
    Verbs.add(commands, arguments);
    commands.setOut(out);
    commands.setErr(err);
    commands.setUsageHelpWidth(80);
    commands.setExecutionExceptionHandler(new FailureHandler());
    try {
      return commands.execute(arguments);
    } catch (NoClassDefFoundError missing) {
      return QUICK ? ExitCode.WHOLE_PROGRAM : FailureHandler.broken(missing, err);
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
