package io.martlet.cli;

import io.martlet.codegen.plan.PlanException;
import io.martlet.driver.RunException;
import io.martlet.driver.UnacceptedBreaksException;
import io.martlet.ledger.LedgerException;
import io.martlet.spark.mart.MartException;
import io.martlet.spark.prepare.MalformedRecordException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; stack traces go to the log. */
final class FailureHandler implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (!expected(failure)) {
      return broken(failure, command.getErr());
    }
    command.getErr().println(failure.getMessage());
    return exitCode(failure);
  }

  /** Martlet itself is at fault, or the machine. */
  static int broken(Throwable failure, PrintWriter err) {
    LoggerFactory.getLogger(FailureHandler.class).error("martlet failed", failure);
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    err.printf("Martlet failed: %s%n", root.getMessage() == null ? root : root.getMessage());
    err.printf("The log of it is %s.%n", LogFile.shown());
    return ExitCode.FAILED;
  }

  private static boolean expected(Exception failure) {
    return failure instanceof CommandFailure
        || failure instanceof PlanException
        || failure instanceof LedgerException
        || failure instanceof MartException
        || failure instanceof RunException
        || failure instanceof UnacceptedBreaksException
        || failure instanceof MalformedRecordException;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known.exitCode();
    }
    return failure instanceof MalformedRecordException
            || failure instanceof UnacceptedBreaksException
        ? ExitCode.VIOLATIONS
        : ExitCode.FAILED;
  }
}
