package io.martlet.spark.delivery;

/** Integers in a range, in digits of ASCII. */
final class IntegerReader extends ValueReader {

  private final NumberText text;
  private final long least;
  private final long most;
  private long value;

  IntegerReader(ValueForm form, long least, long most) {
    super(form);
    this.text = new NumberText(form);
    this.least = least;
    this.most = most;
  }

  @Override
  boolean parse(byte[] bytes, int from, int to) {
    return text.set(bytes, from, to) && parseDigits(text.bytes(), text.from(), text.to());
  }

  /** Adds up below zero, where there is one number more. */
  private boolean parseDigits(byte[] bytes, int from, int to) {
    if (from == to) {
      return false;
    }
    boolean negative = bytes[from] == '-';
    int at = negative || bytes[from] == '+' ? from + 1 : from;
    if (at == to) {
      return false;
    }
    long sum = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || sum < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      sum = sum * 10 - digit;
    }
    if (!negative && sum == Long.MIN_VALUE) {
      return false;
    }
    return set(negative ? sum : -sum);
  }

  /** Takes a number that was read elsewhere, if it is one of the type. */
  boolean set(long number) {
    value = number;
    return value >= least && value <= most;
  }

  @Override
  public long integer() {
    return value;
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add(value);
  }

  @Override
  protected String shown() {
    return Long.toString(value);
  }
}
