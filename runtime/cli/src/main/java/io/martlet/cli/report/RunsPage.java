package io.martlet.cli.report;

import io.martlet.cli.page.Bars;
import io.martlet.cli.page.Page;
import io.martlet.cli.page.Table;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Times;
import io.martlet.ledger.RunTotals;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A catalog's runs as a page.
 *
 * @param runs the latest first
 */
record RunsPage(String catalog, List<RunTotals> runs) {

  private static final int WIDTH = 120;

  @Override
  public String toString() {
    double longest = runs.stream().mapToLong(RunsPage::millis).max().orElse(0);
    Table table =
        new Table(
            "run",
            "started",
            "who",
            "#took",
            "",
            "#marts",
            "#models",
            "#kept",
            "#failed",
            "#held",
            "#records",
            "state");
    for (RunTotals run : runs) {
      boolean look = run.failed() > 0 || run.held() > 0;
      table.row(
          look ? "look" : "",
          Page.escaped(run.run().id()),
          Times.minute(run.run().started()),
          Page.escaped(run.run().who().orElse("")),
          run.run().finished().isEmpty() ? "" : Times.span(Duration.ofMillis(millis(run))),
          Bars.span(0, longest == 0 ? 0 : millis(run) / longest, WIDTH, "as long as the others"),
          String.format(Locale.ROOT, "%,d of %,d", run.published(), run.marts()),
          String.format(Locale.ROOT, "%,d", run.models()),
          String.format(Locale.ROOT, "%,d", run.kept()),
          String.format(Locale.ROOT, "%,d", run.failed()),
          String.format(Locale.ROOT, "%,d", run.held()),
          String.format(Locale.ROOT, "%,d", run.run().records()),
          run.run().state().name().toLowerCase(Locale.ROOT));
    }
    return new Page("Runs of " + catalog)
        .heading("Runs of " + catalog)
        .paragraph(
            "%s; the latest: %s"
                .formatted(Counted.of(runs.size(), "run"), RunOutcome.of(runs.get(0))))
        .table(table)
        .toString();
  }

  private static long millis(RunTotals run) {
    return run.run()
        .finished()
        .map(end -> Duration.between(run.run().started(), end).toMillis())
        .orElse(0L);
  }
}
