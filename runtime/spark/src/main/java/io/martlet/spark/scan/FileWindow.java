package io.martlet.spark.scan;

import io.martlet.spark.ThreadTime;
import java.io.IOException;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The part of a file that was read last, in a buffer that all columns of a task use in turn: a page
 * is decompressed before the next one is read.
 */
final class FileWindow {

  private SeekableInputStream file;
  private byte[] bytes = {};
  private long start;
  private int length;
  private long readBytes;
  private long readNanos;
  private long readThreadNanos;

  /** Goes on to a file. */
  void open(SeekableInputStream source) {
    if (file != source) {
      file = source;
      length = 0;
    }
  }

  /** How many bytes were read so far. */
  long readBytes() {
    return readBytes;
  }

  /** Time spent so far on reading, in nanoseconds. */
  long readNanos() {
    return readNanos;
  }

  /** How much of that the thread was busy, and did not wait for bytes. */
  long readThreadNanos() {
    return readThreadNanos;
  }

  byte[] bytes() {
    return bytes;
  }

  /** How many bytes are there from a place in the file that {@link #read} was last asked for. */
  int available(long position) {
    return (int) (start + length - position);
  }

  /**
   * Makes bytes of the file be there.
   *
   * @param count how many are needed
   * @param wish how many to read when some of those are missing; at least as many
   * @return where in {@link #bytes} they start
   */
  int read(long position, int count, int wish) throws IOException {
    int ahead = position < start || position > start + length ? 0 : available(position);
    if (ahead < count) {
      long began = System.nanoTime();
      long threadBegan = ThreadTime.nanos();
      byte[] larger = bytes.length < wish ? new byte[wish + wish / 4] : bytes;
      System.arraycopy(bytes, length - ahead, larger, 0, ahead);
      bytes = larger;
      length = ahead;
      start = position;
      file.seek(position + ahead);
      file.readFully(bytes, ahead, wish - ahead);
      length = wish;
      readBytes += wish - ahead;
      readThreadNanos += ThreadTime.nanos() - threadBegan;
      readNanos += System.nanoTime() - began;
    }
    return (int) (position - start);
  }
}
