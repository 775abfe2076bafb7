package io.martlet.spark.mart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
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
    return read(Expressions.alwaysTrue(), count);
  }

  /** The records with that key: one, or none. */
  public List<Map<String, Object>> withKey(String key) {
    return read(Expressions.equal(key(), key), 2);
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

  private List<Map<String, Object>> read(Expression filter, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).where(filter).build()) {
      for (Record record : records) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Types.NestedField field : table.schema().columns()) {
          row.put(field.name(), record.getField(field.name()));
        }
        rows.add(row);
        if (rows.size() == count) {
          break;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
