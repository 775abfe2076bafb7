package io.martlet.spark.delivery;

/**
 * A delivered number as programs write it: without what stands between thousands, and a point
 * before its fraction.
 */
final class NumberText {

  private final int decimal;
  private final int thousands;
  private byte[] bytes;
  private int from;
  private int to;

  NumberText(ValueForm form) {
    this.decimal = form.decimal();
    this.thousands = form.thousands();
  }

  /** Whether thousands, if they are told apart, are groups of three digits. */
  boolean set(byte[] source, int first, int end) {
    if (thousands < 0 && decimal == '.') {
      bytes = source;
      from = first;
      to = end;
      return true;
    }
    byte[] plain = new byte[end - first];
    int length = 0;
    int group = -1;
    boolean whole = true;
    for (int i = first; i < end; i++) {
      int each = source[i];
      boolean digit = each >= '0' && each <= '9';
      if (each == thousands && whole) {
        if (length == 0 || (group >= 0 && group != 3) || !isDigit(source, i - 1)) {
          return false;
        }
        if (group < 0 && digitsBefore(source, first, i) > 3) {
          return false;
        }
        group = 0;
        continue;
      }
      if (whole && !digit && length > 0) {
        if (group >= 0 && group != 3) {
          return false;
        }
        whole = each == '+' || each == '-';
      }
      if (each == '.' && decimal != '.') {
        return false;
      }
      group += digit && group >= 0 ? 1 : 0;
      plain[length++] = (byte) (each == decimal ? '.' : each);
    }
    if (whole && group >= 0 && group != 3) {
      return false;
    }
    bytes = plain;
    from = 0;
    to = length;
    return true;
  }

  private static boolean isDigit(byte[] source, int place) {
    return source[place] >= '0' && source[place] <= '9';
  }

  private static int digitsBefore(byte[] source, int first, int place) {
    int digits = 0;
    while (place - digits > first && isDigit(source, place - digits - 1)) {
      digits++;
    }
    return digits;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}
