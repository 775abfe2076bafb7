package io.martlet.spark.delivery.parquet;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;

/** Floats. */
final class ParquetFloat extends ParquetValue {

  /** Takes a delivered value as a float, the nearest one. */
  interface Source {
    /**
     * @throws PartLostException when it has more than a float of the type holds
     * @throws ArithmeticException when it is too large
     */
    double of(ColumnReader in);
  }

  private final Source source;
  private final boolean single;
  private double value;
  private boolean known;

  ParquetFloat(PlanColumn column, Source source) {
    super(column);
    this.source = source;
    this.single = column.type() == ColumnType.FLOAT32;
  }

  @Override
  boolean take(ColumnReader in) {
    known = false;
    value = source.of(in);
    known = true;
    return true;
  }

  @Override
  public long integer() {
    throw new UnsupportedOperationException("a float is no integer");
  }

  @Override
  public double number() {
    return value;
  }

  @Override
  public String found() {
    return known ? shown() : "";
  }

  @Override
  protected void put(ColumnWriter out, int level) {
    if (single) {
      out.write((float) value, 0, level);
    } else {
      out.write(value, 0, level);
    }
  }

  @Override
  protected String shown() {
    return single ? Float.toString((float) value) : Double.toString(value);
  }
}
