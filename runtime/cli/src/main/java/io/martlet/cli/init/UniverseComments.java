package io.martlet.cli.init;

import io.martlet.catalog.diagnostic.Printable;
import io.martlet.cli.terminal.Counted;
import io.martlet.spark.infer.IgnoredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in a universe's file, above what was inferred, why it was. */
final class UniverseComments {

  private static final Pattern ENTRY = Pattern.compile("( *)([a-z0-9_]+):(?: .*)?");
  private static final String COLUMNS = "columns";

  private final Map<String, String> ofKeys = new LinkedHashMap<>();
  private final Map<String, String> ofColumns = new HashMap<>();

  private UniverseComments(InferredUniverse universe) {
    universe.choices().forEach(choice -> ofKeys.put(choice.key(), choice.reason()));
    universe
        .columns()
        .forEach(column -> column.remark().ifPresent(text -> ofColumns.put(column.name(), text)));
    if (!universe.ignored().isEmpty()) {
      ofKeys.put("ignore", reasons(universe.ignored()));
    }
  }

  /** The file's text with them. */
  static String in(String text, InferredUniverse universe, String source) {
    return "# Inferred from %s, all of %s. Comments say why; change what is wrong.\n"
            .formatted(Counted.of(universe.records(), "record"), Printable.of(source))
        + new UniverseComments(universe).in(text);
  }

  private String in(String text) {
    StringBuilder out = new StringBuilder();
    boolean inColumns = false;
    for (String line : text.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        String key = entry.group(2);
        String indent = entry.group(1);
        inColumns = indent.isEmpty() ? key.equals(COLUMNS) : inColumns;
        String said = (inColumns && !indent.isEmpty() ? ofColumns : ofKeys).get(key);
        if (said != null) {
          out.append(indent).append("# ").append(sentence(said)).append('\n');
        }
      }
      out.append(line).append('\n');
    }
    return out.toString();
  }

  private static String sentence(String said) {
    return Printable.of(said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1)) + ".";
  }

  private static String reasons(List<IgnoredColumn> ignored) {
    Map<String, List<String>> names =
        ignored.stream()
            .collect(
                Collectors.groupingBy(
                    IgnoredColumn::reason,
                    LinkedHashMap::new,
                    Collectors.mapping(IgnoredColumn::name, Collectors.toList())));
    return names.entrySet().stream()
        .map(each -> quoted(each.getValue()) + ": " + each.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String quoted(List<String> names) {
    String first =
        names.stream().limit(3).map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    return names.size() > 3
        ? String.format(Locale.ROOT, "%s and %,d more", first, names.size() - 3)
        : first;
  }
}
