package io.martlet.spark.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * One column of small integers in a row group, as Parquet pages: a dictionary of the whole range,
 * and ids bit-packed as wide as the range needs.
 *
 * <p>Format: Parquet, "Data Pages" (V1), "Dictionary Encoding" and "Run Length Encoding /
 * Bit-Packing Hybrid". Definition levels are one run, for a column is either whole or empty.
 */
abstract class PackedPages {

  static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int PAGE_VALUES = 1 << 15;

  /** Room before a page's packed ids for what must come first, and after them for a whole word. */
  private static final int FRONT = 32;

  private static final int BACK = 16;

  private final int first;
  private final int size;
  private final PageCodec codec;
  private final List<Page> pages = new ArrayList<>();
  private final long[] total;

  /** Bits an id. */
  final int width;

  /** The page being packed; ids start at {@link #FRONT}. */
  byte[] page = new byte[1 << 12];

  /** How many ids the page has. */
  int values;

  private record Page(int values, int uncompressed, BytesInput compressed) {}

  PackedPages(int first, int last, PageCodec codec) {
    this.first = first;
    this.size = last - first + 1;
    this.width = Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
    this.codec = codec;
    this.total = new long[size];
  }

  int first() {
    return first;
  }

  int size() {
    return size;
  }

  /** Makes room for ids to come. */
  final void room(int count) {
    if (bytes(values + count) > page.length) {
      page = Arrays.copyOf(page, bytes(PAGE_VALUES + count));
    }
  }

  private int bytes(int ids) {
    return FRONT + (int) (((long) ids * width + 7) >> 3) + BACK;
  }

  /** Where in the page the next id goes, in bits. */
  final long nextBit() {
    return 8L * FRONT + (long) values * width;
  }

  /** Adds one id, wherever the page's last one ended. */
  final void addId(int id) {
    long bit = nextBit();
    int at = (int) (bit >> 3);
    long word = (long) WORDS.get(page, at) | ((long) id << (bit & 7));
    WORDS.set(page, at, word);
    values++;
  }

  /** Ends the page when it is long enough. */
  final void added() throws IOException {
    if (values >= PAGE_VALUES) {
      endPage();
    }
  }

  /** Counts of the values since this was last asked, from the first of the range; then none. */
  abstract long[] takeCounts();

  /** How often each value of the range was added, over all row groups that are written. */
  final long[] total() {
    return total;
  }

  /** Writes the row group's chunk and starts anew. */
  final void writeChunk(ParquetFileWriter file, ColumnDescriptor column, long rows)
      throws IOException {
    endPage();
    file.startColumn(column, rows, codec.name());
    byte[] dictionary = new byte[4 * size];
    for (int id = 0; id < size; id++) {
      System.arraycopy(BytesUtils.intToBytes(first + id), 0, dictionary, 4 * id, 4);
    }
    file.writeDictionaryPage(
        new DictionaryPage(
            codec.compress(dictionary, 0, dictionary.length),
            dictionary.length,
            size,
            Encoding.PLAIN));
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    long[] counts = takeCounts();
    for (int id = 0; id < size; id++) {
      total[id] += counts[id];
      if (counts[id] > 0) {
        statistics.updateStats(first + id);
      }
    }
    for (Page written : pages) {
      file.writeDataPage(
          written.values(),
          written.uncompressed(),
          written.compressed(),
          statistics,
          written.values(),
          Encoding.RLE,
          Encoding.RLE,
          Encoding.RLE_DICTIONARY);
    }
    file.endColumn();
    pages.clear();
  }

  private void endPage() throws IOException {
    if (values == 0) {
      return;
    }
    int groups = (values + 7) / 8;
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(EmptyChunk.levels(values, 1));
    header.write(width);
    BytesUtils.writeUnsignedVarInt((groups << 1) | 1, header);
    int start = FRONT - header.size();
    System.arraycopy(header.toByteArray(), 0, page, start, header.size());
    int length = header.size() + groups * width;
    pages.add(new Page(values, length, codec.compress(page, start, length)));
    Arrays.fill(page, (byte) 0);
    values = 0;
  }
}
