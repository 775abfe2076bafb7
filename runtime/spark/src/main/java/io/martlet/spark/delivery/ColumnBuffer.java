package io.martlet.spark.delivery;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Values of one column, kept until there are enough to be written one after the other. Of thousands
 * of columns, only one's dictionary is in the processor's cache.
 */
public final class ColumnBuffer {

  private static final int TEXT = 16;

  private final ColumnType type;
  private final int level;
  private final boolean[] missing;
  private final long[] integers;
  private final double[] floats;
  private final int[] ends;
  private byte[] bytes;
  private int size;

  /**
   * @param most how many values it holds
   */
  public ColumnBuffer(PlanColumn column, int most) {
    this.type = column.type();
    this.level = column.nullable() ? 1 : 0;
    this.missing = new boolean[most];
    boolean isText = type == ColumnType.STRING;
    boolean isFloat = type == ColumnType.FLOAT32 || type == ColumnType.FLOAT64;
    this.integers = new long[isText || isFloat ? 0 : most];
    this.floats = new double[isFloat ? most : 0];
    this.ends = new int[isText ? most : 0];
    this.bytes = new byte[isText ? TEXT * most : 0];
  }

  /** Takes an integer, the days of a date, or 1 for true. */
  public void add(long value) {
    missing[size] = false;
    integers[size++] = value;
  }

  /** Takes a float. */
  public void add(double value) {
    missing[size] = false;
    floats[size++] = value;
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

  /** Writes all values, and is empty. */
  public void writeTo(ColumnWriter out) {
    for (int i = 0; i < size; i++) {
      if (missing[i]) {
        out.writeNull(0, 0);
      } else {
        write(out, i);
      }
    }
    size = 0;
  }

  private void write(ColumnWriter out, int i) {
    switch (type) {
      case BOOL -> out.write(integers[i] != 0, 0, level);
      case INT8, INT16, INT32, DATE -> out.write((int) integers[i], 0, level);
      case INT64 -> out.write(integers[i], 0, level);
      case FLOAT32 -> out.write((float) floats[i], 0, level);
      case FLOAT64 -> out.write(floats[i], 0, level);
      case STRING -> {
        int begin = i == 0 ? 0 : ends[i - 1];
        out.write(Binary.fromReusedByteArray(bytes, begin, ends[i] - begin), 0, level);
      }
    }
  }
}
