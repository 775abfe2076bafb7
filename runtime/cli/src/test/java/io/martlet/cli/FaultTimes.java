package io.martlet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How long it took until faults were noticed, and how long their runs took, in milliseconds. */
final class FaultTimes {

  private record Times(List<Long> noticed, List<Long> whole) {}

  private final Map<String, Times> faults = new TreeMap<>();
  private final List<Long> untouched = new ArrayList<>();
  private String last = "";

  /**
   * @param noticed when a host was started after it; negative when none was
   */
  void struck(String fault, long noticed) {
    Times times =
        faults.computeIfAbsent(fault, any -> new Times(new ArrayList<>(), new ArrayList<>()));
    if (noticed >= 0) {
      times.noticed().add(noticed);
    }
    last = fault;
  }

  /** How long a run took: the one that was struck last, or one that nobody has struck. */
  void whole(long millis) {
    if (faults.containsKey(last)) {
      faults.get(last).whole().add(millis);
    } else {
      untouched.add(millis);
    }
    last = "";
  }

  /** Markdown. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | fault | times | noticed: median, worst | the whole run: median, worst |
            |---|---|---|---|
            """);
    faults.forEach(
        (fault, times) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s |%n",
                    fault,
                    times.whole().size(),
                    middleAndWorst(times.noticed()),
                    middleAndWorst(times.whole()))));
    return table
        .append("| none | ")
        .append(untouched.size())
        .append(" | - | ")
        .append(middleAndWorst(untouched))
        .append(" |")
        .toString();
  }

  private static String middleAndWorst(List<Long> millis) {
    if (millis.isEmpty()) {
      return "-";
    }
    List<Long> sorted = millis.stream().sorted().toList();
    return String.format(
        Locale.ROOT, "%,d, %,d ms", sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }
}
