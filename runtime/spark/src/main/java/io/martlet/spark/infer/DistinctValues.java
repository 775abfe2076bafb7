package io.martlet.spark.infer;

import java.util.Arrays;

/**
 * Whether all values of a column differ. Keeps 64 bits a value until two are equal: of the columns
 * of a universe, all but a few are let go within the first records.
 */
final class DistinctValues {

  private long[] seen = new long[64];
  private int size;

  void add(byte[] bytes, int from, int to) {
    if (seen == null) {
      return;
    }
    if (2 * (size + 1) > seen.length) {
      grow();
    }
    if (!insert(hash(bytes, from, to))) {
      seen = null;
    }
  }

  /** Looks no more. */
  void end() {
    seen = null;
  }

  boolean all() {
    return seen != null;
  }

  private boolean insert(long hash) {
    int mask = seen.length - 1;
    int place = (int) hash & mask;
    while (seen[place] != 0) {
      if (seen[place] == hash) {
        return false;
      }
      place = (place + 1) & mask;
    }
    seen[place] = hash;
    size++;
    return true;
  }

  private void grow() {
    long[] old = seen;
    seen = new long[old.length * 2];
    size = 0;
    Arrays.stream(old).filter(hash -> hash != 0).forEach(this::insert);
  }

  /** FNV-1a, finished as in MurmurHash3; never 0. */
  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash == 0 ? 1 : hash;
  }
}
