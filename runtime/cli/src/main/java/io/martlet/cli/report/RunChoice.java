package io.martlet.cli.report;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import picocli.CommandLine.Option;

/** Which of a catalog's runs a command is about. */
public final class RunChoice {

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Which run, by its id; by default the latest.")
  private String id;

  /**
   * @throws CommandFailure when there is none
   */
  RunRecord in(RunQueries queries, String catalog) {
    return queries.runs(catalog).stream()
        .filter(run -> id == null || run.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                id == null
                    ? none(catalog)
                    : new CommandFailure(
                        ExitCode.USAGE,
                        "There is no run %s of catalog %s. martlet runs lists them."
                            .formatted(id, catalog)));
  }

  static CommandFailure none(String catalog) {
    return new CommandFailure(
        ExitCode.USAGE,
        "Nothing was run of catalog %s yet. Start with: martlet run".formatted(catalog));
  }
}
