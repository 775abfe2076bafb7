package io.martlet.spark.profile;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.ColumnwiseReading;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.ReadingListener;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.infer.ScanReaders;
import io.martlet.spark.prepare.DeliveredValues;
import io.martlet.spark.prepare.LastUniverse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at all records of a delivery, which may hold values that are not as declared. */
public final class Profiling {

  private final PlanUniverse universe;
  private final ReadingListener listener;
  private final List<ProfiledColumn> columns = new ArrayList<>();

  private Profiling(PlanUniverse universe, ReadingListener listener) {
    this.universe = universe;
    this.listener = listener;
  }

  /**
   * Profiles a delivery.
   *
   * @param last what was prepared last of another delivery, to be compared with
   * @throws io.martlet.spark.delivery.MalformedRecordException when a file is damaged, its columns
   *     are not those of the universe, or its records are not to be told apart
   */
  public static DeliveryProfile of(
      PlanUniverse universe,
      DeliveredValues delivered,
      Optional<LastUniverse> last,
      ReadingListener listener) {
    Profiling profiling = new Profiling(universe, listener);
    long records = profiling.read(delivered);
    Map<String, ValueStatistics> before =
        last.map(LastUniverse::places).map(PreparedValues::of).orElse(Map.of());
    return new DeliveryProfile(
        universe.name(),
        delivered.files().size(),
        records,
        last.map(LastUniverse::shown),
        profiling.columns.stream()
            .map(column -> column.profile(Optional.ofNullable(before.get(column.name()))))
            .toList());
  }

  private long read(DeliveredValues delivered) {
    long records = 0;
    try (ColumnwiseReading reading = new ColumnwiseReading(listener)) {
      List<ScanReaders> readers =
          Stream.generate(ScanReaders::new).limit(reading.groups()).toList();
      for (PlanColumn column : universe.columns()) {
        int group = columns.size() % readers.size();
        ValueForm form = delivered.form(column, universe);
        columns.add(new ProfiledColumn(universe, column, form, group, readers.get(group)));
      }
      for (CsvSplit file : delivered.files()) {
        columns.forEach(column -> column.begin(file.file().name()));
        records +=
            delivered.isParquet()
                ? delivered.readParquet(file, columns, listener)
                : read(reading, delivered, file);
      }
    }
    return records;
  }

  private long read(ColumnwiseReading reading, DeliveredValues delivered, CsvSplit file) {
    Dialect dialect = Dialect.of(universe.delivery().format());
    List<String> header = delivered.header(file);
    List<ProfiledColumn> sinks =
        delivered.columns(file, header).stream()
            .map(column -> column == null ? null : columns.get(universe.columns().indexOf(column)))
            .toList();
    try {
      return reading.read(file, dialect, header, sinks);
    } catch (RecordFaultException e) {
      throw e.fault().in(file.file(), 0);
    }
  }
}
