package io.martlet.cli.profile;

import io.martlet.cli.page.Bars;
import io.martlet.cli.page.Page;
import io.martlet.cli.page.Table;
import io.martlet.cli.terminal.Counted;
import io.martlet.spark.profile.ColumnProfile;
import io.martlet.spark.profile.DeliveryProfile;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** A profile as a page of its own, light or dark, that loads nothing. */
final class ProfilePage {

  private ProfilePage() {}

  static String of(DeliveryProfile profile) {
    String subject =
        "%s in %s%s"
            .formatted(
                Counted.of(profile.records(), "record"),
                Counted.of(profile.files(), "file"),
                profile
                    .before()
                    .map(each -> ", compared with what was prepared from " + each)
                    .orElse(""));
    String summary =
        String.format(
            Locale.ROOT,
            "%s: %,d that would stop prepare, %,d that moved much.",
            Counted.of(profile.columns().size(), "column"),
            profile.refused(),
            profile.drifted());
    Table table = new Table("column", "type", "#missing", "", "#distinct", "spread", "values");
    profile.columns().stream()
        .sorted(Comparator.comparing(column -> !column.isRemarkable()))
        .forEach(column -> row(column, table));
    return new Page(profile.universe() + ": what was delivered")
        .heading(profile.universe())
        .paragraph(subject)
        .paragraph(summary)
        .table(table)
        .toString();
  }

  private static void row(ColumnProfile column, Table table) {
    ColumnRemarks remarks = new ColumnRemarks(column);
    String said =
        remarks.remarks().stream()
            .map(remark -> "<div class=\"remark\">" + Page.escaped(remark) + "</div>")
            .collect(Collectors.joining());
    String from =
        column.delivered().equals(column.name())
            ? ""
            : " <small>%s</small>".formatted(Page.escaped(column.delivered()));
    table.row(
        column.isRemarkable() ? "look" : "",
        Page.escaped(column.name()) + from + said,
        remarks.declared(),
        remarks.missing(),
        Bars.share(
            column.missingShare(),
            String.format(Locale.ROOT, "%.1f%% missing", 100 * column.missingShare())),
        remarks.distinct(),
        Bars.of(column.histogram()),
        Page.escaped(remarks.spread()));
  }
}
