package io.martlet.spark.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * One column of small integers in a row group, as Parquet pages: a dictionary of the whole range,
 * and ids bit-packed as wide as the range needs.
 *
 * <p>Format: Parquet, "Data Pages" (V1), "Dictionary Encoding" and "Run Length Encoding /
 * Bit-Packing Hybrid". Definition levels are one run, for a column is either whole or empty.
 */
final class PackedPages {

  private static final int PAGE_VALUES = 1 << 17;

  private final int first;
  private final int size;
  private final int width;
  private final BytesInputCompressor compressor;
  private final List<Page> pages = new ArrayList<>();
  private final long[] counts;
  private byte[] packed = new byte[1 << 12];
  private int bytes;
  private long pending;
  private int pendingBits;
  private int values;

  private record Page(int values, int uncompressed, BytesInput compressed) {}

  PackedPages(int first, int last, BytesInputCompressor compressor) {
    this.first = first;
    this.size = last - first + 1;
    this.width = Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
    this.compressor = compressor;
    this.counts = new long[size];
  }

  /** Adds a value; false when it lies outside the range. */
  boolean add(int value) throws IOException {
    int id = value - first;
    if (id < 0 || id >= size) {
      return false;
    }
    counts[id]++;
    pending |= (long) id << pendingBits;
    pendingBits += width;
    while (pendingBits >= 8) {
      store();
    }
    if (++values == PAGE_VALUES) {
      endPage();
    }
    return true;
  }

  /** How often each value of the range was added, over all row groups. */
  long[] counts() {
    return counts;
  }

  /** Writes the row group's chunk and starts anew. */
  void writeChunk(ParquetFileWriter file, ColumnDescriptor column, long rows) throws IOException {
    endPage();
    file.startColumn(column, rows, compressor.getCodecName());
    byte[] dictionary = new byte[4 * size];
    for (int id = 0; id < size; id++) {
      System.arraycopy(BytesUtils.intToBytes(first + id), 0, dictionary, 4 * id, 4);
    }
    file.writeDictionaryPage(
        new DictionaryPage(
            copyOf(compressor.compress(BytesInput.from(dictionary))),
            dictionary.length,
            size,
            Encoding.PLAIN));
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    for (int id = 0; id < size; id++) {
      if (counts[id] > 0) {
        statistics.updateStats(first + id);
      }
    }
    for (Page page : pages) {
      file.writeDataPage(
          page.values(),
          page.uncompressed(),
          page.compressed(),
          statistics,
          page.values(),
          Encoding.RLE,
          Encoding.RLE,
          Encoding.RLE_DICTIONARY);
    }
    file.endColumn();
    pages.clear();
  }

  private void store() {
    if (bytes == packed.length) {
      packed = Arrays.copyOf(packed, 2 * bytes);
    }
    packed[bytes++] = (byte) pending;
    pending >>>= 8;
    pendingBits -= 8;
  }

  private void endPage() throws IOException {
    if (values == 0) {
      return;
    }
    int groups = (values + 7) / 8;
    while (bytes < groups * width) {
      store();
    }
    pendingBits = 0;
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(EmptyChunk.levels(values, 1));
    header.write(width);
    BytesUtils.writeUnsignedVarInt((groups << 1) | 1, header);
    BytesInput content =
        BytesInput.concat(BytesInput.from(header), BytesInput.from(packed, 0, bytes));
    pages.add(new Page(values, (int) content.size(), copyOf(compressor.compress(content))));
    bytes = 0;
    values = 0;
  }

  /** The compressor reuses its buffer. */
  private static BytesInput copyOf(BytesInput compressed) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream((int) compressed.size());
    compressed.writeAllTo(copy);
    return BytesInput.from(copy);
  }
}
