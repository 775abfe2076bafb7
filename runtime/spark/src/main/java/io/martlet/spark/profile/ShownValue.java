package io.martlet.spark.profile;

import io.martlet.catalog.ColumnType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Locale;

/** Values as people read them. */
public final class ShownValue {

  private static final double EXACT = 1e15;
  private static final double SMALL = 1e-4;
  private static final MathContext DIGITS = new MathContext(4);

  private ShownValue() {}

  /**
   * @param value a text, or the number that stands for a value of another type
   */
  public static String of(ColumnType type, Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    return switch (type) {
      case BOOL -> number == 0 ? "false" : number == 1 ? "true" : plain(number);
      case DATE -> LocalDate.ofEpochDay(Math.round(number)).toString();
      case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, STRING -> plain(number);
    };
  }

  private static String rounded(double number) {
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    boolean small = Math.abs(number) < SMALL;
    return small || Math.abs(number) >= EXACT
        ? String.format(Locale.ROOT, "%.2e", number)
        : rounded.toPlainString();
  }

  private static String plain(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
    return whole ? String.format(Locale.ROOT, "%.0f", number) : rounded(number);
  }
}
