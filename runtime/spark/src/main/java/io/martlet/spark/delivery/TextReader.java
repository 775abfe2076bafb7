package io.martlet.spark.delivery;

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
  protected void put(ColumnBuffer out) {
    out.add(bytes, from, to);
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
