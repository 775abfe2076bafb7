package io.martlet.cli;

import io.martlet.codegen.plan.PlanException;
import io.martlet.ledger.LedgerException;
import io.martlet.spark.mart.MartException;
import io.martlet.spark.prepare.MalformedRecordException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; stack traces go to the log. */
final class FailureHandler implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    command.getErr().println(message(failure));
    command.getErr().flush();
    return exitCode(failure);
  }

  private static String message(Exception failure) {
    if (expected(failure)) {
      return failure.getMessage();
    }
    LoggerFactory.getLogger(FailureHandler.class).error("martlet failed", failure);
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "Martlet failed: %s%nThe log of it is %s."
        .formatted(root.getMessage() == null ? root : root.getMessage(), LogFile.shown());
  }

  private static boolean expected(Exception failure) {
    return failure instanceof CommandFailure
        || failure instanceof PlanException
        || failure instanceof LedgerException
        || failure instanceof MartException
        || failure instanceof MalformedRecordException;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known.exitCode();
    }
    return failure instanceof MalformedRecordException ? ExitCode.VIOLATIONS : ExitCode.FAILED;
  }
}
