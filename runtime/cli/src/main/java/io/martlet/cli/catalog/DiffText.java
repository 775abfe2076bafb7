package io.martlet.cli.catalog;

import io.martlet.catalog.diff.CatalogDiff;
import io.martlet.catalog.diff.ModelChange;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A comparison of catalogs for people. */
final class DiffText {

  private DiffText() {}

  /**
   * @param records how many records the universe has, if that is known
   */
  static void print(CatalogDiff diff, FormerState former, Optional<Long> records, Console console) {
    for (ModelChange change : diff.models()) {
      console.line("%s", headline(change));
      change.details().forEach(detail -> console.line("    %s", detail));
    }
    diff.columns().forEach(column -> console.line("~ universe: %s", column));
    diff.breaks().stream()
        .flatMap(each -> each.told().lines())
        .forEach(line -> console.line("%s", line));
    if (!diff.isEmpty()) {
      console.line("");
    }
    if (diff.scored() > 0) {
      console.line("%s", scores(diff, records));
    }
    if (!diff.marts().isEmpty()) {
      console.line("Marts touched: %s.", String.join(", ", diff.marts()));
    }
    former
        .borrowed()
        .forEach(
            path -> console.note("%s does not have %s: taken as it is now.", former.name(), path));
    diff.spent()
        .forEach(model -> console.note("%s is gone: its accepted break can be removed.", model));
    console.line("%s", summary(diff));
  }

  private static String headline(ModelChange change) {
    String scored = change.scored() ? ", to be scored again" : "";
    return switch (change.kind()) {
      case ADDED -> "+ %s: new".formatted(change.subject());
      case REMOVED -> "- %s: removed".formatted(change.subject());
      case RENAMED ->
          "> %s: was %s%s".formatted(change.subject(), change.before().orElseThrow(), scored);
      case CHANGED ->
          "~ %s: %s"
              .formatted(
                  change.subject(), change.scored() ? "to be scored again" : "metadata only");
    };
  }

  private static String scores(CatalogDiff diff, Optional<Long> records) {
    String scores =
        records
            .map(
                count ->
                    " on %s, %s"
                        .formatted(
                            Counted.of(count, "record"),
                            Counted.of(diff.scored() * count, "score")))
            .orElse("");
    return "To score: %s%s.".formatted(Counted.of(diff.scored(), "model"), scores);
  }

  /** The stable last line. */
  private static String summary(CatalogDiff diff) {
    if (diff.isEmpty()) {
      return "Diff: no changes in %s.".formatted(Counted.of(diff.unchanged(), "model"));
    }
    List<String> parts = new ArrayList<>();
    for (ModelChange.Kind kind : ModelChange.Kind.values()) {
      parts.add(
          String.format(
              Locale.ROOT, "%,d %s", diff.count(kind), kind.name().toLowerCase(Locale.ROOT)));
    }
    int unaccepted = diff.unaccepted().size();
    return String.format(
        Locale.ROOT,
        "Diff: %s; %s, %,d of them not accepted.",
        String.join(", ", parts),
        Counted.of(diff.breaks().size(), "break"),
        unaccepted);
  }
}
