package io.martlet.spark.delivery;

import io.martlet.spark.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The first bytes of a CSV file, decompressed, for whoever tries how they are written. */
public final class FileHead {

  private final byte[] bytes;
  private final boolean whole;

  private FileHead(byte[] bytes, boolean whole) {
    this.bytes = bytes;
    this.whole = whole;
  }

  /** A value, as it stands in a record. */
  public record Value(String text, boolean quoted) {}

  /**
   * Reads a file's first bytes.
   *
   * @throws MalformedRecordException when its compression is damaged
   */
  public static FileHead of(CsvSplit file, int most) {
    // An encoding of which nothing is looked at: bytes are handed over as they are.
    Dialect raw = new Dialect(0, -1, -1, false, false, StandardCharsets.UTF_8.name(), -1);
    byte[] head = new byte[most];
    int read = 0;
    try (SplitBytes in = file.open(raw, -1)) {
      int more = in.read(head, 0, most);
      while (more > 0) {
        read += more;
        more = read < most ? in.read(head, read, most - read) : 0;
      }
      return new FileHead(Arrays.copyOf(head, read), more < 0);
    } catch (DamagedFileException damage) {
      throw new MalformedRecordException(
          file.file().name(), 0, "", damage.getMessage() + ". Deliver the file again.");
    } catch (IOException e) {
      throw new StorageException(file.file().place(), e);
    }
  }

  /** They, as they are, in the file's encoding. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether they are all of the file. */
  public boolean whole() {
    return whole;
  }

  /**
   * Whether the quotes and escapes of a dialect stand in it, so that it may read it as none without
   * them does.
   */
  public boolean uses(Dialect dialect) {
    if (dialect.quote() < 0) {
      return has('"');
    }
    if (dialect.escape() >= 0) {
      return has(dialect.escape());
    }
    return dialect.quote() == '"' || has(dialect.quote());
  }

  /** Whether it is of ASCII, and so of nearly any encoding. */
  public boolean isAscii() {
    byte all = 0;
    for (byte each : bytes) {
      all |= each;
    }
    return all >= 0;
  }

  /** Whether a line begins with a sign of ASCII. */
  public boolean hasLine(char sign) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == sign && (i == 0 || bytes[i - 1] == '\n' || bytes[i - 1] == '\r')) {
        return true;
      }
    }
    return false;
  }

  private boolean has(int sign) {
    for (byte each : bytes) {
      if (each == sign) {
        return true;
      }
    }
    return false;
  }

  /**
   * The records in it, as a dialect has them, the header among them; the last one, which may be cut
   * off, is left out. Empty when it has no records of that dialect.
   */
  public Optional<List<List<Value>>> records(Dialect dialect, int most) {
    try (SplitBytes in = Encoding.utf8(new HeadBytes(bytes), dialect.encoding())) {
      RecordReader reader = new RecordReader(in, dialect);
      reader.beginFile();
      List<List<Value>> records = new ArrayList<>();
      boolean ended = false;
      while (!ended && records.size() < most) {
        ended = !next(reader, records);
      }
      boolean cut = !whole && ended && !records.isEmpty();
      return Optional.of(cut ? records.subList(0, records.size() - 1) : records);
    } catch (RecordException malformed) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A quote that is not closed where the head ends is no fault of the record. */
  private boolean next(RecordReader reader, List<List<Value>> records)
      throws IOException, RecordException {
    try {
      if (!reader.next()) {
        return false;
      }
      records.add(record(reader));
      return true;
    } catch (RecordException malformed) {
      if (whole || !reader.isAtEnd()) {
        throw malformed;
      }
      records.add(List.of());
      return false;
    }
  }

  private static List<Value> record(RecordReader reader) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < reader.values(); i++) {
      int from = reader.from(i);
      String text = new String(reader.buffer(), from, reader.to(i) - from, StandardCharsets.UTF_8);
      values.add(new Value(text, reader.isQuoted(i)));
    }
    return values;
  }
}
