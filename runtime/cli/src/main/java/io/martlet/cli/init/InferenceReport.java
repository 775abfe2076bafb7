package io.martlet.cli.init;

import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.diagnostic.Wrap;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.spark.infer.Choice;
import io.martlet.spark.infer.IgnoredColumn;
import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was inferred, as far as it is not usual, and why. */
record InferenceReport(InferredUniverse universe) {

  /** So many lines are read; all of it stands in the universe's file. */
  private static final int MOST = 12;

  private static final int WIDTH = 80;

  void print(Console console) {
    List<String> lines =
        Stream.of(
                universe.choices().stream().map(this::line),
                renamed().stream(),
                universe.ignored().stream().map(InferenceReport::line),
                universe.columns().stream().map(InferenceReport::line).flatMap(Optional::stream))
            .flatMap(each -> each)
            .toList();
    lines.stream()
        .limit(MOST)
        .flatMap(line -> Wrap.words("  ", "    ", line, WIDTH).stream())
        .forEach(line -> console.line("%s", line));
    if (lines.size() > MOST) {
      console.line("  … and %s, all in universe.yaml.", Counted.of(lines.size() - MOST, "other"));
    }
  }

  /** How many are named otherwise than they are delivered. */
  private Optional<String> renamed() {
    List<InferredColumn> renamed =
        universe.columns().stream().filter(column -> !column.name().equals(column.from())).toList();
    return renamed.stream()
        .findFirst()
        .map(
            first ->
                "from: %s named otherwise than delivered, such as %s from \"%s\"."
                    .formatted(
                        renamed.size() == 1
                            ? "1 column is"
                            : Counted.of(renamed.size(), "column") + " are",
                        first.name(),
                        first.from()));
  }

  private String line(Choice choice) {
    return "%s %s: %s.".formatted(choice.key(), value(choice.key()), choice.reason());
  }

  private String value(String key) {
    DeliveryFormat format = universe.format();
    return switch (key) {
      case "key" -> universe.key().orElse("");
      case "delimiter" -> format.delimiter() == '\t' ? "\"\\t\"" : quoted(format.delimiter());
      case "quote" -> format.quote().map(InferenceReport::quoted).orElse("none");
      case "escape" -> format.escape().map(InferenceReport::quoted).orElse("");
      case "comment" -> format.comment().map(InferenceReport::quoted).orElse("");
      case "names" -> "c_1 and so on";
      case "encoding" -> format.encoding();
      case "decimal" ->
          quoted(format.decimal())
              + format.thousands().map(sign -> ", thousands " + quoted(sign)).orElse("");
      case "thousands" -> format.thousands().map(InferenceReport::quoted).orElse("");
      case "dates" -> format.dates().orElse("");
      case "booleans" -> format.booleans().get(0) + " and " + format.booleans().get(1);
      case "trim" -> "true";
      default -> "";
    };
  }

  private static String quoted(char sign) {
    return "\"" + sign + "\"";
  }

  private static String line(IgnoredColumn column) {
    return "\"%s\" is ignored: %s.".formatted(column.name(), column.reason());
  }

  private static Optional<String> line(InferredColumn column) {
    String from =
        column.name().equals(column.from())
            ? column.name()
            : "%s from \"%s\"".formatted(column.name(), column.from());
    return column.remark().map(remark -> "%s: %s.".formatted(from, remark));
  }
}
