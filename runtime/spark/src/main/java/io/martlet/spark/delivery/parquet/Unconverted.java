package io.martlet.spark.delivery.parquet;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Takes no values: they are asked for, column by column. */
final class Unconverted extends GroupConverter {

  private static final PrimitiveConverter NONE = new PrimitiveConverter() {};

  @Override
  public Converter getConverter(int field) {
    return NONE;
  }

  @Override
  public void start() {
    // Nothing is made of a record.
  }

  @Override
  public void end() {
    // Nothing is made of a record.
  }
}
