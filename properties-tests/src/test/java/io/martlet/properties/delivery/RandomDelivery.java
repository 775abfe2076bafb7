package io.martlet.properties.delivery;

import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.DeliveryTerms;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** A table of any values, written in any dialect by a writer that knows nothing of the reader. */
final class RandomDelivery {

  /** What a file is compressed by, each with checksums. */
  enum Compression {
    NONE,
    BZIP2,
    GZIP,
    ZSTANDARD,
    XZ
  }

  private static final List<String> PIECES =
      List.of(
          "\n", "\r\n", "\r", "\"", "\"\"", "'", "\\", ";", ",", "\t", "|", " ", "a", "NA", "ü",
          "ß€", "🦜", "1", "#", "sep=;", "\uFEFF", "x y", "\n\n", "\",\"");

  final List<PlanColumn> columns =
      List.of(
          new PlanColumn("k", ColumnType.INT64, false),
          new PlanColumn("t", ColumnType.STRING, true),
          new PlanColumn("a", ColumnType.INT32, true),
          new PlanColumn("x", ColumnType.FLOAT64, true),
          new PlanColumn("d", ColumnType.DATE, true),
          new PlanColumn("b", ColumnType.BOOL, true));

  final PlanDelivery delivery;

  /** Each record's values as they are prepared; null where one is missing. */
  final List<List<String>> values = new ArrayList<>();

  /** Of the file that was written last. */
  Compression compression;

  private final Random random;
  private final DeliveryFormat format;
  private final String lineEnd;
  private final boolean quotes;
  private final boolean ignored;
  private final Map<String, ColumnFormat> own;

  RandomDelivery(long seed) {
    random = new Random(seed);
    quotes = random.nextInt(5) > 0;
    ignored = random.nextBoolean();
    own = columnFormats();
    char delimiter = any(List.of(',', ';', '\t', '|'));
    boolean comma = delimiter != ',' && random.nextBoolean();
    char quote = any(List.of('"', '\''));
    lineEnd = any(List.of("\n", "\r\n", "\r"));
    format =
        new DeliveryFormat(
            delimiter,
            quotes ? Optional.of(quote) : Optional.empty(),
            quotes && random.nextInt(3) == 0 ? Optional.of('\\') : Optional.empty(),
            random.nextBoolean() ? List.of() : delivered(),
            any(List.of("UTF-8", "UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE")),
            comma ? ',' : '.',
            comma && random.nextBoolean() ? Optional.of('.') : Optional.empty(),
            random.nextBoolean() ? List.of() : List.of("NA", "n/a"),
            random.nextBoolean() ? Optional.empty() : Optional.of("dd.MM.yyyy"),
            random.nextBoolean() ? List.of() : List.of("ja", "nein"),
            random.nextInt(4) == 0,
            random.nextInt(4) == 0 ? Optional.of('%') : Optional.empty());
    delivery =
        new PlanDelivery(
            format,
            own,
            ignored ? List.of("seen_*") : List.of(),
            0,
            Optional.empty(),
            List.of(),
            DeliveryTerms.FILE_MEGABYTES);
  }

  /** What columns are called in the delivery, one that nobody reads among them. */
  private List<String> delivered() {
    List<String> names = new ArrayList<>();
    for (PlanColumn column : columns) {
      names.add(own.getOrDefault(column.name(), ColumnFormat.DEFAULT).from().orElse(column.name()));
    }
    if (ignored) {
      names.add("seen_by");
    }
    return names;
  }

  /** Ways in which single columns are delivered, whatever is said of all. */
  private Map<String, ColumnFormat> columnFormats() {
    Map<String, ColumnFormat> formats = new HashMap<>();
    if (random.nextBoolean()) {
      formats.put("a", ColumnFormat.DEFAULT.from("Amount (all)").missing(List.of("-", "none")));
    }
    if (random.nextBoolean()) {
      formats.put("d", ColumnFormat.DEFAULT.dates("yyyyMMdd"));
    }
    if (random.nextBoolean()) {
      formats.put("b", ColumnFormat.DEFAULT.from("B?").booleans(List.of("J", "N")));
    }
    return formats;
  }

