package io.martlet.spark.delivery;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Texts, as they are. */
final class TextReader extends ValueReader {

  private byte[] bytes;
  private int from;
  private int to;

  TextReader(ValueForm form) {
    super(form);
  }

  @Override
  boolean parse(byte[] in, int first, int end) {
    bytes = in;
    from = first;
    to = end;
    return true;
  }

  @Override
  public long integer() {
    throw new UnsupportedOperationException("a text is no integer");
  }

  @Override
  protected void put(ColumnWriter out, int level) {
    out.write(Binary.fromReusedByteArray(bytes, from, to - from), 0, level);
  }

  @Override
  public double number() {
    return Double.NaN;
  }

  @Override
  protected String shown() {
    return new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8);
  }
}
