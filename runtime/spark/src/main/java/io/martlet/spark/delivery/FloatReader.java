package io.martlet.spark.delivery;

import io.martlet.catalog.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Decimal numbers, each as the nearest one of its type. Where mantissa and power of ten are both
 * exact, so is one operation on them (Clinger, How to read floating point numbers accurately,
 * 1990); Java reads the others.
 */
final class FloatReader extends ValueReader {

  private static final Set<String> WORDS =
      Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final float[] FLOAT_TENS = {
    1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f
  };

  /** As many digits fit into 63 bits. */
  private static final int DIGITS = 18;

  private final NumberText text;
  private final boolean single;
  private double value;

  FloatReader(ValueForm form) {
    super(form);
    this.text = new NumberText(form);
    this.single = form.type() == ColumnType.FLOAT32;
  }

  @Override
  boolean parse(byte[] bytes, int from, int to) {
    return (text.set(bytes, from, to) && parseNumber(text.bytes(), text.from(), text.to()))
        || parseWord(bytes, from, to);
  }

  private boolean parseNumber(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int significant = 0;
    int power = 0;
    boolean fraction = false;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        power -= fraction ? 1 : 0;
        if (significant > 0 || digit > 0) {
          significant++;
          mantissa = significant <= DIGITS ? mantissa * 10 + digit : mantissa;
        }
      } else if (bytes[at] == '.' && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    if (at < to) {
      int exponent = exponent(bytes, at, to);
      if (exponent == Integer.MIN_VALUE) {
        return false;
      }
      power += exponent;
    }
    if (significant > DIGITS || !exact(mantissa, power)) {
      read(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    } else if (negative) {
      value = -value;
    }
    return Double.isFinite(value);
  }

  private boolean exact(long mantissa, int power) {
    if (single) {
      if (mantissa > 1 << 24 || power < -10 || power > 10) {
        return false;
      }
      value =
          power < 0 ? (float) mantissa / FLOAT_TENS[-power] : (float) mantissa * FLOAT_TENS[power];
    } else {
      if (mantissa > 1L << 53 || power < -22 || power > 22) {
        return false;
      }
      value = power < 0 ? mantissa / TENS[-power] : mantissa * TENS[power];
    }
    return true;
  }

  private void read(String number) {
    value = single ? Float.parseFloat(number) : Double.parseDouble(number);
  }

  /** {@code e} and an integer; Integer.MIN_VALUE when it is something else. */
  private static int exponent(byte[] bytes, int from, int to) {
    int at = from + 1;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    if ((bytes[from] != 'e' && bytes[from] != 'E') || at == to) {
      return Integer.MIN_VALUE;
    }
    int exponent = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      exponent = Math.min(100_000, exponent * 10 + digit);
    }
    return negative ? -exponent : exponent;
  }

  /** What programs write for no number, and for more than any. */
  private boolean parseWord(byte[] bytes, int from, int to) {
    if (to - from > 9 || to - from < 3) {
      return false;
    }
    String word =
        new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (!WORDS.contains(word)) {
      return false;
    }
    value =
        word.equals("nan")
            ? Double.NaN
            : word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return true;
  }

  @Override
  public long integer() {
    throw new UnsupportedOperationException("a float is no integer");
  }

  @Override
  public double number() {
    return value;
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add(value);
  }

  @Override
  protected String shown() {
    return single ? Float.toString((float) value) : Double.toString(value);
  }
}