  private ColumnFormat own(String column) {
    return own.getOrDefault(column, ColumnFormat.DEFAULT);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The file's bytes, compressed in any way. */
  byte[] file() throws IOException {
    StringBuilder text = new StringBuilder();
    if (format.names().isEmpty()) {
      boolean isUnicode = format.encoding().startsWith("UTF-8");
      text.append(isUnicode && random.nextInt(4) == 0 ? "\uFEFF" : "");
      text.append(random.nextInt(8) == 0 ? "sep=" + format.delimiter() + lineEnd : "");
      text.append(String.join(String.valueOf(format.delimiter()), delivered()));
      text.append(lineEnd);
    }
    int records = 1 + random.nextInt(60);
    for (int k = 1; k <= records; k++) {
      if (format.comment().isPresent() && random.nextInt(5) == 0) {
        text.append("% \" no record").append(format.delimiter()).append(lineEnd);
      }
      record(k, text);
      text.append(k < records || random.nextBoolean() ? lineEnd : "");
      text.append(random.nextInt(9) == 0 ? lineEnd : "");
    }
    return compressed(text.toString().getBytes(Charset.forName(format.encoding())));
  }

  private byte[] compressed(byte[] bytes) throws IOException {
    compression = any(List.of(Compression.values()));
    if (compression == Compression.NONE) {
      return bytes;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int from = 0;
    while (from < bytes.length) {
      int length = 1 + random.nextInt(bytes.length - from);
      try (OutputStream out = compressing(all)) {
        out.write(bytes, from, length);
      }
      from += length;
    }
    return all.toByteArray();
  }

  private OutputStream compressing(OutputStream out) throws IOException {
    return switch (compression) {
      case NONE -> out;
      case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
      case GZIP -> new GZIPOutputStream(out);
      case ZSTANDARD ->
          ZstdCompressorOutputStream.builder().setOutputStream(out).setChecksum(true).get();
      case XZ -> new XZCompressorOutputStream(out);
    };
  }

  private void record(int k, StringBuilder text) {
    String t = random.nextInt(5) == 0 ? null : text();
    Integer a = random.nextInt(5) == 0 ? null : random.nextInt();
    Double x = random.nextInt(5) == 0 ? null : number();
    LocalDate d = random.nextInt(5) == 0 ? null : LocalDate.ofEpochDay(random.nextInt(30_000));
    Boolean b = random.nextInt(5) == 0 ? null : random.nextBoolean();
    List<String> record = new ArrayList<>();
    record.add(String.valueOf(k));
    record.add(t);
    record.add(a == null ? null : a.toString());
    record.add(x == null ? null : x.toString());
    record.add(d == null ? null : d.toString());
    record.add(b == null ? null : b.toString());
    values.add(record);
    List<String> fields = new ArrayList<>();
    fields.add(field(String.valueOf(k)));
    fields.add(field(t));
    fields.add(a == null ? missing("a") : field(grouped(a)));
    fields.add(field(x == null ? null : x.toString().replace('.', format.decimal())));
    fields.add(field(d == null ? null : written(d)));
    fields.add(field(b == null ? null : written(b)));
    if (ignored) {
      fields.add(field(text()));
    }
    text.append(String.join(String.valueOf(format.delimiter()), fields));
  }

  private double number() {
    return random.nextBoolean()
        ? random.nextInt(100_000) / 100.0
        : Double.longBitsToDouble(random.nextLong() & 0x7FEFFFFFFFFFFFFFL);
  }

  private String grouped(int number) {
    if (format.thousands().isEmpty() || random.nextBoolean()) {
      return String.valueOf(number);
    }
    String digits = String.valueOf(Math.abs((long) number));
    String groups = digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
    return (number < 0 ? "-" : "") + groups;
  }

  private String written(LocalDate date) {
    return own("d")
        .dates()
        .or(format::dates)
        .map(pattern -> date.format(DateTimeFormatter.ofPattern(pattern, java.util.Locale.ROOT)))
        .orElse(date.toString());
  }

  private String written(boolean value) {
    List<String> words = own("b").booleans().isEmpty() ? format.booleans() : own("b").booleans();
    return words.isEmpty()
        ? any(
            List.of(
                String.valueOf(value), String.valueOf(value).toUpperCase(java.util.Locale.ROOT)))
        : words.get(value ? 0 : 1);
  }

  /** Some text that the dialect can write, and that is no token of a missing value. */
  private String text() {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      text.append(any(PIECES));
    }
    String made = text.toString();
    boolean fits =
        Charset.forName(format.encoding()).newEncoder().canEncode(made)
            && !format.missing().contains(made)
            && (quotes || isPlain(made));
    return fits ? made : "plain";
  }

  private boolean isPlain(String text) {
    return !text.isEmpty()
        && text.indexOf('\n') < 0
        && text.indexOf('\r') < 0
        && text.indexOf(format.delimiter()) < 0
        && (!format.trim() || text.equals(text.strip()));
  }

  private String missing(String column) {
    List<String> tokens = own(column).missing().orElse(format.missing());
    String token = tokens.isEmpty() || random.nextBoolean() ? "" : any(tokens);
    return blanks() + token + blanks();
  }

  private String field(String value) {
    if (value == null) {
      return missing("");
    }
    if (!quotes) {
      return blanks() + value + blanks();
    }
    char quote = format.quote().orElseThrow();
    boolean needed = !isPlain(value) || value.charAt(0) == quote;
    if (!needed && random.nextBoolean()) {
      return blanks() + value + blanks();
    }
    String inside =
        format.escape().isEmpty()
            ? value.replace("" + quote, "" + quote + quote)
            : value.replace("\\", "\\\\").replace("" + quote, "\\" + quote);
    return blanks() + quote + inside + quote + blanks();
  }

  private String blanks() {
    return format.trim() && format.delimiter() != '\t' ? any(List.of("", " ", "\t ")) : "";
  }
}
