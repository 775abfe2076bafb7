package io.martlet.spark.scan;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.projection.InputColumn;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.HostSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the decoders make of a file, read back from the region value by value. */
public final class Decoded {

  private Decoded() {}

  /** Records of the columns' values; null for a missing one. */
  public static List<List<Object>> read(Path file, List<PlanColumn> columns, int batchRows) {
    return read(file.toString(), columns, batchRows);
  }

  /** The same of a file wherever it is. */
  static List<List<Object>> read(String file, List<PlanColumn> columns, int batchRows) {
    HostSettings settings =
        new HostSettings("", batchRows, Duration.ofSeconds(1), Duration.ofSeconds(1));
    List<List<Object>> records = new ArrayList<>();
    try (HostSession session = new HostSession(settings, columns, List.of());
        UniverseReader reader = new UniverseReader(new UniverseFile(0, file, 0), columns);
        PageColumns binder = new PageColumns(session, columns, batchRows)) {
      List<InputColumn> bound = columns.stream().map(column -> bind(binder, column)).toList();
      for (RowGroup group = reader.next(); group != null; group = reader.next()) {
        binder.start(group);
        for (long left = group.rows(); left > 0; ) {
          int rows = (int) Math.min(batchRows, left);
          bound.forEach(column -> column.measure(rows));
          if (!session.holds(binder.stringBytes())) {
            session.grow(binder.stringBytes());
          }
          bound.forEach(column -> column.fill(rows));
          take(session, columns, rows, records);
          left -= rows;
        }
        binder.end();
      }
    }
    return records;
  }

  private static InputColumn bind(PageColumns binder, PlanColumn column) {
    return switch (column.type()) {
      case BOOL -> binder.bool(column.name());
      case INT8 -> binder.int8(column.name());
      case INT16 -> binder.int16(column.name());
      case INT32 -> binder.int32(column.name());
      case INT64 -> binder.int64(column.name());
      case FLOAT32 -> binder.float32(column.name());
      case FLOAT64 -> binder.float64(column.name());
      case DATE -> binder.date(column.name());
      case STRING -> binder.string(column.name());
    };
  }

  private static void take(
      HostSession session, List<PlanColumn> columns, int rows, List<List<Object>> records) {
    for (int row = 0; row < rows; row++) {
      List<Object> record = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        record.add(
            isThere(session, columns, column, row)
                ? value(session, columns.get(column), column, row)
                : null);
      }
      records.add(record);
    }
  }

  private static boolean isThere(
      HostSession session, List<PlanColumn> columns, int column, int row) {
    if (!columns.get(column).nullable()) {
      return true;
    }
    int bits = session.view().memory().get(session.validity(column) + (row >> 3));
    return ((bits >> (row & 7)) & 1) == 1;
  }

  private static Object value(HostSession session, PlanColumn declared, int column, int row) {
    ByteBuffer memory = session.view().memory();
    int at = session.values(column) + row * declared.type().width();
    return switch (declared.type()) {
      case BOOL -> memory.get(at) == 1;
      case INT8 -> (int) memory.get(at);
      case INT16 -> (int) memory.getShort(at);
      case INT32, DATE -> memory.getInt(at);
      case INT64 -> memory.getLong(at);
      case FLOAT32 -> memory.getFloat(at);
      case FLOAT64 -> memory.getDouble(at);
      case STRING -> {
        int offsets = session.offsets(column) + 4 * row;
        byte[] bytes = new byte[memory.getInt(offsets + 4) - memory.getInt(offsets)];
        memory.get(session.values(column) + memory.getInt(offsets), bytes);
        yield new String(bytes, StandardCharsets.UTF_8);
      }
    };
  }
}
