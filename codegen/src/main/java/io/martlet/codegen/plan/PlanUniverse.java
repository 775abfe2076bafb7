package io.martlet.codegen.plan;

import java.util.List;

/**
 * The record set of a run.
 *
 * @param columns every declared column, in the universe's order
 * @param sources the delivered files, pinned
 */
public record PlanUniverse(
    String name, String key, List<PlanColumn> columns, List<PlanFile> sources) {

  public PlanUniverse {
    columns = List.copyOf(columns);
    sources = List.copyOf(sources);
  }

  /** The column of that name, which must be declared. */
  public PlanColumn column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + this.name));
  }
}
