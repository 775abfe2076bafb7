package io.martlet.catalog.check;

import io.martlet.catalog.Column;
import io.martlet.catalog.Located;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A delivered column is read as two, ignored though it is read, or not among the names. */
final class BadFrom implements CatalogRule {

  @Override
  public String id() {
    return "bad-from";
  }

  @Override
  public String summary() {
    return "A delivered column is read as two, ignored though it is read, or not among the names.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Universe universe = checked.catalog().universe();
    String subject = universe.name().value();
    List<String> names = universe.format().value().names();
    Map<String, Column> read = new HashMap<>();
    for (Column column : universe.columns()) {
      Column first = read.putIfAbsent(column.delivered(), column);
      if (first != null && !first.name().equals(column.name())) {
        findings.add(
            at(
                column.name().location(),
                subject,
                "Columns \"%s\" and \"%s\" are both read from \"%s\"."
                    .formatted(first.name(), column.name(), column.delivered()),
                "Say what each is called in the delivery: { type: int8, from: \"Age\" }."));
      }
      if (!names.isEmpty() && !names.contains(column.delivered())) {
        findings.add(
            at(
                column.name().location(),
                subject,
                "Column \"%s\" is read from \"%s\", which the format does not name."
                    .formatted(column.name(), column.delivered()),
                "Add it to the names of the format, where it stands in the files."));
      }
    }
    for (Located<String> ignored : universe.ignored()) {
      Column column = read.get(ignored.value());
      if (column != null) {
        findings.add(
            at(
                ignored.location(),
                subject,
                "\"%s\" is ignored, and read as column \"%s\".".formatted(ignored, column.name()),
                "Remove one of them."));
      }
    }
  }
}
