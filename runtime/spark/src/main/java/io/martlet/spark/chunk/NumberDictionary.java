package io.martlet.spark.chunk;

import java.util.Arrays;

/** Numbers the different values of a column, in the order in which they come. */
final class NumberDictionary {

  /** Knuth's multiplier: neighbours come to lie apart. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] values = new long[16];

  /** The number of the value at a place, and one more; 0 where none is. */
  private int[] places = new int[64];

  private int shift = Long.SIZE - 6;
  private int size;

  int size() {
    return size;
  }

  long value(int id) {
    return values[id];
  }

  /** The value's number; a new one when it was not seen yet. */
  int id(long value) {
    int[] table = places;
    int mask = table.length - 1;
    int place = (int) ((value * SPREAD) >>> shift);
    while (true) {
      int found = table[place] - 1;
      if (found < 0) {
        return add(value, place);
      }
      if (values[found] == value) {
        return found;
      }
      place = (place + 1) & mask;
    }
  }

  private int add(long value, int place) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
    places[place] = size;
    if (2 * size > places.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    places = new int[4 * places.length];
    shift -= 2;
    int mask = places.length - 1;
    for (int id = 0; id < size; id++) {
      int place = (int) ((values[id] * SPREAD) >>> shift);
      while (places[place] != 0) {
        place = (place + 1) & mask;
      }
      places[place] = id + 1;
    }
  }
}
