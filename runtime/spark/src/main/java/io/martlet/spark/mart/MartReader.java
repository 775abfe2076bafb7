package io.martlet.spark.mart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
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
    return read(record -> true, count);
  }

  /**
   * The records with that key: one, or none.
   *
   * @param key as a person writes it
   */
  public List<Map<String, Object>> withKey(String key) {
    Object value = Conversions.fromPartitionString(keyField().type(), key);
    return read(record -> value.equals(record.get(0)), 1);
  }

  /** The current data files. */
  public List<String> files() {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> files.add(task.file().location()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().toList();
  }

  private Types.NestedField keyField() {
    return table.schema().columns().get(0);
  }

  private List<Map<String, Object>> read(Predicate<Record> wanted, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String file : files()) {
      try (CloseableIterable<Record> records = open(file)) {
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

  private CloseableIterable<Record> open(String file) {
    Schema schema = table.schema();
    return Parquet.read(table.io().newInputFile(file))
        .project(schema)
        .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
        .build();
  }

  private Map<String, Object> row(Record record) {
    Map<String, Object> row = new LinkedHashMap<>();
    table.schema().columns().forEach(field -> row.put(field.name(), record.getField(field.name())));
    return row;
  }
}
