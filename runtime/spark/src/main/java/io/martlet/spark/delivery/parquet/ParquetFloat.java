package io.martlet.spark.delivery.parquet;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.delivery.ColumnBuffer;
import org.apache.parquet.column.ColumnReader;

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
  private final double[] values = new double[RecordWindow.MOST];

  ParquetFloat(PlanColumn column, Source source) {
    super(column);
    this.source = source;
    this.single = column.type() == ColumnType.FLOAT32;
  }

  @Override
  boolean take(ColumnReader in, int i) {
    values[i] = source.of(in);
    return true;
  }

  @Override
  public long integer() {
    throw new UnsupportedOperationException("a float is no integer");
  }

  @Override
  public double number() {
    return values[at()];
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add(values[at()]);
  }

  @Override
  protected String shown() {
    return single ? Float.toString((float) values[at()]) : Double.toString(values[at()]);
  }
}
