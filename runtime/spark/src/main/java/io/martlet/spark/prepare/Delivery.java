package io.martlet.spark.prepare;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** One delivered CSV file, compressed as its name says, read record by record. */
public final class Delivery {

  private final String name;
  private final String place;

  /**
   * @param name how messages call it
   * @param place where it lies
   */
  public Delivery(String name, String place) {
    this.name = name;
    this.place = place;
  }

  String name() {
    return name;
  }

  String place() {
    return place;
  }

  /**
   * The column names of the first line.
   *
   * @throws MalformedRecordException when there is none
   */
  public List<String> header() {
    try (Reader reader = open()) {
      CsvParser parser = parser();
      parser.beginParsing(reader);
      String[] header = parser.parseNext();
      parser.stopParsing();
      if (header == null) {
        throw new MalformedRecordException(name, 1, "", nothing());
      }
      return List.of(header);
    } catch (IOException unreadable) {
      throw new MalformedRecordException(
          name, 0, "", "the file cannot be read: " + unreadable.getMessage());
    }
  }

  /** Takes a record's values; missing ones are null. */
  @FunctionalInterface
  public interface Records {
    /**
     * @param line where it begins, counted from 1
     */
    void take(String[] values, long line);
  }

  /**
   * Hands over every record after the header.
   *
   * @param columns how many values each must have
   * @return how many records there are
   * @throws MalformedRecordException when a record has another number of values
   */
  public long read(int columns, Records consumer) {
    try (Reader reader = open()) {
      CsvParser parser = parser();
      parser.beginParsing(reader);
      parser.parseNext();
      long records = 0;
      long line = 1 + parser.getContext().currentLine();
      for (String[] record = parser.parseNext(); record != null; record = parser.parseNext()) {
        if (record.length != columns) {
          throw wrongLength(record, line, columns);
        }
        consumer.take(record, line);
        records++;
        line = 1 + parser.getContext().currentLine();
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the records are that have a value, as {@link ValueRule#canonical} has it. */
  List<Place> places(int index, List<PlanColumn> columns, String value) {
    List<Place> places = new ArrayList<>();
    read(
        columns.size(),
        (values, line) -> {
          String found = values[index];
          if (found != null
              && ValueRule.canonical(columns.get(index).type(), found).equals(value)) {
            places.add(new Place(name, line));
          }
        });
    return places;
  }

  /** The first record that is not as declared. */
  Optional<MalformedRecordException> firstFault(List<PlanColumn> columns) {
    try {
      read(columns.size(), (values, line) -> requireValues(values, line, columns));
      return Optional.empty();
    } catch (MalformedRecordException fault) {
      return Optional.of(fault);
    }
  }

  private void requireValues(String[] values, long line, List<PlanColumn> columns) {
    for (int i = 0; i < values.length; i++) {
      Optional<String> reason = ValueRule.fault(columns.get(i), values[i]);
      if (reason.isPresent()) {
        throw new MalformedRecordException(name, line, columns.get(i).name(), reason.get());
      }
    }
  }

  private MalformedRecordException wrongLength(String[] record, long line, int columns) {
    return new MalformedRecordException(
        name,
        line,
        "",
        String.format(
            Locale.ROOT, "the record has %,d values, the header %,d", record.length, columns));
  }

  private static CsvParser parser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxColumns(1 << 20);
    settings.setMaxCharsPerColumn(-1);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setEmptyValue("");
    return new CsvParser(settings);
  }

  /** Hadoop's codecs take what they do not know for nothing. */
  private String nothing() {
    return codec() == null
        ? "the file is empty, a header was expected"
        : "the file is empty, or not compressed as its name says; a header was expected";
  }

  private CompressionCodec codec() {
    return new CompressionCodecFactory(Storage.configuration()).getCodec(new Path(place));
  }

  private Reader open() throws IOException {
    InputStream raw = Storage.in(place);
    CompressionCodec codec = codec();
    InputStream plain = codec == null ? raw : codec.createInputStream(raw);
    return new InputStreamReader(plain, StandardCharsets.UTF_8);
  }
}
