package io.martlet.spark.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Integers that are delivered as decimal numbers: 12.34 is 1234 with a scale of 2. */
final class ScaledReader extends ValueReader {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");

  private static final int MOST_DIGITS = 18;

  private final NumberText text;
  private final IntegerReader integers;
  private final int scale;
  private final boolean rounding;

  ScaledReader(ValueForm form, IntegerReader integers) {
    super(form);
    this.text = new NumberText(form);
    this.integers = integers;
    this.scale = form.scale();
    this.rounding = form.rounding();
  }

  @Override
  boolean parse(byte[] bytes, int from, int to) {
    if (!text.set(bytes, from, to)) {
      return false;
    }
    String number =
        new String(text.bytes(), text.from(), text.to() - text.from(), StandardCharsets.ISO_8859_1);
    if (!DECIMAL.matcher(number).matches()) {
      return false;
    }
    BigDecimal scaled = new BigDecimal(number).movePointRight(scale);
    BigDecimal whole = scaled.setScale(0, RoundingMode.HALF_EVEN);
    return (rounding || whole.compareTo(scaled) == 0)
        && whole.precision() <= MOST_DIGITS
        && integers.set(whole.longValueExact());
  }

  @Override
  public long integer() {
    return integers.integer();
  }

  @Override
  protected void put(ColumnBuffer out) {
    integers.put(out);
  }

  @Override
  protected String shown() {
    return integers.shown();
  }
}
