package io.martlet.spark.delivery;

/** A record that is not as declared. */
final class RecordException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long line;
  private final int value;

  /**
   * @param line how many lines of the split are before it
   * @param value the place of the value at fault; -1 when the record as a whole is
   */
  RecordException(long line, int value, String reason) {
    super(reason);
    this.line = line;
    this.value = value;
  }

  long line() {
    return line;
  }

  int value() {
    return value;
  }
}
