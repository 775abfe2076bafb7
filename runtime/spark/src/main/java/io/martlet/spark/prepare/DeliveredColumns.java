package io.martlet.spark.prepare;

import io.martlet.catalog.select.Glob;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.MalformedRecordException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The declared columns among those that are delivered. */
final class DeliveredColumns {

  private DeliveredColumns() {}

  /**
   * The declared column that each delivered one is; null for one that is ignored.
   *
   * @throws MalformedRecordException when the file lacks a column, has one twice, or another
   */
  static List<PlanColumn> of(String file, List<String> header, PlanUniverse universe) {
    Map<String, PlanColumn> declared = new HashMap<>();
    Set<String> delivered = new HashSet<>(header);
    for (PlanColumn column : universe.columns()) {
      String name = universe.delivery().delivered(column);
      declared.put(name, column);
      if (!delivered.contains(name)) {
        throw new MalformedRecordException(
            file, 1, column.name(), lacks(column, name) + has(header));
      }
    }
    List<Predicate<String>> ignored = universe.delivery().ignored().stream().map(Glob::of).toList();
    List<PlanColumn> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      PlanColumn column = declared.get(name);
      boolean isIgnored = ignored.stream().anyMatch(glob -> glob.test(name));
      if (column == null && !isIgnored) {
        throw new MalformedRecordException(
            file,
            1,
            name,
            "universe \"%s\" does not declare it. Add it to its columns, or to what it ignores."
                .formatted(universe.name()));
      }
      if (!seen.add(name) && column != null) {
        throw new MalformedRecordException(file, 1, name, "the file has it twice");
      }
      columns.add(column);
    }
    return columns;
  }

  private static String lacks(PlanColumn column, String name) {
    return name.equals(column.name())
        ? "the file does not have it; "
        : "the file does not have \"%s\", which it is read from; ".formatted(name);
  }

  private static String has(List<String> header) {
    return "it has "
        + header.stream().limit(8).collect(Collectors.joining(", "))
        + (header.size() > 8 ? ", …" : "")
        + ". Correct the delivery or the universe's columns.";
  }
}
