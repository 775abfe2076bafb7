package io.martlet.spark.host;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * A region's memory, to move whole arrays to and from it. Positions are in bytes, multiples of 64,
 * as a {@link HostSession} gives them.
 */
public final class RegionView {

  private final ByteBuffer bytes;
  private final ShortBuffer shorts;
  private final IntBuffer ints;
  private final LongBuffer longs;

  RegionView(ByteBuffer memory) {
    this.bytes = memory;
    this.shorts = memory.asShortBuffer();
    this.ints = memory.asIntBuffer();
    this.longs = memory.asLongBuffer();
  }

  /** The memory itself, in the machine's byte order. */
  public ByteBuffer memory() {
    return bytes;
  }

  public void putBytes(int at, byte[] values, int count) {
    bytes.put(at, values, 0, count);
  }

  public void putShorts(int at, short[] values, int count) {
    shorts.put(at >> 1, values, 0, count);
  }

  public void putInts(int at, int[] values, int count) {
    ints.put(at >> 2, values, 0, count);
  }

  public void putLongs(int at, long[] values, int count) {
    longs.put(at >> 3, values, 0, count);
  }

  public void getBytes(int at, byte[] values, int count) {
    bytes.get(at, values, 0, count);
  }

  public void getInts(int at, int[] values, int count) {
    ints.get(at >> 2, values, 0, count);
  }
}
