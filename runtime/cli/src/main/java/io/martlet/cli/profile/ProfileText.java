package io.martlet.cli.profile;

import io.martlet.catalog.diagnostic.Wrap;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Histogram;
import io.martlet.spark.profile.ColumnProfile;
import io.martlet.spark.profile.DeliveryProfile;
import java.util.Comparator;
import java.util.List;

/** A profile in 80 columns. */
record ProfileText(Console console, DeliveryProfile profile) {

  private static final int WIDTH = 80;
  private static final int MOST = 40;
  private static final int NAME = 19;
  private static final int SPREAD = 20;
  private static final String ROW = "%-19s %-9s %7s %9s %-12s %-20s";

  void print(boolean all) {
    print(
        "",
        "%s: %s in %s%s"
            .formatted(
                profile.universe(),
                Counted.of(profile.records(), "record"),
                Counted.of(profile.files(), "file"),
                profile
                    .before()
                    .map(before -> ", compared with what was prepared from " + before)
                    .orElse("")));
    console.line("");
    console.line(
        "%s", ROW.formatted("column", "type", "missing", "distinct", "", "values").strip());
    List<ColumnProfile> columns =
        profile.columns().stream()
            .sorted(Comparator.comparing(column -> !column.isRemarkable()))
            .toList();
    columns.stream().limit(all ? columns.size() : MOST).forEach(this::print);
    if (!all && columns.size() > MOST) {
      console.line("… and %s; --all lists them.", Counted.of(columns.size() - MOST, "more column"));
    }
    console.line("");
    console.line(
        "%s: %,d that would stop prepare, %,d that moved much.",
        Counted.of(columns.size(), "column"), profile.refused(), profile.drifted());
  }

  private void print(ColumnProfile column) {
    ColumnRemarks remarks = new ColumnRemarks(column);
    console.line(
        "%s",
        ROW.formatted(
                shortened(column.name(), NAME),
                remarks.declared(),
                remarks.missing(),
                remarks.distinct(),
                Histogram.draw(column.histogram(), 12),
                shortened(remarks.range(), SPREAD))
            .stripTrailing());
    remarks.remarks().forEach(remark -> print("  ! ", remark));
  }

  private void print(String first, String sentence) {
    Wrap.words(first, " ".repeat(first.length()), sentence, WIDTH)
        .forEach(line -> console.line("%s", line));
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
