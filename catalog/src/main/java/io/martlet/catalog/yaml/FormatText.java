package io.martlet.catalog.yaml;

import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.format.Emitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a universe says of its delivery. */
final class FormatText {

  private static final DeliveryFormat DEFAULT = DeliveryFormat.DEFAULT;

  private final Map<String, String> entries = new LinkedHashMap<>();

  private FormatText() {}

  /** A block, one key a line; empty where nothing is said. */
  static String of(DeliveryFormat format) {
    FormatText text = new FormatText();
    text.sign("delimiter", format.delimiter(), DEFAULT.delimiter());
    if (!format.quote().equals(DEFAULT.quote())) {
      text.put("quote", format.quote().map(String::valueOf).orElse("none"));
    }
    format.escape().ifPresent(escape -> text.put("escape", escape.toString()));
    text.list("names", format.names());
    if (!format.encoding().equals(DEFAULT.encoding())) {
      text.put("encoding", format.encoding());
    }
    text.sign("decimal", format.decimal(), DEFAULT.decimal());
    format.thousands().ifPresent(sign -> text.put("thousands", sign.toString()));
    text.list("missing", format.missing());
    format.dates().ifPresent(dates -> text.put("dates", dates));
    text.list("booleans", format.booleans());
    if (format.trim()) {
      text.entries.put("trim", "true");
    }
    format.comment().ifPresent(sign -> text.put("comment", sign.toString()));
    StringBuilder out = new StringBuilder();
    text.entries.forEach(
        (key, value) -> out.append("  ").append(key).append(": ").append(value).append('\n'));
    return out.isEmpty() ? "" : "format:\n" + out;
  }

  /** A type, or a mapping in braces where more is said. */
  static String of(Column column) {
    FormatText text = new FormatText();
    ColumnFormat format = column.format();
    String type = column.type().value().keyword() + (column.nullable() ? "?" : "");
    if (format.equals(ColumnFormat.DEFAULT)) {
      return type;
    }
    // In braces, YAML takes a bare question mark for something else.
    text.put("type", type);
    format.from().ifPresent(from -> text.put("from", from));
    format.missing().ifPresent(missing -> text.entries.put("missing", inBrackets(missing)));
    format.dates().ifPresent(dates -> text.put("dates", dates));
    text.list("booleans", format.booleans());
    format.scale().ifPresent(scale -> text.entries.put("scale", scale.toString()));
    if (format.rounding()) {
      text.entries.put("rounding", "true");
    }
    List<String> parts = new ArrayList<>();
    text.entries.forEach((key, value) -> parts.add(key + ": " + value));
    return "{ " + String.join(", ", parts) + " }";
  }

  private void put(String key, String value) {
    entries.put(key, Emitter.text(value));
  }

  private void sign(String key, char sign, char usual) {
    if (sign != usual) {
      put(key, String.valueOf(sign));
    }
  }

  private void list(String key, List<String> texts) {
    if (!texts.isEmpty()) {
      entries.put(key, inBrackets(texts));
    }
  }

  private static String inBrackets(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(Emitter::text).toList()) + "]";
  }
}
