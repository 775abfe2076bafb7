package io.martlet.spark.infer;

import io.martlet.catalog.DeliveryFormat;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.FileHead;
import io.martlet.spark.delivery.FileHead.Value;
import io.martlet.spark.delivery.MalformedRecordException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a file's records are written, as its first ones tell: those signs delimit and quote values of
 * which every record has as many.
 *
 * @param width how many values a record has
 * @param steady whether all of the first records have as many
 * @param quotes how many values stand in quotes
 * @param ascii whether the first bytes are of any encoding
 */
record FormatGuess(
    Dialect dialect, int width, boolean steady, int quotes, List<List<Value>> head, boolean ascii) {

  private static final int HEAD_BYTES = 1 << 20;
  private static final int HEAD_RECORDS = 1_000;

  /** What programs begin lines with that are no records, where any do. */
  private static final char COMMENT = '#';

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|', '^', '~');
  private static final DeliveryFormat DEFAULT = DeliveryFormat.DEFAULT;

  /**
   * Looks at the first records of a file.
   *
   * @throws MalformedRecordException when it is empty, or no text
   */
  static FormatGuess of(CsvSplit file) {
    FileHead head = FileHead.of(file, HEAD_BYTES);
    return of(file, head, EncodingGuess.of(head));
  }

  private static FormatGuess of(CsvSplit file, FileHead head, String encoding) {
    if (head.isEmpty()) {
      throw new MalformedRecordException(
          file.file().name(), 1, "", "the file is empty, a header was expected");
    }
    requireText(file, head, encoding);
    FormatGuess best = best(head, encoding, -1);
    boolean commented = !best.isUseful() && head.hasLine(COMMENT);
    return commented ? better(best, best(head, encoding, COMMENT)) : best;
  }

  private static FormatGuess best(FileHead head, String encoding, int comment) {
    FormatGuess best = of(dialects(',', encoding, comment).get(0), List.of(), head.isAscii());
    for (char delimiter : said(head, encoding).map(List::of).orElse(DELIMITERS)) {
      for (Dialect dialect : dialects(delimiter, encoding, comment)) {
        Optional<List<List<Value>>> records =
            head.uses(dialect) ? head.records(dialect, HEAD_RECORDS) : Optional.empty();
        if (records.isPresent()) {
          best = better(best, of(dialect, records.get(), head.isAscii()));
        }
      }
    }
    return best;
  }

  private static FormatGuess better(FormatGuess best, FormatGuess other) {
    return best.head.isEmpty() || other.isBetter(best) ? other : best;
  }

  /** What the line says that Excel reads a delimiter from. */
  private static Optional<Character> said(FileHead head, String encoding) {
    String text =
        new String(head.bytes(), 0, Math.min(64, head.bytes().length), Charset.forName(encoding));
    String line = text.startsWith("\uFEFF") ? text.substring(1) : text;
    boolean says = line.startsWith("sep=") && line.length() > 5;
    return says && (line.charAt(5) == '\r' || line.charAt(5) == '\n')
        ? Optional.of(line.charAt(4))
        : Optional.empty();
  }

  private static void requireText(CsvSplit file, FileHead head, String encoding) {
    byte[] bytes = head.bytes();
    boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
    int zero = 0;
    while (zero < bytes.length && (bytes[zero] != 0 || encoding.startsWith("UTF-16"))) {
      zero++;
    }
    if (zip || zero < bytes.length) {
      throw new MalformedRecordException(
          file.file().name(),
          0,
          "",
          zip
              ? "this is an archive of zip, such as Excel's workbooks are. Save it as CSV or Parquet."
              : String.format(
                  Locale.ROOT,
                  "byte %,d is zero: this is no text. Deliver CSV or Parquet.",
                  zero + 1));
    }
  }

  /** Quotes are doubled in quotes, or escaped; or there are other ones, or none. */
  private static List<Dialect> dialects(char delimiter, String encoding, int comment) {
    return List.of(
        new Dialect(delimiter, '"', -1, false, false, encoding, comment),
        new Dialect(delimiter, '"', '\\', false, false, encoding, comment),
        new Dialect(delimiter, '\'', -1, false, false, encoding, comment),
        new Dialect(delimiter, -1, -1, false, false, encoding, comment));
  }

  private static FormatGuess of(Dialect dialect, List<List<Value>> records, boolean ascii) {
    int width = records.isEmpty() ? 1 : records.get(0).size();
    boolean steady = records.stream().allMatch(record -> record.size() == width);
    long quotes = records.stream().flatMap(List::stream).filter(Value::quoted).count();
    return new FormatGuess(dialect, width, steady, (int) quotes, records, ascii);
  }

  /** Steady ones first, then wide ones; other quotes than usual only where they are used. */
  private boolean isBetter(FormatGuess other) {
    if (isUseful() != other.isUseful()) {
      return isUseful();
    }
    if (width != other.width) {
      return width > other.width;
    }
    return dialect.quote() >= 0 && quotes > other.quotes && dialect.escape() < 0;
  }

  private boolean isUseful() {
    return steady && width > 1;
  }

  String encoding() {
    return dialect.encoding();
  }

  /** The file's format, as far as its first records tell it. */
  DeliveryFormat format(String encoding) {
    return new DeliveryFormat(
        (char) dialect.delimiter(),
        Optional.of(dialect.quote()).filter(sign -> sign >= 0).map(sign -> (char) (int) sign),
        Optional.of(dialect.escape()).filter(sign -> sign >= 0).map(sign -> (char) (int) sign),
        numbered(),
        encoding,
        DEFAULT.decimal(),
        DEFAULT.thousands(),
        DEFAULT.missing(),
        DEFAULT.dates(),
        DEFAULT.booleans(),
        DEFAULT.trim(),
        Optional.of(dialect.comment()).filter(sign -> sign >= 0).map(sign -> (char) (int) sign));
  }

  /**
   * Whether the first record names columns: some name is no value of a column that has other values
   * than texts, or there is no such column.
   */
  private boolean hasHeader() {
    boolean typed = false;
    ScanReaders readers = new ScanReaders();
    List<List<Value>> even = head.stream().filter(record -> record.size() == width).toList();
    for (int i = 0; i < (even.isEmpty() ? 0 : width); i++) {
      Value first = even.get(0).get(i);
      ColumnScan rest = new ColumnScan(first.text(), 0, readers);
      for (List<Value> record : even.subList(1, even.size())) {
        add(rest, record.get(i));
      }
      boolean known = rest.isTyped() && !first.text().isBlank();
      long before = rest.present();
      add(rest, first);
      if (known && !rest.isTyped()) {
        return true;
      }
      typed |= known && rest.present() > before;
    }
    return !typed && !isAllValues(even);
  }

  /** Whether a lone record has nothing that a name is made of. */
  private static boolean isAllValues(List<List<Value>> records) {
    return !records.isEmpty()
        && records.get(0).stream()
            .noneMatch(value -> value.text().codePoints().anyMatch(Character::isLetter));
  }

  private static void add(ColumnScan scan, Value value) {
    byte[] bytes = value.text().getBytes(StandardCharsets.UTF_8);
    scan.add(bytes, 0, bytes.length, value.quoted());
  }

  /** Names for columns that have none. */
  private List<String> numbered() {
    return hasHeader()
        ? List.of()
        : IntStream.rangeClosed(1, width).mapToObj(i -> "c_" + i).toList();
  }

  /** What the columns are called. */
  List<String> names() {
    List<String> numbered = numbered();
    return numbered.isEmpty() && !head.isEmpty()
        ? head.get(0).stream().map(Value::text).toList()
        : numbered;
  }
}
