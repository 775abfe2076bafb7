package io.martlet.spark.mart;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.diff.MartKey;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.RecordLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Reads what is published of one mart: Iceberg says which files. What is in them says the scan's
 * own reader: Iceberg's has Parquet's types in its signatures (see {@link MartColumns#inParquet}),
 * and for one record of hundreds of columns, starting others takes longer than all that is to do.
 */
public final class MartReader {

  private final Table table;

  /**
   * @throws MartException when the mart is not published
   */
  public MartReader(MartTables tables, String mart) {
    this.table = tables.published(mart);
  }

  /**
   * Begins to load, beside the caller, what it takes to read a table: loading it is most of the
   * time that reading one takes.
   */
  public static void load() {
    Thread loading =
        new Thread(
            () -> {
              Storage.exists(Storage.location(Path.of("/")));
              new CertainCatalog().setConf(Storage.configuration());
              SchemaParser.fromJson(
                  SchemaParser.toJson(MartColumns.ofKey(new MartKey("key", ColumnType.INT32))));
            });
    loading.setDaemon(true);
    // Whoever reads a table then meets the same, and says it.
    loading.setUncaughtExceptionHandler((thread, failure) -> {});
    loading.start();
  }

  /** The run that published it. */
  public String run() {
    return table.currentSnapshot().summary().get(MartHistory.RUN);
  }

  /** The key column's name. */
  public String key() {
    return keyField().name();
  }

  /** The first records, each from column to value. */
  public List<Map<String, Object>> first(int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String file : files()) {
      if (rows.size() < count) {
        try (RecordLookup records = records(file)) {
          records.first(count - rows.size()).forEach(record -> rows.add(row(record)));
        }
      }
    }
    return rows;
  }

  /**
   * The record with that key, each from column to value.
   *
   * @param key as a person writes it
   * @throws MartException when that is no value of the key's type
   */
  public Optional<Map<String, Object>> withKey(String key) {
    Object value = value(key);
    for (String file : files(Expressions.equal(keyField().name(), value))) {
      try (RecordLookup records = records(file)) {
        Optional<Map<String, Object>> found = records.with(value).map(this::row);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
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

  private Map<String, Object> row(List<Object> record) {
    Map<String, Object> row = new LinkedHashMap<>();
    Iterator<Object> values = record.iterator();
    for (Types.NestedField field : table.schema().columns()) {
      Object value = values.next();
      row.put(
          field.name(),
          value != null && field.type().typeId() == Type.TypeID.DATE
              ? LocalDate.ofEpochDay((Integer) value)
              : value);
    }
    return row;
  }

  private RecordLookup records(String file) {
    return new RecordLookup(
        file, table.schema().columns().stream().map(Types.NestedField::name).toList());
  }
}
