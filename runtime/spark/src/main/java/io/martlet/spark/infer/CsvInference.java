package io.martlet.spark.infer;

import io.martlet.catalog.DeliveryFormat;
import io.martlet.spark.delivery.ColumnwiseReading;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.EncodingFaultException;
import io.martlet.spark.delivery.ReadingListener;
import io.martlet.spark.delivery.RecordFaultException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Infers a universe from all the records of CSV files. */
final class CsvInference {

  private final List<CsvSplit> files;
  private final List<FormatGuess> guesses;
  private final DeliveryFormat format;
  private final DeliveredNames names = new DeliveredNames();
  private final Map<String, ColumnScan> scans = new LinkedHashMap<>();
  private final ReadingListener listener;

  private CsvInference(
      List<CsvSplit> files, List<FormatGuess> guesses, String encoding, ReadingListener listener) {
    this.files = files;
    this.guesses = guesses;
    this.format = guesses.get(0).format(encoding);
    this.listener = listener;
    for (int i = 0; i < files.size(); i++) {
      names.add(files.get(i).file().name(), guesses.get(i).names());
    }
  }

  /**
   * @throws io.martlet.spark.delivery.MalformedRecordException when a record has not as many values
   *     as the header, or files are not written in the same way
   */
  static InferredUniverse of(List<CsvSplit> files, ReadingListener listener) {
    List<FormatGuess> guesses = files.stream().map(FormatGuess::of).toList();
    String encoding = SameFormat.encoding(files, guesses);
    try {
      return new CsvInference(files, guesses, encoding, listener).infer();
    } catch (LateEncoding late) {
      return new CsvInference(files, guesses, late.encoding(), listener).infer();
    }
  }

  private InferredUniverse infer() {
    List<String> columns = names.common();
    long records = 0;
    try (ColumnwiseReading reading = new ColumnwiseReading(listener)) {
      List<ScanReaders> readers =
          Stream.generate(ScanReaders::new).limit(reading.groups()).toList();
      for (String column : columns) {
        int group = scans.size() % readers.size();
        scans.put(column, new ColumnScan(column, group, readers.get(group)));
      }
      for (int i = 0; i < files.size(); i++) {
        records += read(reading, i);
      }
    }
    return choose(records);
  }

  private long read(ColumnwiseReading reading, int file) {
    List<String> header = guesses.get(file).names();
    try {
      return reading.read(
          files.get(file), Dialect.of(format), header, header.stream().map(scans::get).toList());
    } catch (EncodingFaultException e) {
      if (guesses.get(file).ascii() && format.encoding().equals(EncodingGuess.UTF_8)) {
        throw new LateEncoding(EncodingGuess.ofSingleBytes(e.value()));
      }
      throw e.fault().in(files.get(file).file(), 0);
    } catch (RecordFaultException e) {
      throw e.fault().in(files.get(file).file(), 0);
    }
  }

  private InferredUniverse choose(long records) {
    FormatChoice chosen = new FormatChoice(List.copyOf(scans.values()), format.delimiter());
    List<ColumnChoice> columns =
        scans.values().stream().map(scan -> new ColumnChoice(scan, chosen)).toList();
    List<String> identifying =
        columns.stream()
            .filter(ColumnChoice::identifies)
            .map(column -> chosen.delivered(column.scan()))
            .toList();
    Optional<String> key = KeyGuess.of(identifying);
    List<Choice> choices = new ArrayList<>(read());
    choices.addAll(chosen.choices());
    key.ifPresent(column -> choices.add(KeyGuess.choice(column, identifying)));
    return new InferredUniverse(
        columns.stream().map(ColumnChoice::column).toList(),
        key,
        chosen.format(format),
        names.ignored(),
        choices,
        records);
  }

  /** What reading took that is not usual. */
  private List<Choice> read() {
    List<Choice> choices = new ArrayList<>();
    if (format.delimiter() != DeliveryFormat.DEFAULT.delimiter()) {
      choices.add(
          new Choice(
              "delimiter",
              String.format(
                  Locale.ROOT, "each record has %,d values with it", guesses.get(0).width())));
    }
    if (!format.quote().equals(DeliveryFormat.DEFAULT.quote())) {
      choices.add(
          new Choice(
              "quote",
              "with double quotes, values would keep their quotes, or records differ in length"));
    }
    format
        .escape()
        .ifPresent(
            sign ->
                choices.add(
                    new Choice("escape", "quotes in quotes are escaped by it, not doubled")));
    format
        .comment()
        .ifPresent(
            sign -> choices.add(new Choice("comment", "lines that begin with it are no records")));
    if (!format.names().isEmpty()) {
      choices.add(new Choice("names", "the first record seems to be no header"));
    }
    if (!format.encoding().equals(EncodingGuess.UTF_8)) {
      choices.add(
          new Choice(
              "encoding",
              "the files are no UTF-8; try another if letters beyond ASCII look wrong"));
    }
    return choices;
  }
}
