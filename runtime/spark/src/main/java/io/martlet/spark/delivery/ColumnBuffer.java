package io.martlet.spark.delivery;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import java.util.Arrays;

/**
 * Values of one column, kept until there are enough to be written one after the other. Of thousands
 * of columns, only one's dictionary is in the processor's cache.
 */
public final class ColumnBuffer {

  private static final int TEXT = 16;

  private final ColumnType type;
  private final boolean[] missing;
  private final long[] numbers;
  private final int[] ends;
  private byte[] bytes;
  private int size;

  /**
   * @param most how many values it holds
   */
  public ColumnBuffer(PlanColumn column, int most) {
    this.type = column.type();
    this.missing = new boolean[most];
    boolean isText = type == ColumnType.STRING;
    this.numbers = new long[isText ? 0 : most];
    this.ends = new int[isText ? most : 0];
    this.bytes = new byte[isText ? TEXT * most : 0];
  }

  /** Takes an integer, the days of a date, or 1 for true. */
  public void add(long value) {
    missing[size] = false;
    numbers[size++] = value;
  }

  /** Takes a float. */
  public void add(double value) {
    missing[size] = false;
    numbers[size++] =
        type == ColumnType.FLOAT32
            ? Float.floatToRawIntBits((float) value)
            : Double.doubleToRawLongBits(value);
  }

  /** Takes a text, which is copied. */
  public void add(byte[] text, int from, int to) {
    int begin = size == 0 ? 0 : ends[size - 1];
    int end = begin + to - from;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    System.arraycopy(text, from, bytes, begin, to - from);
    missing[size] = false;
    ends[size++] = end;
  }

  /** Takes that there is no value. */
  public void addMissing() {
    missing[size] = true;
    if (type == ColumnType.STRING) {
      ends[size] = size == 0 ? 0 : ends[size - 1];
    }
    size++;
  }

  public int size() {
    return size;
  }

  /** Which of the values are not there. */
  public boolean[] missing() {
    return missing;
  }

  /** Integers, days, 1 for true, or the bits of floats; none of texts. */
  public long[] numbers() {
    return numbers;
  }

  /** All texts, one behind the other. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where each text ends. */
  public int[] ends() {
    return ends;
  }

  public void clear() {
    size = 0;
  }
}
