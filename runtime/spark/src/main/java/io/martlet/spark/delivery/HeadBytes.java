package io.martlet.spark.delivery;

/** The first bytes of a file, which are in memory. */
final class HeadBytes implements SplitBytes {

  private final byte[] bytes;
  private int at;

  HeadBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(byte[] into, int place, int most) {
    int read = Math.min(most, bytes.length - at);
    System.arraycopy(bytes, at, into, place, read);
    at += read;
    return read == 0 ? -1 : read;
  }

  @Override
  public long length() {
    return Long.MAX_VALUE;
  }

  @Override
  public long taken() {
    return at;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
