package io.martlet.spark.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian words anywhere in a byte array, as Parquet has them. */
final class Words {

  /**
   * Bytes that must follow what is read, so that a whole word can be loaded wherever a value
   * starts.
   */
  static final int SLACK = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long longAt(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  static void putLong(byte[] bytes, int index, long value) {
    LONGS.set(bytes, index, value);
  }

  static int intAt(byte[] bytes, int index) {
    return (int) INTS.get(bytes, index);
  }
}
