package io.martlet.spark.scan;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import java.time.LocalDate;
import java.util.List;

/** Looks up which record of a universe file it is that has some place in it. */
public final class RecordKey {

  private RecordKey() {}

  /**
   * A record's key as its name and value, such as {@code client_id 88123}.
   *
   * @param rowGroup of the file, from 0
   * @param row in the row group, from 0
   */
  public static String of(UniverseFile file, PlanColumn key, int rowGroup, long row) {
    try (RecordLookup records = new RecordLookup(file.path(), List.of(key.name()))) {
      Object value = records.at(rowGroup, row).get(0);
      return key.name()
          + " "
          + (key.type() == ColumnType.DATE ? LocalDate.ofEpochDay((Integer) value) : value);
    }
  }
}
