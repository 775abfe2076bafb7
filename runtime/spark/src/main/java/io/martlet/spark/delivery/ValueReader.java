package io.martlet.spark.delivery;

import io.martlet.catalog.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the values of one column, one after the other, strictly: what does not fit is no value. */
public abstract class ValueReader extends ColumnValue {

  private final ValueForm form;
  private final byte[][] missing;
  private boolean present;

  ValueReader(ValueForm form) {
    this.form = form;
    this.missing =
        form.missing().stream()
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  public static ValueReader of(ValueForm form) {
    return switch (form.type()) {
      case BOOL -> new BoolReader(form);
      case INT8 -> integers(form, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case INT16 -> integers(form, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT32 -> integers(form, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> integers(form, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT32, FLOAT64 -> new FloatReader(form);
      case DATE -> new DateReader(form);
      case STRING -> new TextReader(form);
    };
  }

  private static ValueReader integers(ValueForm form, long least, long most) {
    IntegerReader integers = new IntegerReader(form, least, most);
    return form.scale() == 0 ? integers : new ScaledReader(form, integers);
  }

  /**
   * Reads a value, or that there is none.
   *
   * @param quoted whether it stands in quotes: nothing in quotes is an empty text
   * @return whether it is as declared
   */
  public final boolean read(byte[] bytes, int from, int to, boolean quoted) {
    present = !isMissing(bytes, from, to, quoted);
    return present ? parse(bytes, from, to) : form.nullable();
  }

  /** Why what was read last is not as declared. The value itself is somebody's own. */
  public final String fault() {
    if (!present) {
      return ValueFaults.missing(type());
    }
    return losesPart() ? ValueFaults.rounded(type()) : ValueFaults.unfit(type());
  }

  /** Whether what was read last is refused only because its type does not hold all of it. */
  boolean losesPart() {
    return false;
  }

  @Override
  public final boolean isPresent() {
    return present;
  }

  private boolean isMissing(byte[] bytes, int from, int to, boolean quoted) {
    if (from == to && !quoted) {
      return true;
    }
    for (byte[] token : missing) {
      if (Arrays.equals(token, 0, token.length, bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  final ColumnType type() {
    return form.type();
  }

  /** Whether the bytes are a value of the type, which is kept until the next one is read. */
  abstract boolean parse(byte[] bytes, int from, int to);
}
