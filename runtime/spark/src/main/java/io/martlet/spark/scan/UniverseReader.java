package io.martlet.spark.scan;

import io.martlet.plan.PlanColumn;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/** Reads the columns of a microbatch from one universe file, a row group at a time. */
public final class UniverseReader implements AutoCloseable {

  private final String path;
  private final MessageType schema;
  private final Set<String> wanted;
  private final Iterator<BlockMetaData> groups;
  private final SeekableInputStream stream;

  /** The row group's chunks on this machine, when the file is elsewhere. */
  private SeekableInputStream near;

  private long copyNanos;

  /**
   * @throws ScanException when the file is not Parquet, lacks a column, or has one of another type
   */
  public UniverseReader(UniverseFile file, List<PlanColumn> columns) {
    this(file, columns, columns);
  }

  /**
   * The same of a file of which others read more columns while this is open.
   *
   * @param all of the columns that are looked at
   * @throws ScanException when the file is not Parquet, lacks a column, or has one of another type
   */
  public UniverseReader(UniverseFile file, List<PlanColumn> columns, Collection<PlanColumn> all) {
    this(file.path(), names(columns), names(all));
    try {
      columns.forEach(this::check);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The same of columns that are of whatever type they are. */
  UniverseReader(String path, Set<String> wanted) {
    this(path, wanted, wanted);
  }

  private UniverseReader(String path, Set<String> wanted, Set<String> all) {
    this.path = path;
    this.wanted = wanted;
    try {
      ParquetMetadata footer = Footers.of(path, all);
      this.schema = footer.getFileMetaData().getSchema();
      this.groups = footer.getBlocks().iterator();
      this.stream = Storage.open(path);
    } catch (IOException e) {
      throw notParquet(e);
    } catch (RuntimeException e) {
      throw e instanceof ScanException ? e : notParquet(e);
    }
  }

  private static Set<String> names(Collection<PlanColumn> columns) {
    return columns.stream().map(PlanColumn::name).collect(Collectors.toSet());
  }

  private ScanException notParquet(Exception e) {
    return new ScanException(path + " is no Parquet file that can be read: " + e.getMessage(), e);
  }

  boolean has(String column) {
    return schema.containsField(column);
  }

  private void check(PlanColumn column) {
    if (!has(column.name())) {
      throw new ScanException(
          "%s has no column \"%s\": prepare the universe again".formatted(path, column.name()));
    }
    DeclaredType.mismatch(schema.getType(column.name()), column.type())
        .ifPresent(
            reason -> {
              throw new ScanException(
                  "%s, column \"%s\", %s".formatted(path, column.name(), reason));
            });
  }

  /** The next row group; null after the last. */
  public RowGroup next() {
    if (!groups.hasNext()) {
      return null;
    }
    BlockMetaData group = groups.next();
    Map<String, ColumnChunkMetaData> chunks = new HashMap<>();
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      String name = chunk.getPath().toDotString();
      if (wanted.contains(name)) {
        chunks.put(name, chunk);
      }
    }
    Set<String> missing = new HashSet<>(wanted);
    missing.removeAll(chunks.keySet());
    if (!missing.isEmpty()) {
      throw new ScanException(path + " has a row group without column " + missing);
    }
    return new RowGroup(path, group.getRowCount(), schema, chunks, nearest(chunks));
  }

  /** Time spent so far on bringing a far file's bytes near, in nanoseconds by the clock. */
  public long copyNanos() {
    return copyNanos;
  }

  private SeekableInputStream nearest(Map<String, ColumnChunkMetaData> chunks) {
    if (Storage.isLocal(path)) {
      return stream;
    }
    long start = System.nanoTime();
    try {
      closeNear();
      near = NearCopy.of(stream, chunks.values());
      return near;
    } catch (IOException e) {
      throw new ScanException(path + " cannot be read: " + e.getMessage(), e);
    } finally {
      copyNanos += System.nanoTime() - start;
    }
  }

  private void closeNear() throws IOException {
    if (near != null) {
      near.close();
    }
  }

  @Override
  public void close() {
    try (stream) {
      closeNear();
    } catch (IOException e) {
      throw new ScanException(path + " does not close", e);
    }
  }
}
