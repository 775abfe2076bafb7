package io.martlet.spark.delivery;

import io.martlet.catalog.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnWriter;

/** Reads the values of one column, one after the other, strictly: what does not fit is no value. */
public abstract class ValueReader {

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
      case INT8 -> new IntegerReader(form, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case INT16 -> new IntegerReader(form, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT32 -> new IntegerReader(form, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> new IntegerReader(form, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT32, FLOAT64 -> new FloatReader(form);
      case DATE -> new DateReader(form);
      case STRING -> new TextReader(form);
    };
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

  /** Why what was read last is not as declared. */
  public final String fault(byte[] bytes, int from, int to) {
    String type = form.type().keyword();
    return present
        ? "\"%s\" is no %s. Correct the delivery, or the column's type."
            .formatted(new String(bytes, from, to - from, StandardCharsets.UTF_8), type)
        : "the value is missing, and %s does not allow that. Declare it %s? if it should."
            .formatted(type, type);
  }

  /** Writes what was read last. */
  public final void write(ColumnWriter out) {
    if (present) {
      put(out, form.nullable() ? 1 : 0);
    } else {
      out.writeNull(0, 0);
    }
  }

  /** What was read last, as Spark would print it, whatever the delivery spells it like. */
  public final Optional<String> canonical() {
    return present ? Optional.of(shown()) : Optional.empty();
  }

  /** Whether what was read last is a value. */
  public final boolean isPresent() {
    return present;
  }

  /**
   * What was read last as a number: 0 or 1 for a bool, days since 1970 for a date; NaN for a text.
   */
  public abstract double number();

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

  abstract void put(ColumnWriter out, int level);

  abstract String shown();
}
