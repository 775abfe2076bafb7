package io.martlet.spark.mart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/** Reads what is published of one mart. */
public final class MartReader {

  private final Table table;

  /**
   * @throws MartException when the mart is not published
   */
  public MartReader(MartTables tables, String mart) {
    this.table = tables.published(mart);
  }

  /** The run that published it. */
  public String run() {
    return table.currentSnapshot().summary().get(MartTable.RUN);
  }

  /** The key column's name. */
  public String key() {
    return keyField().name();
  }

  /** The first records, each from column to value. */
  public List<Map<String, Object>> first(int count) {
    return read(Expressions.alwaysTrue(), record -> true, count);
  }

  /**
   * The records with that key: one, or none.
   *
   * @param key as a person writes it
   * @throws MartException when that is no value of the key's type
   */
  public List<Map<String, Object>> withKey(String key) {
    Object value;
    try {
      value = Conversions.fromPartitionString(keyField().type(), key);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MartException(
          "\"%s\" is no %s, which the key %s of the mart is"
              .formatted(key, keyField().type(), keyField().name()),
          e);
    }
    return read(
        Expressions.equal(keyField().name(), value), record -> value.equals(keyOf(record)), 1);
  }

  /** The data files of the current snapshot. */
  public List<String> files() {
    return files(Expressions.alwaysTrue());
  }

  /** The table's current metadata, which any Iceberg client can read. */
  public String metadata() {
    return ((BaseTable) table).operations().current().metadataFileLocation();
  }

  private List<String> files(Expression filter) {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().filter(filter).planFiles()) {
      tasks.forEach(task -> files.add(task.file().location()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().toList();
  }

  private Types.NestedField keyField() {
    return table.schema().columns().get(0);
  }

  /** As Iceberg has it: of a date, its day. */
  private static Object keyOf(Record record) {
    return record.get(0) instanceof LocalDate date ? (int) date.toEpochDay() : record.get(0);
  }

  /** Files, and row groups in them, whose keys cannot match are passed over. */
  private List<Map<String, Object>> read(Expression filter, Predicate<Record> wanted, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String file : files(filter)) {
      try (CloseableIterable<Record> records = open(file, filter)) {
        for (Record record : records) {
          if (wanted.test(record)) {
            rows.add(row(record));
          }
          if (rows.size() == count) {
            return rows;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  private CloseableIterable<Record> open(String file, Expression filter) {
    Schema schema = table.schema();
    return Parquet.read(table.io().newInputFile(file))
        .project(schema)
        .filter(filter)
        .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
        .build();
  }

  private Map<String, Object> row(Record record) {
    Map<String, Object> row = new LinkedHashMap<>();
    table.schema().columns().forEach(field -> row.put(field.name(), record.getField(field.name())));
    return row;
  }
}
