package io.martlet.spark.delivery;

import java.io.IOException;
import java.util.Arrays;

/**
 * Finds the records that begin in a split, or where it ends, and the values in them. A record is
 * read to its end, wherever that is. Empty lines are none.
 */
final class RecordReader {

  /** No record is longer; one that is has a quote that is not closed. */
  private static final int LONGEST = 1 << 26;

  private static final byte PLAIN = 0;
  private static final byte ENDS_VALUE = 1;
  private static final byte ENDS_RECORD = 2;

  private final SplitBytes bytes;
  private final Dialect dialect;
  private final byte[] kinds = new byte[256];

  private byte[] buffer = new byte[1 << 16];
  private int limit;

  /** Where the record begins in the buffer; its values' places count from there. */
  private int start;

  /** The position of the buffer's first byte. */
  private long base;

  private int at;
  private boolean atEnd;
  private long lines;
  private long line;
  private int high;

  private int[] froms = new int[64];
  private int[] tos = new int[64];
  private boolean[] quoted = new boolean[64];
  private int values;

  RecordReader(SplitBytes bytes, Dialect dialect) {
    this.bytes = bytes;
    this.dialect = dialect;
    kinds[dialect.delimiter()] = ENDS_VALUE;
    kinds['\n'] = ENDS_RECORD;
    kinds['\r'] = ENDS_RECORD;
  }

  /** Passes over what stands before the first line of a file: a mark, and what Excel says. */
  void beginFile() throws IOException {
    if (hasAt(0, "\u00EF\u00BB\u00BF")) {
      at = 3;
    }
    String separator = "sep=" + (char) dialect.delimiter();
    int mark = at;
    if (hasAt(mark, separator + "\n") || hasAt(mark, separator + "\r")) {
      at = mark + separator.length();
      endLine();
    }
    start += at;
    at = 0;
  }

  private boolean hasAt(int place, String text) throws IOException {
    int before = at;
    for (int i = 0; i < text.length(); i++) {
      at = place + i;
      if (peek() != text.charAt(i)) {
        at = before;
        return false;
      }
    }
    at = before;
    return true;
  }

  /** Begins at a position that is known to be a record's. */
  void beginAt(long position) throws IOException {
    while (base + start < position) {
      if (start == limit && !fill()) {
        return;
      }
      start += (int) Math.min(limit - start, position - base - start);
    }
  }

  /**
   * Begins behind the first line end of the split, on the assumption that it stands in no quotes.
   *
   * @return whether there is one
   */
  boolean beginBehindLine() throws IOException {
    while (true) {
      int each = peek();
      if (each < 0 || position() >= bytes.length()) {
        return false;
      }
      if (kinds[each] == ENDS_RECORD) {
        endLine();
        start += at;
        at = 0;
        lines = 0;
        return true;
      }
      start++;
    }
  }

  /** Behind the last record, or at the first when none was read. */
  long position() {
    return base + start + at;
  }

  /** Whether all bytes of the file were read. */
  boolean isAtEnd() {
    return atEnd && start + at >= limit;
  }

  /** How many lines ended since the begin. */
  long lines() {
    return lines;
  }

  /** How many lines are before the record. */
  long line() {
    return line;
  }

  int values() {
    return values;
  }

  /** The bytes that hold the record's values; only until the next one is read. */
  byte[] buffer() {
    return buffer;
  }

  int from(int value) {
    return start + froms[value];
  }

  int to(int value) {
    return start + tos[value];
  }

  boolean isQuoted(int value) {
    return quoted[value];
  }

  /** Whether the record has bytes that are no ASCII. */
  boolean isBeyondAscii() {
    return high < 0;
  }

  /**
   * Goes on to the next record.
   *
   * @return whether there is one that begins in the split
   * @throws RecordException when its quotes are not in order
   */
  boolean next() throws IOException, RecordException {
    return next(false);
  }

  /** Takes the first record of a file, which names its columns, wherever it begins. */
  void takeHeader() throws IOException, RecordException {
    next(true);
  }

  private boolean next(boolean anywhere) throws IOException, RecordException {
    start += at;
    at = 0;
    while (true) {
      int each = peek();
      if (each < 0 || (!anywhere && position() > bytes.length())) {
        return false;
      }
      if (each == dialect.comment()) {
        skipLine();
        if (peek() < 0) {
          return false;
        }
      } else if (kinds[each] != ENDS_RECORD) {
        break;
      }
      endLine();
      start += at;
      at = 0;
    }
    line = lines;
    values = 0;
    high = 0;
    boolean more = true;
    while (more) {
      more = readValue();
    }
    return true;
  }

