package io.martlet.spark.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/**
 * The bytes of a page that is being put together.
 *
 * <p>Format: Parquet, "Data Pages" (V1) and "Run Length Encoding / Bit-Packing Hybrid".
 */
final class PageBytes {

  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 16];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** What was put, until this is cleared. */
  BytesInput input() {
    return BytesInput.from(bytes, 0, size);
  }

  void putByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void putInt(int value) {
    room(Integer.BYTES);
    INTS.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void setInt(int at, int value) {
    INTS.set(bytes, at, value);
  }

  void putBytes(byte[] from, int at, int count) {
    room(count);
    System.arraycopy(from, at, bytes, size, count);
    size += count;
  }

  /** One value, less than 256, as often. */
  void putRun(int times, int value) {
    putVarInt(times << 1);
    putByte(value);
  }

  /** That so many groups of eight values follow, packed. */
  void putPacked(int groups) {
    putVarInt((groups << 1) | 1);
  }

  private void putVarInt(int value) {
    int left = value;
    while (left >= 1 << 7) {
      putByte((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    putByte(left);
  }

  /** Values of so many bits each, in whole groups of eight. */
  void pack(Ids ids, int from, int to, int width) {
    int end = size + (to - from + 7) / 8 * width;
    room(end - size + Long.BYTES);
    long word = 0;
    int held = 0;
    for (int i = from; i < to; i++) {
      word |= (long) ids.at(i) << held;
      held += width;
      if (held >= Integer.SIZE) {
        INTS.set(bytes, size, (int) word);
        size += Integer.BYTES;
        word >>>= Integer.SIZE;
        held -= Integer.SIZE;
      }
    }
    // Its own bits, and zeros up to the end of the last group.
    for (; size < end; word >>>= Byte.SIZE) {
      bytes[size++] = (byte) word;
    }
  }

  private void room(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
    }
  }
}
