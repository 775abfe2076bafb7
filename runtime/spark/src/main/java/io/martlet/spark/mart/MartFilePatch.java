package io.martlet.spark.mart;

import io.martlet.spark.GrowingFile;
import io.martlet.spark.encode.EmptyChunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * Writes a mart's file from one that is there: its bytes as they are, behind them the chunks that
 * are new, and a footer that knows both. What a footer no longer names is dead: bytes that nobody
 * reads, until there are so many that the file is written anew.
 */
final class MartFilePatch {

  /** A file may have so many dead bytes, in percent. */
  private static final int MOST_DEAD = 10;

  private static final int PARQUET_VERSION = 1;
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final MartLayout layout;
  private final MessageType schema;

  MartFilePatch(MartLayout layout) {
    this.layout = layout;
    this.schema = MartColumns.inParquet(layout.schema());
  }

  /** Whether a file that goes on from another has few enough dead bytes. */
  boolean pays(MartFileSpec spec) throws IOException {
    try (ChunkSource base = ChunkSource.open(spec.base())) {
      long alive = 0;
      for (ColumnDescriptor column : schema.getColumns()) {
        if (layout.isKept(column)) {
          alive += base.bytes(column);
        }
      }
      return (base.end() - alive) * 100 <= base.end() * MOST_DEAD;
    }
  }

  /**
   * Writes one file.
   *
   * @throws MartException when a chunk is not of the mart's type, or of another number of records
   */
  void write(MartFileSpec spec, String target) throws IOException {
    try (ChunkSources sources = new ChunkSources()) {
      ChunkSource base = sources.of(spec.base());
      try (GrowingFile file = GrowingFile.after(base.path(), base.end(), target)) {
        List<BlockMetaData> groups = new ArrayList<>();
        for (BlockMetaData former : base.groups()) {
          groups.add(group(spec, sources, base, groups.size(), former.getRowCount(), file));
        }
        file.write(footer(groups, base.createdBy()));
      }
    }
  }

  private BlockMetaData group(
      MartFileSpec spec,
      ChunkSources sources,
      ChunkSource base,
      int ordinal,
      long rows,
      GrowingFile file)
      throws IOException {
    BlockMetaData group = new BlockMetaData();
    group.setOrdinal(ordinal);
    group.setRowCount(rows);
    long bytes = 0;
    for (ColumnDescriptor column : schema.getColumns()) {
      ColumnChunkMetaData chunk = chunk(spec, sources, base, ordinal, rows, column, file);
      group.addColumn(chunk);
      bytes += chunk.getTotalUncompressedSize();
    }
    group.setTotalByteSize(bytes);
    return group;
  }

  private ColumnChunkMetaData chunk(
      MartFileSpec spec,
      ChunkSources sources,
      ChunkSource base,
      int group,
      long rows,
      ColumnDescriptor column,
      GrowingFile file)
      throws IOException {
    if (layout.isKept(column)) {
      return base.chunk(column, group, rows);
    }
    ChunkSource scores = sources.of(spec.scores(layout, column));
    return scores == null
        ? EmptyChunk.append(file, column, rows)
        : scores.append(file, column, group, rows);
  }

  private byte[] footer(List<BlockMetaData> groups, String createdBy) throws IOException {
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(inThrift(groups, createdBy), footer);
    BytesUtils.writeIntLittleEndian(footer, footer.size());
    footer.write(MAGIC);
    return footer.toByteArray();
  }

  /**
   * Row groups are converted one by one: together they would be refused, since one begins where it
   * always did, with chunks that lie behind those of the next.
   */
  private org.apache.parquet.format.FileMetaData inThrift(
      List<BlockMetaData> groups, String createdBy) {
    FileMetaData file = new FileMetaData(schema, Map.of(), createdBy);
    org.apache.parquet.format.FileMetaData all = inThrift(file, List.of());
    for (BlockMetaData group : groups) {
      inThrift(file, List.of(group)).getRow_groups().forEach(all::addToRow_groups);
      all.setNum_rows(all.getNum_rows() + group.getRowCount());
    }
    return all;
  }

  private static org.apache.parquet.format.FileMetaData inThrift(
      FileMetaData file, List<BlockMetaData> groups) {
    return new ParquetMetadataConverter()
        .toParquetMetadata(PARQUET_VERSION, new ParquetMetadata(file, groups));
  }
}