  /** Takes a value and what ends it; false when that ends the record, too. */
  private boolean readValue() throws IOException, RecordException {
    if (values == froms.length) {
      froms = Arrays.copyOf(froms, 2 * values);
      tos = Arrays.copyOf(tos, 2 * values);
      quoted = Arrays.copyOf(quoted, 2 * values);
    }
    if (dialect.trim()) {
      skipBlanks();
    }
    if (dialect.quote() >= 0 && peek() == dialect.quote()) {
      readQuoted();
    } else {
      readPlain();
    }
    values++;
    int end = peek();
    if (end < 0) {
      return false;
    }
    if (kinds[end] == ENDS_VALUE) {
      at++;
      return true;
    }
    endLine();
    return false;
  }

  private void readPlain() throws IOException, RecordException {
    froms[values] = at;
    quoted[values] = false;
    int seen = high;
    while (true) {
      byte[] in = buffer;
      int place = start + at;
      int end = limit;
      while (place < end && kinds[in[place] & 0xFF] == PLAIN) {
        seen |= in[place++];
      }
      at = place - start;
      if (place < end || !more()) {
        break;
      }
    }
    high = seen;
    int to = at;
    if (dialect.trim()) {
      while (to > froms[values] && isBlank(buffer[start + to - 1])) {
        to--;
      }
    }
    tos[values] = to;
  }

  /** Values lose their escapes in place. */
  private void readQuoted() throws IOException, RecordException {
    int quote = dialect.quote();
    at++;
    froms[values] = at;
    quoted[values] = true;
    int put = at;
    while (true) {
      int each = peek();
      if (each < 0) {
        throw fault("a quote is not closed. Correct the delivery, or the quotes of its format.");
      }
      at++;
      if (each == dialect.escape()) {
        each = peek();
        if (each < 0) {
          throw fault("a quote is not closed. Correct the delivery, or the quotes of its format.");
        }
        at++;
      } else if (each == quote) {
        if (dialect.escape() >= 0 || peek() != quote) {
          break;
        }
        at++;
      }
      if (each == '\n' || (each == '\r' && peek() != '\n')) {
        lines++;
      }
      high |= (byte) each;
      buffer[start + put++] = (byte) each;
      if (at > LONGEST) {
        throw tooLong();
      }
    }
    tos[values] = put;
    if (dialect.trim()) {
      skipBlanks();
    }
    int end = peek();
    if (end >= 0 && kinds[end] == PLAIN) {
      throw fault(
          "something follows the quote that ends a value. Quotes in quotes are %s: correct the delivery, or the quotes of its format."
              .formatted(
                  dialect.escape() < 0 ? "doubled" : "escaped by " + (char) dialect.escape()));
    }
  }

  private RecordException fault(String reason) {
    return new RecordException(line, values, reason);
  }

  private RecordException tooLong() {
    return fault("the record is longer than 64 MB: is a quote not closed?");
  }

  private void skipBlanks() throws IOException {
    int each = peek();
    while (isBlank(each) && each != dialect.delimiter()) {
      at++;
      each = peek();
    }
  }

  private static boolean isBlank(int each) {
    return each == ' ' || each == '\t';
  }

  /** Passes over all of a line but its end. */
  private void skipLine() throws IOException {
    int each = peek();
    while (each >= 0 && kinds[each] != ENDS_RECORD) {
      start++;
      each = peek();
    }
  }

  /** Takes a line end of one or two signs. */
  private void endLine() throws IOException {
    int each = peek();
    at++;
    if (each == '\r' && peek() == '\n') {
      at++;
    }
    lines++;
  }

  /** The next byte; -1 at the end of the file. */
  private int peek() throws IOException {
    while (start + at >= limit) {
      if (!fill()) {
        return -1;
      }
    }
    return buffer[start + at] & 0xFF;
  }

  private boolean more() throws IOException, RecordException {
    if (at > LONGEST) {
      throw tooLong();
    }
    return fill();
  }

  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    if (start > 0 && limit > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      base += start;
      limit -= start;
      start = 0;
    }
    if (buffer.length - limit < 1 << 10) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = bytes.read(buffer, limit, buffer.length - limit);
    atEnd = read < 0;
    limit += Math.max(read, 0);
    return !atEnd;
  }
}
