package io.martlet.spark.scan;

/** Arrays for one batch, shared by all columns of a task. */
final class Scratch {

  /** One bit a record: whether it has a value. */
  final long[] valid;

  /** Dictionary ids, one after the other. */
  final int[] ids;

  /** The same where a byte is enough. */
  final byte[] byteIds;

  /** Values of one batch at their places, by width. */
  final byte[] bytes;

  final short[] shorts;
  final int[] ints;
  final long[] longs;

  /** Values one after the other, before they are put to their places, by width. */
  final byte[] packedBytes;

  final short[] packedShorts;
  final int[] packedInts;
  final long[] packedLongs;

  Scratch(int rows) {
    int size = rows + 64;
    valid = new long[(rows >> 6) + 2];
    ids = new int[size];
    byteIds = new byte[size];
    bytes = new byte[size];
    shorts = new short[size];
    ints = new int[size];
    longs = new long[size];
    packedBytes = new byte[size];
    packedShorts = new short[size];
    packedInts = new int[size];
    packedLongs = new long[size];
  }
}
