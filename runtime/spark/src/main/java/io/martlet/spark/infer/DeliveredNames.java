package io.martlet.spark.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several files call their columns, and which of them a universe can have. */
final class DeliveredNames {

  private final Map<String, List<String>> filesOf = new LinkedHashMap<>();
  private final Set<String> doubled = new LinkedHashSet<>();
  private final List<String> files = new ArrayList<>();

  /** A file with its columns. */
  void add(String file, List<String> names) {
    files.add(file);
    Set<String> own = new LinkedHashSet<>();
    for (String name : names) {
      if (!own.add(name)) {
        doubled.add(name);
      }
    }
    own.forEach(name -> filesOf.computeIfAbsent(name, each -> new ArrayList<>()).add(file));
  }

  /** Those that every file has once, in the order of the first one. */
  List<String> common() {
    return filesOf.keySet().stream()
        .filter(name -> filesOf.get(name).size() == files.size() && !doubled.contains(name))
        .toList();
  }

  /** The others, and why. */
  List<IgnoredColumn> ignored() {
    List<IgnoredColumn> ignored = new ArrayList<>();
    filesOf.forEach(
        (name, of) -> {
          if (doubled.contains(name)) {
            ignored.add(new IgnoredColumn(name, "delivered twice in one file"));
          } else if (of.size() < files.size()) {
            String lacking = files.stream().filter(file -> !of.contains(file)).findFirst().get();
            ignored.add(new IgnoredColumn(name, lacking + " does not have it"));
          }
        });
    return ignored;
  }
}
