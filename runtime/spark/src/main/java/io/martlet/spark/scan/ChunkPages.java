package io.martlet.spark.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The pages of one column chunk, one after the other, decompressed into an array that is used
 * again. After {@link #next}, the fields say where the page's parts are.
 */
final class ChunkPages {

  private static final int HEADER_GUESS = 1 << 12;

  /** More than any writer makes; what says so is damaged, and must not take the memory. */
  private static final int MAX_PAGE = 1 << 28;

  private final Decompressor decompressor;
  private final PageTimes times;
  private final ColumnBytes source;
  private final CRC32 crc = new CRC32();
  private CompressionCodecName codec = CompressionCodecName.UNCOMPRESSED;
  private boolean optional;
  private byte[] buffer = {};

  /** The page's bytes; at least {@link Words#SLACK} follow. */
  byte[] page = {};

  /** Where the definition levels start; equal to their end where there are none. */
  int levels;

  int levelsEnd;

  /** Where the values start. */
  int values;

  int valuesEnd;

  /** How many records the page has, those without a value included. */
  int count;

  Encoding encoding = Encoding.PLAIN;

  /** Whether the page just met is the chunk's dictionary. */
  boolean dictionary;

  ChunkPages(Decompressor decompressor, PageTimes times, int window) {
    this.decompressor = decompressor;
    this.times = times;
    this.source = new ColumnBytes(times, window);
  }

  void start(SeekableInputStream file, ColumnChunkMetaData chunk, ColumnDescriptor column) {
    source.start(file, chunk.getStartingPos(), chunk.getTotalSize());
    codec = chunk.getCodec();
    optional = column.getMaxDefinitionLevel() == 1;
  }

  /** Goes to the next page; false after the last. */
  boolean next() throws IOException {
    long start = System.nanoTime();
    long read = times.read;
    boolean found = find();
    times.decompress += System.nanoTime() - start - (times.read - read);
    return found;
  }

  private boolean find() throws IOException {
    while (source.remaining() > 0) {
      PageHeader header = header();
      int compressed = header.getCompressed_page_size();
      int uncompressed = header.getUncompressed_page_size();
      if (compressed < 0 || uncompressed < 0 || uncompressed > MAX_PAGE) {
        throw new DamagedPage("a page of " + uncompressed + " bytes");
      }
      source.need(compressed);
      verify(header, compressed);
      boolean known = take(header, compressed, uncompressed);
      source.skip(compressed);
      if (known) {
        return true;
      }
    }
    return false;
  }

  private PageHeader header() throws IOException {
    source.need(Math.min(HEADER_GUESS, source.remaining()));
    while (true) {
      ByteArrayInputStream in =
          new ByteArrayInputStream(source.bytes(), source.position(), source.available());
      try {
        PageHeader header = Util.readPageHeader(in);
        source.skip(source.available() - in.available());
        return header;
      } catch (IOException | RuntimeException e) {
        if (source.available() == source.remaining()) {
          throw new DamagedPage("a page header cannot be read");
        }
        source.need(Math.min(2L * source.available(), source.remaining()));
      }
    }
  }

  private void verify(PageHeader header, int compressed) {
    if (header.isSetCrc()) {
      crc.reset();
      crc.update(source.bytes(), source.position(), compressed);
      if ((int) crc.getValue() != header.getCrc()) {
        throw new DamagedPage("a page does not match its checksum");
      }
    }
  }

  /** False for a page of a kind that can be passed over. */
  private boolean take(PageHeader header, int compressed, int uncompressed) throws IOException {
    PageType type = header.getType();
    dictionary = type == PageType.DICTIONARY_PAGE;
    if (dictionary) {
      require(header.isSetDictionary_page_header());
      count = header.getDictionary_page_header().getNum_values();
      encoding = encoding(header.getDictionary_page_header().getEncoding().name());
      plain(compressed, uncompressed);
      levels = 0;
      levelsEnd = 0;
      values = 0;
    } else if (type == PageType.DATA_PAGE) {
      require(header.isSetData_page_header());
      first(header.getData_page_header(), compressed, uncompressed);
    } else if (type == PageType.DATA_PAGE_V2) {
      require(header.isSetData_page_header_v2());
      second(header.getData_page_header_v2(), compressed, uncompressed);
    } else {
      return false;
    }
    valuesEnd = uncompressed;
    if (count < 0) {
      throw new DamagedPage("a page of " + count + " values");
    }
    return true;
  }

  private void first(DataPageHeader header, int compressed, int uncompressed) throws IOException {
    plain(compressed, uncompressed);
    count = header.getNum_values();
    encoding = encoding(header.getEncoding().name());
    levels = 0;
    levelsEnd = 0;
    if (optional) {
      String levelEncoding = header.getDefinition_level_encoding().name();
      if (!levelEncoding.equals("RLE")) {
        throw new DamagedPage("definition levels in " + levelEncoding + " are not supported");
      }
      int length = uncompressed < 4 ? -1 : Words.intAt(page, 0);
      if (length < 0 || length > uncompressed - 4) {
        throw new DamagedPage("definition levels are longer than their page");
      }
      levels = 4;
      levelsEnd = 4 + length;
    }
    values = levelsEnd;
  }

  private void second(DataPageHeaderV2 header, int compressed, int uncompressed)
      throws IOException {
    int length = header.getDefinition_levels_byte_length();
    if (header.getRepetition_levels_byte_length() != 0) {
      throw new DamagedPage("repetition levels in a flat column");
    }
    if (length < 0 || length > Math.min(compressed, uncompressed)) {
      throw new DamagedPage("definition levels are longer than their page");
    }
    room(uncompressed);
    System.arraycopy(source.bytes(), source.position(), buffer, 0, length);
    boolean packed = !header.isSetIs_compressed() || header.isIs_compressed();
    if (uncompressed > length) {
      decompressor.decompress(
          packed ? codec : CompressionCodecName.UNCOMPRESSED,
          source.bytes(),
          source.position() + length,
          compressed - length,
          buffer,
          length,
          uncompressed - length);
    }
    page = buffer;
    count = header.getNum_values();
    encoding = encoding(header.getEncoding().name());
    levels = 0;
    levelsEnd = length;
    values = length;
  }

  private void plain(int compressed, int uncompressed) throws IOException {
    room(uncompressed);
    if (uncompressed > 0) {
      decompressor.decompress(
          codec, source.bytes(), source.position(), compressed, buffer, 0, uncompressed);
    }
    page = buffer;
  }

  private void room(int size) {
    if (buffer.length < size + Words.SLACK) {
      buffer = new byte[size + size / 4 + Words.SLACK];
    }
  }

  private static void require(boolean there) {
    if (!there) {
      throw new DamagedPage("a page header lacks its second part");
    }
  }

  private static Encoding encoding(String name) {
    return Encoding.valueOf(name);
  }
}
