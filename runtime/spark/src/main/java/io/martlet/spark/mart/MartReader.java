package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;

/**
 * Reads what is published of one mart: Iceberg says which files, Parquet's own reader what is in
 * them, for Iceberg's has Parquet's types in its signatures (see {@link MartColumns#inParquet}).
 */
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
    return read(Expressions.alwaysTrue(), FilterCompat.NOOP, count);
  }

  /**
   * The records with that key: one, or none.
   *
   * @param key as a person writes it
   * @throws MartException when that is no value of the key's type
   */
  public List<Map<String, Object>> withKey(String key) {
    Object value = value(key);
    return read(Expressions.equal(keyField().name(), value), FilterCompat.get(hasKey(value)), 1);
  }

  /**
   * @param key as a person writes it
   * @return as Iceberg has it: of a date, its day
   */
  private Object value(String key) {
    try {
      return Conversions.fromPartitionString(keyField().type(), key);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MartException(
          "\"%s\" is no %s, which the key %s of the mart is"
              .formatted(key, keyField().type(), keyField().name()),
          e);
    }
  }

  /**
   * The data files that may have records with those keys.
   *
   * @param keys as a person writes them
   * @throws MartException when one is no value of the key's type
   */
  public List<String> files(Collection<String> keys) {
    return files(Expressions.in(keyField().name(), keys.stream().map(this::value).toList()));
  }

  /**
   * Keys as they stand in text files.
   *
   * @param keys as a person writes them
   * @throws MartException when one is no value of the key's type
   */
  public Set<String> texts(Collection<String> keys) {
    boolean isDate = keyField().type().typeId() == Type.TypeID.DATE;
    return keys.stream()
        .map(this::value)
        .map(value -> isDate ? LocalDate.ofEpochDay((Integer) value).toString() : value.toString())
        .collect(Collectors.toUnmodifiableSet());
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
    return files.stream().sorted(Comparator.comparing(MartReader::name)).toList();
  }

  /** By their names, files are in the universe's order. */
  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private Types.NestedField keyField() {
    return table.schema().columns().get(0);
  }

  /**
   * @param value as Iceberg has it: of a date, its day
   */
  private FilterPredicate hasKey(Object value) {
    String key = keyField().name();
    return switch (keyField().type().typeId()) {
      case BOOLEAN -> FilterApi.eq(FilterApi.booleanColumn(key), (Boolean) value);
      case INTEGER, DATE -> FilterApi.eq(FilterApi.intColumn(key), (Integer) value);
      case LONG -> FilterApi.eq(FilterApi.longColumn(key), (Long) value);
      case FLOAT -> FilterApi.eq(FilterApi.floatColumn(key), (Float) value);
      case DOUBLE -> FilterApi.eq(FilterApi.doubleColumn(key), (Double) value);
      case STRING -> FilterApi.eq(FilterApi.binaryColumn(key), Binary.fromString(value.toString()));
      default -> throw new MartException("no mart has a key of type " + keyField().type());
    };
  }

  /** Files, and row groups in them, whose keys cannot match are passed over. */
  private List<Map<String, Object>> read(Expression filter, FilterCompat.Filter wanted, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String file : files(filter)) {
      try (ParquetReader<Group> records =
          ParquetReader.builder(new GroupReadSupport(), new Path(file))
              .withConf(Storage.configuration())
              .withFilter(wanted)
              .build()) {
        for (Group record = records.read(); record != null; record = records.read()) {
          rows.add(row(record));
          if (rows.size() == count) {
            return rows;
          }
        }
      } catch (IOException e) {
        throw new StorageException(file, e);
      }
    }
    return rows;
  }

  private Map<String, Object> row(Group record) {
    Map<String, Object> row = new LinkedHashMap<>();
    table.schema().columns().forEach(field -> row.put(field.name(), value(record, field)));
    return row;
  }

  /** Null for a score that is missing. */
  private static Object value(Group record, Types.NestedField field) {
    String name = field.name();
    if (record.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    return switch (field.type().typeId()) {
      case BOOLEAN -> record.getBoolean(name, 0);
      case INTEGER -> record.getInteger(name, 0);
      case DATE -> LocalDate.ofEpochDay(record.getInteger(name, 0));
      case LONG -> record.getLong(name, 0);
      case FLOAT -> record.getFloat(name, 0);
      case DOUBLE -> record.getDouble(name, 0);
      case STRING -> record.getString(name, 0);
      default -> throw new MartException("no mart has a column of type " + field.type());
    };
  }
}
