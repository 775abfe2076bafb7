package io.martlet.spark.delivery.parquet;

import io.martlet.plan.PlanColumn;
import io.martlet.spark.delivery.ColumnBuffer;
import io.martlet.spark.delivery.Utf8;
import java.util.Locale;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Texts, which are UTF-8. */
final class ParquetText extends ParquetValue {

  private final Binary[] values = new Binary[RecordWindow.MOST];

  ParquetText(PlanColumn column) {
    super(column);
  }

  /** Whether a column's bytes are texts: they say so, or say nothing. */
  static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && (logical == null
            || LogicalTypeAnnotation.stringType().equals(logical)
            || LogicalTypeAnnotation.enumType().equals(logical)
            || LogicalTypeAnnotation.jsonType().equals(logical));
  }

  @Override
  boolean take(ColumnReader in, int i) {
    values[i] = in.getBinary();
    return fault(values[i].getBytesUnsafe()) < 0;
  }

  private static int fault(byte[] bytes) {
    return Utf8.fault(bytes, 0, bytes.length);
  }

  @Override
  String unfit() {
    byte[] bytes = values[at()].getBytesUnsafe();
    int fault = fault(bytes);
    return String.format(
        Locale.ROOT,
        "byte %,d of the value is %02X, which is no UTF-8 there. Correct the delivery, or ignore the column.",
        fault + 1,
        bytes[fault]);
  }

  @Override
  public long integer() {
    throw new UnsupportedOperationException("a text is no integer");
  }

  @Override
  protected void put(ColumnBuffer out) {
    byte[] bytes = values[at()].getBytesUnsafe();
    out.add(bytes, 0, bytes.length);
  }

  @Override
  protected String shown() {
    return values[at()].toStringUsingUTF8();
  }
}
