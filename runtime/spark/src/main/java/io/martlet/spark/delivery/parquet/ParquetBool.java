package io.martlet.spark.delivery.parquet;

import io.martlet.plan.PlanColumn;
import io.martlet.spark.delivery.ColumnBuffer;
import org.apache.parquet.column.ColumnReader;

/** True or false. */
final class ParquetBool extends ParquetValue {

  private final boolean[] values = new boolean[RecordWindow.MOST];

  ParquetBool(PlanColumn column) {
    super(column);
  }

  @Override
  boolean take(ColumnReader in, int i) {
    values[i] = in.getBoolean();
    return true;
  }

  @Override
  public long integer() {
    return values[at()] ? 1 : 0;
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add(values[at()] ? 1L : 0L);
  }

  @Override
  protected String shown() {
    return Boolean.toString(values[at()]);
  }
}
