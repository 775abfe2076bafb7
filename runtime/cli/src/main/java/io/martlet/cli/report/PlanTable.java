package io.martlet.cli.report;

import io.martlet.cli.page.Page;
import io.martlet.cli.page.Table;
import io.martlet.ledger.PassRecord;
import io.martlet.ledger.RunRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run was to do, and with which settings.
 *
 * @param settings by name, as its last driver had them
 */
record PlanTable(RunRecord run, List<PassRecord> passes, Map<String, String> settings) {

  Table table() {
    Table table = new Table("plan and settings", "");
    row(table, "plan", run.planDigest());
    row(table, "records", run.universe());
    row(table, "clusters", count(passes.stream().map(PassRecord::cluster).distinct().count()));
    row(table, "steps", count(passes.stream().map(PassRecord::step).distinct().count()));
    row(table, "passes", count(passes.size()));
    row(
        table,
        "models a pass, at most",
        count(passes.stream().mapToLong(PassRecord::models).max().orElse(0)));
    settings.forEach((name, value) -> row(table, name, value));
    return table;
  }

  private static void row(Table table, String name, String value) {
    table.row(
        "", Page.escaped(name), "<span class=\"wrap\">%s</span>".formatted(Page.escaped(value)));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
