package io.martlet.spark.scan;

import io.martlet.spark.ThreadTime;
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

  /** What is read of a chunk at first. */
  private static final int FIRST_READ = 1 << 14;

  /** What is read beyond a page that is as long as the one before: the next one's header. */
  private static final int HEADER = 1 << 7;

  /** More than any writer makes; what says so is damaged, and must not take the memory. */
  private static final int MAX_PAGE = 1 << 28;

  private final PageInput input;
  private final PageBuffer data = new PageBuffer();
  private final CRC32 crc = new CRC32();
  private CompressionCodecName codec = CompressionCodecName.UNCOMPRESSED;
  private boolean optional;

  /** Where the chunk goes on in its file, and how many bytes it has left. */
  private long position;

  private long left;

  /** How many bytes a page and its header are likely to take. */
  private int likely;

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

  ChunkPages(PageInput input) {
    this.input = input;
  }

  void start(SeekableInputStream file, ColumnChunkMetaData chunk, ColumnDescriptor column) {
    input.file.open(file);
    position = chunk.getStartingPos();
    left = chunk.getTotalSize();
    likely = FIRST_READ;
    codec = chunk.getCodec();
    optional = column.getMaxDefinitionLevel() == 1;
  }

  /** Goes to the next page; false after the last. */
  boolean next() throws IOException {
    long start = ThreadTime.nanos() - input.file.readThreadNanos();
    boolean found = find();
    input.decompressNanos += ThreadTime.nanos() - input.file.readThreadNanos() - start;
    return found;
  }

  private boolean find() throws IOException {
    while (left > 0) {
      PageHeader header = header();
      int compressed = header.getCompressed_page_size();
      int uncompressed = header.getUncompressed_page_size();
      if (compressed < 0 || uncompressed < 0 || uncompressed > MAX_PAGE) {
        throw new DamagedPage("a page of " + uncompressed + " bytes");
      }
      int at = read(compressed);
      verify(header, at, compressed);
      boolean known = take(header, at, compressed, uncompressed);
      skip(compressed);
      likely = compressed + HEADER;
      if (known) {
        return true;
      }
    }
    return false;
  }

  /** Where in the window the chunk's next bytes are; fails when the chunk has not got so many. */
  private int read(int count) throws IOException {
    if (count > left) {
      throw new DamagedPage("a page is longer than its chunk");
    }
    return input.file.read(position, count, (int) Math.min(left, Math.max(count, likely)));
  }

  private void skip(int count) {
    position += count;
    left -= count;
  }

  private PageHeader header() throws IOException {
    int size = (int) Math.min(left, HEADER);
    while (true) {
      int at = read(size);
      size = (int) Math.min(left, input.file.available(position));
      ByteArrayInputStream in = new ByteArrayInputStream(input.file.bytes(), at, size);
      try {
        PageHeader header = Util.readPageHeader(in);
        skip(size - in.available());
        return header;
      } catch (IOException | RuntimeException e) {
        if (size == left) {
          throw new DamagedPage("a page header cannot be read");
        }
        size = (int) Math.min(left, 2L * size);
      }
    }
  }

  private void verify(PageHeader header, int at, int compressed) {
    if (header.isSetCrc()) {
      crc.reset();
      crc.update(input.file.bytes(), at, compressed);
      if ((int) crc.getValue() != header.getCrc()) {
        throw new DamagedPage("a page does not match its checksum");
      }
    }
  }

  /** False for a page of a kind that can be passed over. */
  private boolean take(PageHeader header, int at, int compressed, int uncompressed)
      throws IOException {
    PageType type = header.getType();
    dictionary = type == PageType.DICTIONARY_PAGE;
    if (dictionary) {
      require(header.isSetDictionary_page_header());
      count = header.getDictionary_page_header().getNum_values();
      encoding = encoding(header.getDictionary_page_header().getEncoding().name());
      page = input.dictionary.room(uncompressed);
      plain(at, compressed, uncompressed);
      levels = 0;
      levelsEnd = 0;
      values = 0;
    } else if (type == PageType.DATA_PAGE) {
      require(header.isSetData_page_header());
      first(header.getData_page_header(), at, compressed, uncompressed);
    } else if (type == PageType.DATA_PAGE_V2) {
      require(header.isSetData_page_header_v2());
      second(header.getData_page_header_v2(), at, compressed, uncompressed);
    } else {
      return false;
    }
    valuesEnd = uncompressed;
    if (count < 0) {
      throw new DamagedPage("a page of " + count + " values");
    }
    return true;
  }

  private void first(DataPageHeader header, int at, int compressed, int uncompressed)
      throws IOException {
    page = data.room(uncompressed);
    plain(at, compressed, uncompressed);
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

  private void second(DataPageHeaderV2 header, int at, int compressed, int uncompressed)
      throws IOException {
    int length = header.getDefinition_levels_byte_length();
    if (header.getRepetition_levels_byte_length() != 0) {
      throw new DamagedPage("repetition levels in a flat column");
    }
    if (length < 0 || length > Math.min(compressed, uncompressed)) {
      throw new DamagedPage("definition levels are longer than their page");
    }
    page = data.room(uncompressed);
    System.arraycopy(input.file.bytes(), at, page, 0, length);
    boolean packed = !header.isSetIs_compressed() || header.isIs_compressed();
    if (uncompressed > length) {
      input.decompressor.decompress(
          packed ? codec : CompressionCodecName.UNCOMPRESSED,
          input.file.bytes(),
          at + length,
          compressed - length,
          page,
          length,
          uncompressed - length);
    }
    count = header.getNum_values();
    encoding = encoding(header.getEncoding().name());
    levels = 0;
    levelsEnd = length;
    values = length;
  }

  private void plain(int at, int compressed, int uncompressed) throws IOException {
    if (uncompressed > 0) {
      input.decompressor.decompress(
          codec, input.file.bytes(), at, compressed, page, 0, uncompressed);
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
