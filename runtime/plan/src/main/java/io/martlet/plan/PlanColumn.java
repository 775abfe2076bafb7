package io.martlet.plan;

import io.martlet.catalog.ColumnType;
import java.io.Serializable;

/** A column of the universe, as prepared and scanned. */
public record PlanColumn(String name, ColumnType type, boolean nullable) implements Serializable {

  /** The type as a universe declares it. */
  public String declared() {
    return type.keyword() + (nullable ? "?" : "");
  }
}
