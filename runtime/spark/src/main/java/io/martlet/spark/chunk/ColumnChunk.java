package io.martlet.spark.chunk;

import io.martlet.spark.delivery.ColumnBuffer;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * One column of a row group. Its values are kept as numbers in a dictionary as long as that is the
 * smaller way, and written all in one way: whoever reads them meets one encoding.
 */
public abstract class ColumnChunk {

  /** As many records a page has at most, as Parquet's own writer does. A multiple of 8. */
  private static final int PAGE_ROWS = 20_000;

  /** As many a page of texts is looked at to be long enough. */
  private static final int STEP = 200;

  /** A page of texts is not much longer. */
  private static final int PAGE_BYTES = 1 << 20;

  private final ColumnDescriptor column;
  private final Presence presence = new Presence();

  ColumnChunk(ColumnDescriptor column) {
    this.column = column;
  }

  /** An empty one. */
  public static ColumnChunk of(ColumnDescriptor column) {
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> new BoolChunk(column);
      case INT32, FLOAT -> new NumberChunk(column, Integer.BYTES);
      case INT64, DOUBLE -> new NumberChunk(column, Long.BYTES);
      case BINARY -> new TextChunk(column);
      case INT96, FIXED_LEN_BYTE_ARRAY ->
          throw new IllegalArgumentException("no column of a universe is " + column);
    };
  }

  /** Takes all values of a buffer, which is not changed. */
  public final void add(ColumnBuffer values) {
    presence.add(values.missing(), values.size());
    addPresent(values);
  }

  /** Takes those that are there. */
  abstract void addPresent(ColumnBuffer values);

  /** How much memory they take, about. */
  public final long bytes() {
    return presence.bytes() + valueBytes();
  }

  abstract long valueBytes();

  /** Writes the chunk, the next of its row group. */
  public final void write(ParquetFileWriter file, BytesInputCompressor codec) throws IOException {
    PageBytes page = new PageBytes();
    end();
    file.startColumn(column, presence.rows(), codec.getCodecName());
    if (dictionarySize() > 0) {
      putDictionary(page);
      BytesInput dictionary = codec.compress(page.input());
      file.writeDictionaryPage(
          new DictionaryPage(dictionary, page.size(), dictionarySize(), Encoding.PLAIN));
    }
    Statistics<?> all = Statistics.createStats(column.getPrimitiveType());
    describe(all);
    int value = 0;
    for (int from = 0; from < presence.rows(); ) {
      int to = pageEnd(from, value);
      int present = presence.present(from, to);
      page.clear();
      if (column.getMaxDefinitionLevel() > 0) {
        presence.write(page, from, to);
      }
      put(page, value, value + present);
      Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
      statistics.incrementNumNulls(to - from - present);
      if (present > 0) {
        statistics.mergeStatistics(all);
      }
      file.writeDataPage(
          to - from,
          page.size(),
          codec.compress(page.input()),
          statistics,
          to - from,
          Encoding.RLE,
          Encoding.RLE,
          dictionarySize() > 0 ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
      value += present;
      from = to;
    }
    file.endColumn();
  }

  private int pageEnd(int from, int value) {
    int most = Math.min(presence.rows(), from + PAGE_ROWS);
    if (!isLong(value, value + presence.present(from, most), PAGE_BYTES)) {
      return most;
    }
    int to = Math.min(most, from + STEP);
    int last = value + presence.present(from, to);
    while (to < most && !isLong(value, last, PAGE_BYTES)) {
      int next = Math.min(most, to + STEP);
      last += presence.present(to, next);
      to = next;
    }
    return to;
  }

  /** Decides how the values are written. */
  abstract void end();

  /** How many values the dictionary has; 0 where there is none. */
  abstract int dictionarySize();

  abstract void putDictionary(PageBytes out);

  /** Writes some values, counted without those that are missing. */
  abstract void put(PageBytes out, int from, int to);

  /** Whether some values take more bytes. */
  boolean isLong(int from, int to, int bytes) {
    return false;
  }

  /** Tells of all values. */
  abstract void describe(Statistics<?> statistics);

  /** Writes some values by their numbers in a dictionary. */
  static void putIds(PageBytes out, Ids ids, int from, int to, int dictionarySize) {
    int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(dictionarySize - 1));
    out.putByte(width);
    if (to > from) {
      out.putPacked((to - from + 7) / 8);
      out.pack(ids, from, to, width);
    }
  }
}
