package io.martlet.driver;

import java.util.Locale;
import java.util.Map;

/** Metrics as Prometheus reads them from a text; see its "text-based format". */
final class MetricsText {

  private final StringBuilder text = new StringBuilder();
  private final String catalog;

  /**
   * @param catalog a label of every metric
   */
  MetricsText(String catalog) {
    this.catalog = catalog;
  }

  /** A metric of one value. */
  MetricsText add(String name, String help, Number value) {
    describe(name, help);
    return value(name, "", value);
  }

  /** A metric that has a value for each of a label's. */
  MetricsText add(String name, String help, String label, Map<String, ? extends Number> values) {
    describe(name, help);
    values.forEach((key, value) -> value(name, ",%s=\"%s\"".formatted(label, key), value));
    return this;
  }

  private void describe(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private MetricsText value(String name, String labels, Number value) {
    text.append(name)
        .append("{catalog=\"%s\"%s} ".formatted(catalog, labels))
        .append(value instanceof Double real ? String.format(Locale.ROOT, "%.6f", real) : value)
        .append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
