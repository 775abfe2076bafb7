package io.martlet.spark.mart;

import io.martlet.catalog.RankRange;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Holds a mart's file, as storage has it, to what it must be: its columns and their types, its
 * records and their keys to those of the universe's file, its scores to be all there and within
 * their ranges. The table is told what was read, not what was written.
 */
final class MartFileAudit {

  private final MartLayout layout;
  private final MartFileSpec spec;

  MartFileAudit(MartLayout layout, MartFileSpec spec) {
    this.layout = layout;
    this.spec = spec;
  }

  /**
   * The file for the table.
   *
   * @throws MartException when it is not what it must be
   */
  DataFile dataFile() throws IOException {
    HadoopInputFile written =
        HadoopInputFile.fromPath(new Path(spec.target()), Storage.configuration());
    List<BlockMetaData> groups;
    try (ParquetFileReader file = ParquetFileReader.open(written)) {
      MessageType expected = MartColumns.inParquet(layout.schema());
      MessageType found = file.getFileMetaData().getSchema();
      if (!found.getFields().equals(expected.getFields())) {
        throw wrong("has the columns %s, not %s".formatted(found, expected));
      }
      groups = file.getRowGroups();
      groups.forEach(this::audit);
    }
    SameKeys.require(layout, spec);
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath(spec.target())
        .withFileSizeInBytes(written.getLength())
        .withFormat(FileFormat.PARQUET)
        .withMetrics(metrics(groups))
        .withSplitOffsets(groups.stream().map(BlockMetaData::getStartingPos).toList())
        .build();
  }

  private void audit(BlockMetaData group) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      String name = chunk.getPath().toDotString();
      Statistics<?> statistics = chunk.getStatistics();
      if (chunk.getValueCount() != group.getRowCount()) {
        throw wrong(
            String.format(
                Locale.ROOT,
                "has %,d values of %s for %,d records",
                chunk.getValueCount(),
                name,
                group.getRowCount()));
      }
      if (layout.passes().containsKey(name)) {
        requireScores(name, statistics);
      }
    }
  }

  private void requireScores(String name, Statistics<?> statistics) {
    RankRange range = layout.ranges().get(name);
    if (!statistics.isNumNullsSet() || statistics.getNumNulls() != 0) {
      throw wrong(
          String.format(Locale.ROOT, "misses %,d values of %s", statistics.getNumNulls(), name));
    }
    if (statistics.hasNonNullValue()) {
      int least = (Integer) statistics.genericGetMin();
      int most = (Integer) statistics.genericGetMax();
      if (least < range.first() || most > range.last()) {
        throw wrong(
            String.format(
                Locale.ROOT, "has %s from %d to %d, not in %s", name, least, most, range));
      }
    }
  }

  private MartException wrong(String what) {
    return new MartException(
        "%s, a file of mart \"%s\", %s: nothing is published"
            .formatted(spec.target(), layout.mart(), what));
  }

  /**
   * Counts and bounds of the key, by which readers pass over files; of 750 scores they would not.
   */
  private Metrics metrics(List<BlockMetaData> groups) {
    Types.NestedField key = layout.schema().findField(layout.key());
    long records = groups.stream().mapToLong(BlockMetaData::getRowCount).sum();
    Statistics<?> all = null;
    for (BlockMetaData group : groups) {
      Statistics<?> statistics = group.getColumns().get(0).getStatistics();
      if (!statistics.hasNonNullValue()) {
        return new Metrics(records, null, Map.of(key.fieldId(), records), null, null);
      }
      all = all == null ? statistics.copy() : all;
      all.mergeStatistics(statistics);
    }
    if (all == null) {
      return new Metrics(0L, null, Map.of(key.fieldId(), 0L), null, null);
    }
    return new Metrics(
        records,
        null,
        Map.of(key.fieldId(), records),
        Map.of(key.fieldId(), 0L),
        null,
        Map.of(key.fieldId(), bound(key, all.genericGetMin())),
        Map.of(key.fieldId(), bound(key, all.genericGetMax())));
  }

  private static ByteBuffer bound(Types.NestedField key, Object value) {
    return Conversions.toByteBuffer(
        key.type(), value instanceof Binary text ? text.toStringUsingUTF8() : value);
  }
}
