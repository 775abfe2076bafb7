package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.RequiresPreviousReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A column decoded page by page. Dictionary and plain pages are decoded here; pages of any other
 * encoding go through Parquet's own reader, value by value.
 *
 * <p>A page may end anywhere in a batch.
 */
abstract class PageColumn {

  final Scratch scratch;
  private final boolean nullable;
  private final ChunkPages pages;
  private final Runs levels = new Runs();
  private final Runs ids = new Runs();

  private String place = "";
  private ColumnDescriptor descriptor;
  private int maxLevel;
  private int left;
  private boolean fromDictionary;
  private int dictionarySize;
  private ValuesReader reader;

  /** Where the next plain value is in the page. */
  int plain;

  PageColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    this.scratch = scratch;
    this.pages = pages;
    this.nullable = nullable;
  }

  /** Goes to a row group's chunk. */
  final void start(
      String where, SeekableInputStream file, ColumnChunkMetaData chunk, ColumnDescriptor column) {
    place = where;
    descriptor = column;
    maxLevel = column.getMaxDefinitionLevel();
    left = 0;
    dictionarySize = 0;
    reader = null;
    pages.start(file, chunk, column);
  }

  /** After a row group's last record: there must be nothing left. */
  final void end() {
    try {
      while (left == 0 && pages.next()) {
        left = pages.dictionary ? 0 : pages.count;
      }
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    }
    if (left > 0) {
      throw new ScanException(place + " has more values than its row group has records");
    }
  }

  /**
   * Decodes the next records of a column whose values differ in length, before they are filled. A
   * column of fixed width does nothing here.
   */
  void measure(int rows) {}

  /** Bytes of the values measured last. */
  int measured() {
    return 0;
  }

  /** Puts the next records to a session's region: of a measured column, those just measured. */
  void fill(HostSession session, int index, int rows) {
    decode(rows);
    write(session, index, rows);
    writeValidity(session, index, rows);
  }

  /** What the column has in one of the records decoded last; null for nothing. */
  final Object value(int row) {
    boolean isThere = maxLevel == 0 || (scratch.valid[row >> 6] >>> row & 1) == 1;
    return isThere ? present(row) : null;
  }

  /** Decodes the next records of the column, into the arrays of its type. */
  final void decode(int rows) {
    begin(rows);
    try {
      if (maxLevel == 1 || nullable) {
        Arrays.fill(scratch.valid, 0, (rows + 63) >> 6, maxLevel == 1 ? 0L : -1L);
      }
      for (int done = 0; done < rows; ) {
        while (left == 0) {
          nextPage();
        }
        int take = Math.min(rows - done, left);
        int present = maxLevel == 1 ? levels.readBits(scratch.valid, done, take) : take;
        if (present < take && !nullable) {
          throw new ScanException(
              place + " misses a value, and is declared without ?: prepare the universe again");
        }
        decodePart(done, take, present);
        left -= take;
        done += take;
      }
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    }
  }

  private void nextPage() throws IOException {
    if (!pages.next()) {
      throw new DamagedPage("values are missing");
    }
    if (pages.dictionary) {
      if (pages.encoding != Encoding.PLAIN && !pages.encoding.usesDictionary()) {
        throw new DamagedPage("a dictionary in " + pages.encoding + " is not supported");
      }
      dictionarySize = pages.count;
      dictionary(pages.page, pages.valuesEnd, pages.count);
      return;
    }
    left = pages.count;
    if (maxLevel == 1) {
      levels.start(pages.page, pages.levels, pages.levelsEnd, 1);
    }
    fromDictionary = pages.encoding.usesDictionary();
    plain = pages.values;
    if (fromDictionary) {
      startIds();
      reader = null;
    } else if (pages.encoding != Encoding.PLAIN) {
      startReader();
    } else {
      reader = null;
      startPlain();
    }
  }

  private void startIds() {
    if (pages.values >= pages.valuesEnd) {
      // A page without a single value may end here.
      ids.start(pages.page, 0, 0, 0);
    } else {
      ids.start(pages.page, pages.values + 1, pages.valuesEnd, pages.page[pages.values]);
    }
  }

  private void startReader() throws IOException {
    ValuesReader next = pages.encoding.getValuesReader(descriptor, ValuesType.VALUES);
    if (next instanceof RequiresPreviousReader needy && reader != null) {
      needy.setPreviousReader(reader);
    }
    next.initFromPage(
        pages.count,
        ByteBufferInputStream.wrap(
            java.nio.ByteBuffer.wrap(pages.page, pages.values, pages.valuesEnd - pages.values)));
    reader = next;
  }

  private void decodePart(int from, int rows, int present) {
    if (fromDictionary) {
      if (present > 0 && dictionarySize == 0) {
        throw new DamagedPage("a dictionary is missing");
      }
      look(ids, present);
    } else if (reader != null) {
      for (int i = 0; i < present; i++) {
        keep(i, reader);
      }
    } else {
      plain(pages.page, pages.valuesEnd, present);
    }
    place(from, rows, present);
  }

  /** Forgets the records decoded before, where there is more to do than to write over them. */
  void begin(int rows) {}

  /** Takes a dictionary page, plain as it is. */
  abstract void dictionary(byte[] page, int end, int size);

  /** Begins a plain page. */
  void startPlain() {}

  /** Looks the next {@code present} values up by their ids, one after the other. */
  abstract void look(Runs ids, int present);

  /** Takes the next {@code present} plain values, one after the other. */
  abstract void plain(byte[] page, int end, int present);

  /** Takes a value of Parquet's own reader. */
  abstract void keep(int position, ValuesReader values);

  /** Puts values that were taken one after the other to the places of {@code rows} records. */
  abstract void place(int from, int rows, int present);

  /** Writes the values of the records decoded last to the session's region. */
  abstract void write(HostSession session, int index, int rows);

  /** What a record that has a value has; 8-bit and 16-bit integers as an {@code Integer}. */
  abstract Object present(int row);

  /** Fails when a page has not got that many bytes more. */
  final void require(int end, long bytes) {
    if (bytes > end - plain) {
      throw new DamagedPage("values are missing");
    }
  }

  /** Writes the validity of the records decoded last. */
  final void writeValidity(HostSession session, int index, int rows) {
    if (nullable) {
      session.view().putLongs(session.validity(index), scratch.valid, (rows + 63) >> 6);
    }
  }

  private ScanException failed(Exception e) {
    if (e instanceof ScanException known) {
      return known;
    }
    if (e instanceof ArrayIndexOutOfBoundsException) {
      return new ScanException(place + " is damaged: an id lies beyond its dictionary", e);
    }
    return new ScanException(place + " is damaged: " + e.getMessage(), e);
  }
}
