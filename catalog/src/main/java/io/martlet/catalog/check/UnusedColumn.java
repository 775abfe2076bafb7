package io.martlet.catalog.check;

import io.martlet.catalog.Column;
import io.martlet.catalog.Located;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** No model reads some columns. One note for all: a universe often has hundreds. */
final class UnusedColumn implements CatalogRule {

  private static final int NAMED = 5;

  @Override
  public String id() {
    return "unused-column";
  }

  @Override
  public Severity severity() {
    return Severity.NOTE;
  }

  @Override
  public String summary() {
    return "No model reads a column.";
  }

  @Override
  public String hint() {
    return "It costs nothing in a run: passes read only what their models need.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Universe universe = checked.catalog().universe();
    BitSet used = new BitSet();
    checked.forEachModel(
        (mart, model) -> {
          for (int place : checked.places(model)) {
            used.set(place);
          }
        });
    List<Column> columns = List.copyOf(checked.columns().values());
    List<Located<String>> unused =
        IntStream.range(0, columns.size())
            .filter(place -> !used.get(place))
            .mapToObj(place -> columns.get(place).name())
            .filter(name -> !name.equals(universe.key()))
            .toList();
    if (!unused.isEmpty()) {
      findings.add(
          at(
              unused.get(0).location(),
              universe.name().value(),
              "No model reads %s.".formatted(listed(unused))));
    }
  }

  private static String listed(List<Located<String>> names) {
    List<String> first = names.stream().limit(NAMED).map(name -> "\"" + name + "\"").toList();
    int more = names.size() - first.size();
    return String.join(", ", first)
        + (more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "");
  }
}
