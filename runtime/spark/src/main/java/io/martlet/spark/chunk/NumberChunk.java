package io.martlet.spark.chunk;

import io.martlet.spark.delivery.ColumnBuffer;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** Integers and floats, each by its bits. */
final class NumberChunk extends ColumnChunk {

  /** Of as many, more than half are not to be different: else a dictionary is not tried further. */
  private static final int SAMPLE = 2000;

  private final ColumnDescriptor column;
  private final int width;
  private NumberDictionary dictionary = new NumberDictionary();
  private Ids ids = new Ids();
  private byte[] plain = {};
  private int size;

  /**
   * @param width bytes a value
   */
  NumberChunk(ColumnDescriptor column, int width) {
    super(column);
    this.column = column;
    this.width = width;
  }

  @Override
  void addPresent(ColumnBuffer buffer) {
    long[] numbers = buffer.numbers();
    boolean[] missing = buffer.missing();
    int i = 0;
    if (dictionary != null) {
      for (; i < buffer.size() && dictionary.size() < Ids.MOST; i++) {
        if (!missing[i]) {
          ids.add(dictionary.id(numbers[i]));
        }
      }
      if (i == buffer.size() && !(ids.size() >= SAMPLE && 2 * dictionary.size() > ids.size())) {
        return;
      }
      spell();
    }
    for (; i < buffer.size(); i++) {
      if (!missing[i]) {
        addPlain(numbers[i]);
      }
    }
  }

  private void addPlain(long number) {
    int at = size * width;
    if (at + width > plain.length) {
      plain = Arrays.copyOf(plain, Math.max(1 << 10, 2 * plain.length));
    }
    if (width == Long.BYTES) {
      PageBytes.LONGS.set(plain, at, number);
    } else {
      PageBytes.INTS.set(plain, at, (int) number);
    }
    size++;
  }

  /** Gives the dictionary up. */
  private void spell() {
    plain = new byte[2 * width * Math.max(ids.size(), 64)];
    for (int i = 0; i < ids.size(); i++) {
      addPlain(dictionary.value(ids.at(i)));
    }
    dictionary = null;
    ids = null;
  }

  @Override
  long valueBytes() {
    return dictionary == null
        ? (long) size * width
        : ids.bytes() + (long) dictionary.size() * width;
  }

  @Override
  void end() {
    if (dictionary != null
        && (dictionary.size() == 0 || valueBytes() > (long) ids.size() * width)) {
      spell();
    }
  }

  @Override
  int dictionarySize() {
    return dictionary == null ? 0 : dictionary.size();
  }

  @Override
  void putDictionary(PageBytes out) {
    byte[] value = new byte[Long.BYTES];
    for (int id = 0; id < dictionary.size(); id++) {
      PageBytes.LONGS.set(value, 0, dictionary.value(id));
      out.putBytes(value, 0, width);
    }
  }

  @Override
  void put(PageBytes out, int from, int to) {
    if (dictionary == null) {
      out.putBytes(plain, from * width, (to - from) * width);
    } else {
      putIds(out, ids, from, to, dictionary.size());
    }
  }

  @Override
  void describe(Statistics<?> statistics) {
    if (dictionary == null) {
      for (int i = 0; i < size; i++) {
        describe(
            statistics,
            width == Long.BYTES
                ? (long) PageBytes.LONGS.get(plain, i * width)
                : (int) PageBytes.INTS.get(plain, i * width));
      }
    } else {
      for (int id = 0; id < dictionary.size(); id++) {
        describe(statistics, dictionary.value(id));
      }
    }
  }

  private void describe(Statistics<?> statistics, long bits) {
    switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> statistics.updateStats((int) bits);
      case FLOAT -> statistics.updateStats(Float.intBitsToFloat((int) bits));
      case DOUBLE -> statistics.updateStats(Double.longBitsToDouble(bits));
      default -> statistics.updateStats(bits);
    }
  }
}
