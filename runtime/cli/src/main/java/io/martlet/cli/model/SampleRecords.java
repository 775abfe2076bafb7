package io.martlet.cli.model;

import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.delivery.Compression;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.FileHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of a CSV or Parquet file, of each the values that a model reads, in its order; null for a
 * missing one. At most {@value #MOST}.
 *
 * @param isCsv whether the file has lines
 */
record SampleRecords(boolean isCsv, List<String[]> rows) {

  static final int MOST = 100_000;

  private static final int MOST_BYTES = 64 << 20;

  SampleRecords {
    rows = List.copyOf(rows);
  }

  /**
   * Where a record is, such as {@code line 5}: of a CSV file, if no value has line ends in it.
   *
   * @param record from 0
   */
  String place(int record) {
    return isCsv ? "line " + (record + 2) : "record " + (record + 1);
  }

  /** The same, as diagnostics name places. */
  private String place(Path file, int record) {
    return isCsv ? file + ":" + (record + 2) : file + ", " + place(record);
  }

  static SampleRecords of(Path file, List<PlanColumn> inputs) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(ExitCode.USAGE, "There is no file %s.".formatted(file));
    }
    DeliveredFile delivered =
        new DeliveredFile(file.toString(), file.toAbsolutePath().toUri().toString());
    SampleRecords records =
        Compression.of(delivered) == Compression.PARQUET
            ? new SampleRecords(false, ParquetSample.rows(file, inputs))
            : new SampleRecords(true, csv(file, delivered, inputs));
    if (records.rows().isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "%s has no records.".formatted(file));
    }
    for (int i = 0; i < records.rows().size(); i++) {
      for (int input = 0; input < inputs.size(); input++) {
        check(records.rows().get(i)[input], inputs.get(input), records.place(file, i));
      }
    }
    return records;
  }

  private static List<String[]> csv(Path file, DeliveredFile delivered, List<PlanColumn> inputs) {
    List<List<FileHead.Value>> records =
        FileHead.of(CsvSplit.whole(delivered), MOST_BYTES)
            .records(Dialect.of(DeliveryFormat.DEFAULT), MOST + 1)
            .filter(found -> !found.isEmpty())
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "%s is no CSV: a header, commas, quotes doubled in quotes."
                            .formatted(file)));
    List<String> header = records.get(0).stream().map(FileHead.Value::text).toList();
    int[] places = inputs.stream().mapToInt(input -> place(header, input, file)).toArray();
    List<String[]> rows = new ArrayList<>();
    for (int i = 1; i < records.size(); i++) {
      List<FileHead.Value> record = records.get(i);
      String[] row = new String[places.length];
      for (int input = 0; input < places.length; input++) {
        row[input] = value(record, places[input]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static int place(List<String> header, PlanColumn input, Path file) {
    int place = header.indexOf(input.name());
    if (place < 0) {
      throw lacks(file, input);
    }
    return place;
  }

  static CommandFailure lacks(Path file, PlanColumn input) {
    return new CommandFailure(
        ExitCode.USAGE,
        "%s has no column \"%s\", which the model reads.".formatted(file, input.name()));
  }

  /** Nothing at all is missing; an empty string stands in quotes. */
  private static String value(List<FileHead.Value> record, int place) {
    if (place >= record.size()) {
      return null;
    }
    FileHead.Value value = record.get(place);
    return value.text().isEmpty() && !value.quoted() ? null : value.text();
  }

  private static void check(String value, PlanColumn input, String record) {
    String place = record + ": " + input.name() + " ";
    if (value == null && !input.nullable()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          place
              + "is missing, and the model reads %s, not %s?."
                  .formatted(input.declared(), input.declared()));
    }
    if (value != null && !SampleValue.fits(input.type(), value)) {
      throw new CommandFailure(ExitCode.USAGE, place + "is no " + input.type().keyword() + ".");
    }
  }
}
