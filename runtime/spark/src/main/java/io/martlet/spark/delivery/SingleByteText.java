package io.martlet.spark.delivery;

import java.io.IOException;

/** The UTF-8 of a split in an encoding of which each byte is a character. */
final class SingleByteText implements SplitBytes {

  private final SplitBytes source;
  private final byte[][] table;
  private final byte[] raw = new byte[1 << 14];
  private long taken;
  private long given;
  private long length = Long.MAX_VALUE;

  SingleByteText(SplitBytes source, String encoding) {
    this.source = source;
    this.table = Encoding.table(encoding);
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    // No byte becomes more than three of UTF-8, or of what stands for none.
    int read = source.read(raw, 0, Math.max(1, Math.min(raw.length, most / 3)));
    if (read < 0) {
      return -1;
    }
    if (taken >= source.length() && length == Long.MAX_VALUE) {
      length = given;
    }
    int put = at;
    for (int i = 0; i < read; i++) {
      for (byte each : table[raw[i] & 0xFF]) {
        into[put++] = each;
      }
    }
    taken += read;
    given += put - at;
    return put - at;
  }

  @Override
  public long length() {
    return taken >= source.length() && length == Long.MAX_VALUE ? given : length;
  }

  @Override
  public StreamPart part() {
    return source.part();
  }

  @Override
  public long taken() {
    return source.taken();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
