package io.martlet.spark.delivery;

import io.martlet.spark.Storage;
import java.io.IOException;
import org.apache.parquet.io.SeekableInputStream;

/** Bytes as they lie in a file. */
final class PlainBytes implements SplitBytes {

  private final SeekableInputStream in;
  private final long length;
  private long position;

  PlainBytes(String place, long from, long to) throws IOException {
    in = Storage.open(place);
    in.seek(from);
    length = to - from;
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    long left = length - position;
    int read = in.read(into, at, left > 0 ? (int) Math.min(left, most) : most);
    position += Math.max(read, 0);
    return read;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public long taken() {
    return position;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
