package io.martlet.cli.report;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of a catalog's runs a command is about. */
public final class RunChoice {

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = {
        "Which run, by its id, which needs no --run among",
        "selectors; by default the latest."
      })
  private String id;

  boolean isNamed() {
    return id != null;
  }

  /** Whether it may be meant: it is named, or none is. */
  public boolean mayBe(String run) {
    return id == null || id.equals(run);
  }

  /**
   * @param named the run's id, where it stands among other words
   * @throws CommandFailure when there is none
   */
  public RunRecord in(RunQueries queries, String catalog, Optional<String> named) {
    String id = named.orElse(this.id);
    return id == null
        ? queries.runs(catalog).stream().findFirst().orElseThrow(() -> none(catalog))
        : named(id, queries, catalog);
  }

  /**
   * The run of that id.
   *
   * @throws CommandFailure when the catalog has none
   */
  public static RunRecord named(String id, RunQueries queries, String catalog) {
    return queries
        .run(id)
        .filter(run -> run.catalog().equals(catalog))
        .orElseThrow(
            () ->
                new CommandFailure(
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
