package io.martlet.spark.chunk;

import java.util.Arrays;

/** Numbers of values in a dictionary, a byte each as long as that is enough, then two. */
final class Ids {

  /** As many values a dictionary can have. */
  static final int MOST = 1 << Character.SIZE;

  private byte[] narrow = new byte[64];
  private char[] wide;
  private int size;

  int size() {
    return size;
  }

  int at(int i) {
    return wide == null ? narrow[i] & 0xFF : wide[i];
  }

  void add(int id) {
    if (wide == null) {
      if (id < 1 << Byte.SIZE) {
        if (size == narrow.length) {
          narrow = Arrays.copyOf(narrow, 2 * size);
        }
        narrow[size++] = (byte) id;
        return;
      }
      widen();
    }
    if (size == wide.length) {
      wide = Arrays.copyOf(wide, 2 * size);
    }
    wide[size++] = (char) id;
  }

  private void widen() {
    wide = new char[narrow.length];
    for (int i = 0; i < size; i++) {
      wide[i] = (char) (narrow[i] & 0xFF);
    }
    narrow = null;
  }

  long bytes() {
    return wide == null ? size : 2L * size;
  }
}
