package io.martlet.cli.model;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.RecordLookup;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Records of a Parquet file. */
final class ParquetSample {

  private ParquetSample() {}

  /** As texts, the way a CSV file would have them. */
  static List<String[]> rows(Path file, List<PlanColumn> inputs) {
    List<String> names = inputs.stream().map(PlanColumn::name).toList();
    List<String[]> rows = new ArrayList<>();
    try (RecordLookup records = new RecordLookup(Storage.location(file), names)) {
      for (PlanColumn input : inputs) {
        if (!records.has(input.name())) {
          throw SampleRecords.lacks(file, input);
        }
      }
      for (List<Object> record : records.first(SampleRecords.MOST)) {
        String[] row = new String[names.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = text(record.get(i), inputs.get(i).type());
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String text(Object value, ColumnType type) {
    if (value == null) {
      return null;
    }
    return type == ColumnType.DATE && value instanceof Integer day
        ? LocalDate.ofEpochDay(day).toString()
        : value.toString();
  }
}
