package io.martlet.cli;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.catalog.diagnostic.FileTrouble;
import io.martlet.catalog.diagnostic.Printable;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.LogFile;
import io.martlet.cli.terminal.ShowValues;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; stack traces go to the log. */
final class FailureHandler implements IExecutionExceptionHandler {

  private static final String OUT_OF_MEMORY = OutOfMemoryError.class.getName();

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (isEnding()) {
      // What fails now does so because the process was told to end, which it says itself.
      return ExitCode.FAILED;
    }
    Optional<Fault> fault = Fault.in(failure);
    if (fault.isEmpty()) {
      return broken(failure, command.getErr());
    }
    command.getErr().println(fault.get().told());
    fault.get().value().ifPresent(value -> tell(value, command));
    return fault.get().exitCode();
  }

  private static void tell(String value, CommandLine command) {
    if (command.getParseResult().hasMatchedOption(ShowValues.NAME)) {
      command.getErr().printf("The value is \"%s\".%n", Printable.of(value));
    } else if (command.getCommandSpec().findOption(ShowValues.NAME) != null) {
      command.getErr().printf("%s shows the value.%n", ShowValues.NAME);
    }
  }

  /** Whether the process was told to end: by Ctrl-C, or by a signal. */
  private static boolean isEnding() {
    Thread none = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(none);
      return !Runtime.getRuntime().removeShutdownHook(none);
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  /** Martlet itself is at fault, or the machine. */
  static int broken(Throwable failure, PrintWriter err) {
    LoggerFactory.getLogger(FailureHandler.class).error("martlet failed", failure);
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    err.printf("Martlet failed: %s%n", Printable.lines(words(root)));
    err.printf("The log of it is %s.%n", LogFile.shown());
    return ExitCode.FAILED;
  }

  /** The message of an Error means little without its kind; that of a task is in its job's. */
  private static String words(Throwable root) {
    if (root instanceof OutOfMemoryError || said(root).contains(OUT_OF_MEMORY)) {
      return "the memory that this JVM may have, %s, is used up. Give it more, such as MARTLET_MEMORY=8g, or score fewer models in a pass (models-per-microbatch in the deployment)."
          .formatted(Counted.bytes(Runtime.getRuntime().maxMemory()));
    }
    if (root instanceof StackOverflowError) {
      return "something is nested too deeply, and a thread's stack is used up. Give it more, such as MARTLET_JAVA_OPTIONS=-Xss16m, and report what you did.";
    }
    return FileTrouble.words(root)
        .orElse(root instanceof Error || root.getMessage() == null ? root.toString() : said(root));
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
