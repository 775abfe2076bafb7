package io.martlet.spark.delivery;

import java.util.Arrays;

/** Some records, kept so that their columns can be gone through one after the other. */
final class RecordBatch {

  private static final int BYTES = 4 << 20;

  private final int columns;
  private byte[] bytes = new byte[BYTES];
  private int[] froms = new int[1 << 12];
  private int[] tos = new int[1 << 12];
  private boolean[] quoted = new boolean[1 << 12];
  private int used;
  private int values;

  RecordBatch(int columns) {
    this.columns = columns;
  }

  void clear() {
    used = 0;
    values = 0;
  }

  boolean isFull() {
    return used >= BYTES / 2;
  }

  int records() {
    return values / columns;
  }

  /** Takes the record that was read last. */
  void add(SplitReader in) {
    int from = in.from(0);
    int length = in.to(columns - 1) - from;
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
    }
    if (values + columns > froms.length) {
      int more = Math.max(2 * froms.length, values + columns);
      froms = Arrays.copyOf(froms, more);
      tos = Arrays.copyOf(tos, more);
      quoted = Arrays.copyOf(quoted, more);
    }
    System.arraycopy(in.buffer(), from, bytes, used, length);
    int shift = used - from;
    for (int i = 0; i < columns; i++) {
      froms[values] = in.from(i) + shift;
      tos[values] = in.to(i) + shift;
      quoted[values++] = in.isQuoted(i);
    }
    used += length;
  }

  /** Hands over the values of a column. */
  void give(int column, ValueSink sink) {
    for (int i = column; i < values; i += columns) {
      sink.add(bytes, froms[i], tos[i], quoted[i]);
    }
  }
}
