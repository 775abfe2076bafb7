package io.martlet.spark.scan;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.io.SeekableInputStream;

/** The bytes of one column chunk, read through a window that is used again and again. */
final class ColumnBytes {

  private final PageTimes times;
  private final int window;
  private byte[] bytes = {};
  private int position;
  private int limit;
  private long filePosition;
  private long fileLeft;
  private SeekableInputStream file;

  /**
   * @param window how many bytes to read at once
   */
  ColumnBytes(PageTimes times, int window) {
    this.times = times;
    this.window = window;
  }

  /** Goes to a chunk. */
  void start(SeekableInputStream source, long from, long length) {
    file = source;
    filePosition = from;
    fileLeft = length;
    position = 0;
    limit = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the next byte is in {@link #bytes}. */
  int position() {
    return position;
  }

  /** How many bytes are there without reading. */
  int available() {
    return limit - position;
  }

  /** How many bytes the chunk has left. */
  long remaining() {
    return available() + fileLeft;
  }

  void skip(int count) {
    position += count;
  }

  /** Reads until that many bytes are there; fails when the chunk has not got them. */
  void need(long count) throws IOException {
    if (available() >= count) {
      return;
    }
    if (count > remaining() || count > Integer.MAX_VALUE - window - Words.SLACK) {
      throw new DamagedPage("a page is longer than its chunk");
    }
    int more = (int) Math.min(fileLeft, Math.max(window, count - available()));
    int size = available() + more + Words.SLACK;
    if (size > bytes.length) {
      byte[] larger = new byte[size];
      System.arraycopy(bytes, position, larger, 0, available());
      bytes = larger;
    } else {
      System.arraycopy(bytes, position, bytes, 0, available());
    }
    limit = available();
    position = 0;
    long start = System.nanoTime();
    file.seek(filePosition);
    file.readFully(bytes, limit, more);
    times.read += System.nanoTime() - start;
    filePosition += more;
    fileLeft -= more;
    limit += more;
    Arrays.fill(bytes, limit, limit + Words.SLACK, (byte) 0);
  }
}
