package io.martlet.spark.delivery.parquet;

import io.martlet.plan.PlanColumn;
import io.martlet.spark.delivery.ColumnBuffer;
import org.apache.parquet.column.ColumnReader;

/** True or false. */
final class ParquetBool extends ParquetValue {

  private boolean value;

  ParquetBool(PlanColumn column) {
    super(column);
  }

  @Override
  boolean take(ColumnReader in) {
    value = in.getBoolean();
    return true;
  }

  @Override
  public long integer() {
    return value ? 1 : 0;
  }

  @Override
  public String found() {
    return shown();
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add(value ? 1L : 0L);
  }

  @Override
  protected String shown() {
    return Boolean.toString(value);
  }
}
