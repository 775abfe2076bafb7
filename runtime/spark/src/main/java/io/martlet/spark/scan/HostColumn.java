package io.martlet.spark.scan;

import io.martlet.plan.projection.InputColumn;
import io.martlet.spark.host.HostSession;

/** A decoded column, and which of a session's columns it is. */
record HostColumn(PageColumn column, HostSession session, int index) implements InputColumn {

  @Override
  public void measure(int rows) {
    column.measure(rows);
  }

  @Override
  public void fill(int rows) {
    column.fill(session, index, rows);
  }
}
