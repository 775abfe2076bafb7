package io.martlet.catalog.diagnostic;

import io.martlet.catalog.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Collects diagnostics. Equal errors fold: of many with one cause only the first is shown, with the
 * number of the others. A cause at one place is reported once.
 */
public final class Findings {

  /** So many diagnostics of one cause are still shown one by one. */
  static final int SHOWN_EACH = 3;

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::location, Findings::comparePlaces)
          .thenComparing(Diagnostic::rule)
          .thenComparing(Diagnostic::subject);

  private final Map<Cause, List<Diagnostic>> byCause = new LinkedHashMap<>();
  private final Set<Occurrence> seen = new HashSet<>();

  /** Adds a diagnostic that has nothing in common with another. */
  public void add(Diagnostic diagnostic) {
    add(diagnostic.message(), diagnostic);
  }

  /**
   * Adds a diagnostic.
   *
   * @param cause what the equal errors have in common, such as the name of the unknown column
   */
  public void add(String cause, Diagnostic diagnostic) {
    Cause key = new Cause(diagnostic.rule(), cause);
    if (!diagnostic.location().hasLine() || seen.add(new Occurrence(key, diagnostic.location()))) {
      byCause.computeIfAbsent(key, unseen -> new ArrayList<>()).add(diagnostic);
    }
  }

  public void addAll(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /** Adds what others have found, not folded yet. */
  public void addAll(Findings others) {
    others.byCause.forEach((cause, equal) -> equal.forEach(each -> add(cause.what(), each)));
  }

  /** Takes out what a predicate holds for. */
  public void removeIf(Predicate<Diagnostic> unwanted) {
    byCause.values().forEach(equal -> equal.removeIf(unwanted));
    byCause.values().removeIf(List::isEmpty);
  }

  public boolean hasErrors() {
    return byCause.values().stream()
        .flatMap(List::stream)
        .anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  /** What was found, folded and sorted by file, line and column. */
  public List<Diagnostic> sorted() {
    return byCause.values().stream()
        .flatMap(equal -> fold(equal).stream())
        .sorted(BY_PLACE)
        .toList();
  }

  private static List<Diagnostic> fold(List<Diagnostic> equal) {
    if (equal.size() <= SHOWN_EACH) {
      return equal;
    }
    Diagnostic first = equal.stream().min(BY_PLACE).orElseThrow();
    String sentence = first.message().replaceFirst("\\.$", "");
    String more = String.format(Locale.ROOT, " (and %,d more).", equal.size() - 1);
    return List.of(
        new Diagnostic(
            first.rule(),
            first.severity(),
            sentence + more,
            first.hint(),
            first.subject(),
            first.location()));
  }

  private static int comparePlaces(Location one, Location other) {
    return Comparator.comparing(Location::file)
        .thenComparingInt(Location::line)
        .thenComparingInt(Location::column)
        .compare(one, other);
  }

  private record Cause(String rule, String what) {}

  private record Occurrence(Cause cause, Location location) {}
}
