package io.martlet.spark.delivery;

import io.martlet.spark.StorageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the records of a split, each of as many values as the delivery has columns. */
public final class SplitReader implements Closeable {

  /** Where a split's first record is, if it is not known. */
  public static final long UNKNOWN = -1;

  private final CsvSplit split;
  private final Dialect dialect;
  private final List<String> columns;
  private final SplitBytes bytes;
  private final RecordReader records;
  private boolean begun;
  private long first = UNKNOWN;

  private SplitReader(CsvSplit split, Dialect dialect, List<String> columns, long bit)
      throws IOException {
    this.split = split;
    this.dialect = dialect;
    this.columns = columns;
    this.bytes = split.open(dialect, bit);
    this.records = new RecordReader(bytes, dialect);
  }

  /**
   * Opens a split at its first record.
   *
   * @param columns what messages call the delivered columns, in their order
   * @param begin the record's position in the split, and the bit of the file where its stream goes
   *     on; {@link #UNKNOWN} where the split is to be read on the assumption that it begins in no
   *     quotes
   * @throws RecordFaultException when the file is damaged, or its header is
   */
  public static SplitReader open(
      CsvSplit split, Dialect dialect, List<String> columns, SplitBegin begin)
      throws IOException, RecordFaultException {
    try {
      SplitReader reader = new SplitReader(split, dialect, columns, begin.bit());
      try {
        reader.begin(begin.position());
        return reader;
      } catch (IOException | RecordException e) {
        reader.close();
        throw e;
      }
    } catch (RecordException e) {
      throw new RecordFaultException(RecordFault.ofRest(e.line(), "", e.getMessage()));
    } catch (DamagedFileException damage) {
      throw new RecordFaultException(damaged(damage));
    }
  }

  private static RecordFault damaged(DamagedFileException damage) {
    return RecordFault.ofFile(damage.getMessage() + ". Deliver the file again.");
  }

  private void begin(long position) throws IOException, RecordException {
    if (split.number() == 0) {
      records.beginFile();
      begun = true;
      first = 0;
      if (dialect.header()) {
        records.takeHeader();
      }
    } else if (position == UNKNOWN) {
      begun = records.beginBehindLine();
      first = begun ? records.position() : UNKNOWN;
    } else {
      records.beginAt(position);
      begun = true;
      first = position;
    }
  }

  /**
   * The columns that a file's first record names.
   *
   * @throws MalformedRecordException when there is none
   */
  public static List<String> header(CsvSplit file, Dialect dialect) {
    try (SplitReader reader = open(file, dialect, List.of(), SplitBegin.KNOWN)) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < reader.records.values(); i++) {
        reader.requireEncoding(i);
        names.add(reader.text(i));
      }
      if (names.isEmpty()) {
        throw new MalformedRecordException(
            file.file().name(), 1, "", "the file is empty, a header was expected");
      }
      return names;
    } catch (RecordFaultException e) {
      throw e.fault().in(file.file(), 0);
    } catch (IOException e) {
      throw new StorageException(file.file().place(), e);
    }
  }

  /**
   * Goes on to the next record.
   *
   * @throws RecordFaultException when it is malformed, or the file is damaged
   */
  public boolean next() throws IOException, RecordFaultException {
    try {
      if (!begun || !records.next()) {
        return false;
      }
    } catch (RecordException e) {
      throw new RecordFaultException(
          RecordFault.ofRest(e.line(), column(e.value()), e.getMessage()));
    } catch (DamagedFileException damage) {
      throw new RecordFaultException(damaged(damage));
    }
    if (records.values() != columns.size()) {
      throw new RecordFaultException(
          RecordFault.ofRecord(
              records.line(),
              String.format(
                  Locale.ROOT,
                  "the record has %,d values, %s %,d",
                  records.values(),
                  dialect.header() ? "the header" : "the format names",
                  columns.size())));
    }
    if (records.isBeyondAscii()) {
      for (int i = 0; i < columns.size(); i++) {
        requireEncoding(i);
      }
    }
    return true;
  }

  private void requireEncoding(int value) throws RecordFaultException {
    byte[] in = records.buffer();
    int place = Utf8.fault(in, records.from(value), records.to(value));
    if (place < 0) {
      return;
    }
    boolean told = in[place] == Encoding.UNKNOWN && place + 2 < records.to(value);
    String found =
        told && !Encoding.isUtf8(dialect.encoding())
            ? "" + (char) in[place + 1] + (char) in[place + 2]
            : String.format(Locale.ROOT, "%02X", in[place]);
    RecordFault fault =
        fault(
            value,
            String.format(
                Locale.ROOT,
                "byte %,d of the value is %s, which is no %s there. Declare the encoding of the files in their format, such as windows-1252.",
                place - records.from(value) + 1,
                found,
                dialect.encoding()));
    throw new EncodingFaultException(
        fault, Arrays.copyOfRange(in, records.from(value), records.to(value)));
  }

  /** A fault of a value of the record that was read last. */
  public RecordFault fault(int value, String reason) {
    return RecordFault.ofValue(records.line(), column(value), reason, text(value));
  }

  private String column(int value) {
    return value < 0 || value >= columns.size() ? "" : columns.get(value);
  }

  /** The bytes that hold a record's values, until the next one is read. */
  public byte[] buffer() {
    return records.buffer();
  }

  /** Where a value begins in the buffer. */
  public int from(int value) {
    return records.from(value);
  }

  /** Where a value ends in the buffer. */
  public int to(int value) {
    return records.to(value);
  }

  public boolean isQuoted(int value) {
    return records.isQuoted(value);
  }

  /** A value as text. */
  public String text(int value) {
    int from = records.from(value);
    return new String(records.buffer(), from, records.to(value) - from, StandardCharsets.UTF_8);
  }

  /** How many lines of the split are before the record that was read last. */
  public long line() {
    return records.line();
  }

  /** How many bytes of the file were read, from the split's begin. */
  public long taken() {
    return bytes.taken();
  }

  /** How far the split was read, for whoever holds it to its neighbours. */
  public SplitExtent extent() {
    return new SplitExtent(
        first, bytes.length(), begun ? records.position() : UNKNOWN, records.lines(), bytes.part());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
