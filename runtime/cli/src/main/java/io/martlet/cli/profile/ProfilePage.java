package io.martlet.cli.profile;

import io.martlet.catalog.diagnostic.Printable;
import io.martlet.cli.terminal.Counted;
import io.martlet.spark.profile.ColumnProfile;
import io.martlet.spark.profile.DeliveryProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A profile as a page of its own, light or dark, that loads nothing. */
final class ProfilePage {

  private static final int HEIGHT = 20;
  private static final int BAR = 7;

  private ProfilePage() {}

  static String of(DeliveryProfile profile) {
    String rows =
        profile.columns().stream()
            .sorted(Comparator.comparing(column -> !column.isRemarkable()))
            .map(ProfilePage::row)
            .collect(Collectors.joining());
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
    return template()
        .replace("{universe}", escaped(profile.universe()))
        .replace("{subject}", escaped(subject))
        .replace("{summary}", escaped(summary))
        .replace("{rows}", rows);
  }

  private static String template() {
    try (InputStream in = ProfilePage.class.getResourceAsStream("page.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String row(ColumnProfile column) {
    ColumnRemarks remarks = new ColumnRemarks(column);
    String said =
        remarks.remarks().stream()
            .map(remark -> "<div class=\"remark\">" + escaped(remark) + "</div>")
            .collect(Collectors.joining());
    String from =
        column.delivered().equals(column.name())
            ? ""
            : " <small>%s</small>".formatted(escaped(column.delivered()));
    return "<tr%s><th scope=\"row\">%s%s%s</th><td>%s</td><td class=\"number\">%s</td><td>%s</td><td class=\"number\">%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            column.isRemarkable() ? " class=\"look\"" : "",
            escaped(column.name()),
            from,
            said,
            remarks.declared(),
            remarks.missing(),
            share(column.missingShare()),
            remarks.distinct(),
            bars(column.histogram()),
            escaped(remarks.spread()));
  }

  private static String share(double share) {
    return String.format(
        Locale.ROOT,
        "<svg class=\"share\" width=\"60\" height=\"8\" role=\"img\" aria-label=\"%.1f%% missing\"><rect width=\"60\" height=\"8\" rx=\"4\"/><rect class=\"part\" width=\"%.1f\" height=\"8\" rx=\"4\"/></svg>",
        100 * share,
        60 * share);
  }

  private static String bars(List<Long> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    long highest = Math.max(1, Collections.max(counts));
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < counts.size(); i++) {
      double height =
          counts.get(i) == 0 ? 0 : Math.max(1, (double) HEIGHT * counts.get(i) / highest);
      bars.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
              i * BAR,
              HEIGHT - height,
              BAR - 1,
              height));
    }
    return String.format(
        Locale.ROOT,
        "<svg class=\"bars\" width=\"%d\" height=\"%d\" aria-hidden=\"true\">%s</svg>",
        counts.size() * BAR,
        HEIGHT,
        bars);
  }

  private static String escaped(String text) {
    return Printable.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
