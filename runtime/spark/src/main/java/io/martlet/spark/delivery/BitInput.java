package io.martlet.spark.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Bits of a file, the highest of each byte first. */
final class BitInput {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;

  /** The next bits, in the lowest {@code held} places. */
  private long bits;

  private int held;

  /** Bytes of the file before {@code buffer[at]}. */
  private long bytes;

  /**
   * @param in stands at a byte of the file
   * @param from which one
   */
  BitInput(InputStream in, long from) {
    this.in = in;
    this.bytes = from;
  }

  /** The place of the next bit in the file. */
  long position() {
    return bytes * Byte.SIZE - held;
  }

  /** Up to 32 bits. */
  int read(int count) throws IOException {
    if (held < count) {
      refill(count);
    }
    held -= count;
    return (int) (bits >>> held) & (int) ((1L << count) - 1);
  }

  /**
   * The next bits without taking them; zeros behind the end of the file.
   *
   * @param count 24 at most
   */
  int peek(int count) throws IOException {
    if (held < count) {
      fill();
      if (held < count) {
        return (int) (bits << (count - held)) & ((1 << count) - 1);
      }
    }
    return (int) (bits >>> (held - count)) & ((1 << count) - 1);
  }

  /** Takes bits that were looked at. */
  void skip(int count) throws IOException {
    if (held < count) {
      throw new EOFException();
    }
    held -= count;
  }

  void toByte() {
    held -= held % Byte.SIZE;
  }

  boolean isAtEnd() throws IOException {
    if (held == 0) {
      fill();
    }
    return held == 0;
  }

  private void refill(int count) throws IOException {
    fill();
    if (held < count) {
      throw new EOFException();
    }
  }

  private void fill() throws IOException {
    while (held <= Long.SIZE - 2 * Byte.SIZE) {
      if (at == limit) {
        limit = in.read(buffer);
        at = 0;
        if (limit <= 0) {
          limit = 0;
          return;
        }
      }
      bits = bits << Byte.SIZE | (buffer[at++] & 0xFF);
      bytes++;
      held += Byte.SIZE;
    }
  }
}
