package io.martlet.spark.chunk;

import io.martlet.spark.delivery.ColumnBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** True and false, a bit each. */
final class BoolChunk extends ColumnChunk {

  private final Ids values = new Ids();
  private final boolean[] seen = new boolean[2];

  BoolChunk(ColumnDescriptor column) {
    super(column);
  }

  @Override
  void addPresent(ColumnBuffer buffer) {
    for (int i = 0; i < buffer.size(); i++) {
      if (!buffer.missing()[i]) {
        int value = (int) buffer.numbers()[i];
        values.add(value);
        seen[value] = true;
      }
    }
  }

  @Override
  long valueBytes() {
    return values.bytes();
  }

  @Override
  void end() {}

  @Override
  int dictionarySize() {
    return 0;
  }

  @Override
  void putDictionary(PageBytes out) {}

  @Override
  void put(PageBytes out, int from, int to) {
    out.pack(values, from, to, 1);
  }

  @Override
  void describe(Statistics<?> statistics) {
    for (int i = 0; i < seen.length; i++) {
      if (seen[i]) {
        statistics.updateStats(i == 1);
      }
    }
  }
}
