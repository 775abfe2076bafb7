package io.martlet.plan;

import io.martlet.catalog.diff.MartKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The record set of a run. A value: equal when its parts are. */
public final class PlanUniverse {

  private final String name;
  private final String key;
  private final List<PlanColumn> columns;
  private final List<PlanSource> sources;
  private final PlanDelivery delivery;
  private final Map<String, PlanColumn> byName = new HashMap<>();

  /**
   * @param columns every declared column, in the universe's order
   * @param sources the delivered files, pinned
   */
  public PlanUniverse(
      String name,
      String key,
      List<PlanColumn> columns,
      List<PlanSource> sources,
      PlanDelivery delivery) {
    this.name = name;
    this.delivery = delivery;
    this.key = key;
    this.columns = List.copyOf(columns);
    this.sources = List.copyOf(sources);
    this.columns.forEach(column -> byName.put(column.name(), column));
  }

  /** A universe that says nothing of how it is delivered. */
  public PlanUniverse(String name, String key, List<PlanColumn> columns, List<PlanSource> sources) {
    this(name, key, columns, sources, PlanDelivery.DEFAULT);
  }

  public String name() {
    return name;
  }

  /** The name of the key's column. */
  public String key() {
    return key;
  }

  /** The key column of every mart. */
  public MartKey martKey() {
    return MartKey.of(key, column(key).type());
  }

  public List<PlanColumn> columns() {
    return columns;
  }

  public List<PlanSource> sources() {
    return sources;
  }

  /** How the delivered files are to be read. */
  public PlanDelivery delivery() {
    return delivery;
  }

  /** Names what its records are made from, and how: equal digests are the same records. */
  public String digest() {
    StringBuilder identity = new StringBuilder();
    sources.forEach(source -> identity.append(source.content()).append('\n'));
    columns.forEach(column -> identity.append(column).append('\n'));
    identity.append(delivery.json()).append('\n');
    identity.append(key);
    return Digest.ofText(identity.toString());
  }

  /** The column of that name, which must be declared. */
  public PlanColumn column(String column) {
    PlanColumn found = byName.get(column);
    if (found == null) {
      throw new IllegalArgumentException("no column " + column + " in " + name);
    }
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlanUniverse universe
        && name.equals(universe.name)
        && key.equals(universe.key)
        && columns.equals(universe.columns)
        && sources.equals(universe.sources)
        && delivery.equals(universe.delivery);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, key, columns, sources, delivery);
  }
}
