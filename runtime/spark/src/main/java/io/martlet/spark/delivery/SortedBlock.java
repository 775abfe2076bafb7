package io.martlet.spark.delivery;

import java.util.Arrays;

/**
 * A block as the Burrows-Wheeler transform sorted it, and the way back: from each byte to the place
 * of the next, by one chain of places through all of the block, of which each waits for memory. An
 * entry has a place and up to three bytes, so that a chain of a block of few different bytes, as
 * numbers are written with, has a half or a third of the steps.
 */
final class SortedBlock {

  static final int LARGEST = 900_000;

  /** Places take the upper 20 bits of an entry. */
  private static final int PLACE = 12;

  private static final int NUMBERS = (1 << PLACE) - 1;

  /** More would gain little, and cost a walk through the block each. */
  private static final int MOST_STEPS = 3;

  private final int[] order = new int[LARGEST];
  private final int[] twice = new int[LARGEST];
  private final byte[] signs = new byte[256];
  private final int[] counts = new int[256];

  private int bits;
  private int steps;
  private int size;
  private int[] chain;
  private int next;
  private int left;

  /**
   * Begins a block.
   *
   * @param used its different bytes, which are told by their numbers from then on
   */
  void begin(byte[] used, int different) {
    System.arraycopy(used, 0, signs, 0, different);
    Arrays.fill(counts, 0);
    bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(different - 1));
    steps = Math.min(MOST_STEPS, PLACE / bits);
    size = 0;
  }

  int size() {
    return size;
  }

  /** Whether so many more bytes are too many. */
  boolean isFull(int more) {
    return size + more > LARGEST;
  }

  /** Takes a byte, by its number. */
  void add(int number) {
    counts[number]++;
    order[size++] = number;
  }

  /** Takes a byte as often. */
  void add(int number, int times) {
    counts[number] += times;
    Arrays.fill(order, size, size + times, number);
    size += times;
  }

  /**
   * Sorts back.
   *
   * @param origin the place of what is the first byte's predecessor
   */
  void end(int origin) {
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      int count = counts[i];
      counts[i] = sum;
      sum += count;
    }
    for (int i = 0; i < size; i++) {
      order[counts[order[i] & 0xFF]++] |= i << PLACE;
    }
    next = order[origin] >>> PLACE;
    left = size;
    chain = order;
    if (steps > 1) {
      join(order, twice);
      chain = twice;
    }
    if (steps > 2) {
      join(twice, order);
      chain = order;
    }
  }

  /** Puts before the steps of an entry the one that leads to it. */
  private void join(int[] longer, int[] into) {
    int number = (1 << bits) - 1;
    for (int i = 0; i < size; i++) {
      int first = order[i];
      int rest = longer[first >>> PLACE];
      into[i] = (rest & ~NUMBERS) | ((rest & NUMBERS) << bits) | (first & number);
    }
  }

  /** Hands over bytes; 0 when there are no more. */
  int read(byte[] into) {
    int number = (1 << bits) - 1;
    int most = Math.min(left, into.length);
    int[] entries = chain;
    int place = next;
    int put = 0;
    while (put + steps <= most) {
      int entry = entries[place];
      place = entry >>> PLACE;
      for (int i = 0; i < steps; i++) {
        into[put++] = signs[entry & number];
        entry >>>= bits;
      }
    }
    if (most == left && put < most) {
      int entry = entries[place];
      for (; put < most; entry >>>= bits) {
        into[put++] = signs[entry & number];
      }
    }
    next = place;
    left -= put;
    return put;
  }
}
