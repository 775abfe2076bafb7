package io.martlet.spark.mart;

import io.martlet.catalog.RankRange;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.types.Conversions;
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
  private final String universeFile;
  private final String target;

  MartFileAudit(MartLayout layout, String universeFile, String target) {
    this.layout = layout;
    this.universeFile = universeFile;
    this.target = target;
  }

  /**
   * The file as it was read.
   *
   * @throws MartException when it is not what it must be
   */
  MartFile file() throws IOException {
    HadoopInputFile written = HadoopInputFile.fromPath(new Path(target), Storage.configuration());
    List<BlockMetaData> groups;
    try (ParquetFileReader file = ParquetFileReader.open(written, Footers.options())) {
      MessageType expected = MartColumns.inParquet(layout.schema());
      MessageType found = file.getFileMetaData().getSchema();
      if (!found.getFields().equals(expected.getFields())) {
        throw wrong("has the columns %s, not %s".formatted(found, expected));
      }
      groups = file.getRowGroups();
      groups.forEach(this::audit);
      SameKeys.require(layout, universeFile, target, file);
    }
    Optional<Statistics<?>> keys = keys(groups);
    return new MartFile(
        target,
        written.getLength(),
        groups.stream().mapToLong(BlockMetaData::getRowCount).sum(),
        groups.stream().map(BlockMetaData::getStartingPos).toList(),
        keys.map(all -> bound(all.genericGetMin())).orElse(null),
        keys.map(all -> bound(all.genericGetMax())).orElse(null));
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
      if (layout.hasScores(name)) {
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
            .formatted(target, layout.mart(), what));
  }

  /** Of all row groups' keys; none where one does not tell. */
  private static Optional<Statistics<?>> keys(List<BlockMetaData> groups) {
    Statistics<?> all = null;
    for (BlockMetaData group : groups) {
      Statistics<?> statistics = group.getColumns().get(0).getStatistics();
      if (!statistics.hasNonNullValue()) {
        return Optional.empty();
      }
      all = all == null ? statistics.copy() : all;
      all.mergeStatistics(statistics);
    }
    return Optional.ofNullable(all);
  }

  private String bound(Object value) {
    ByteBuffer bytes =
        Conversions.toByteBuffer(
            layout.schema().findType(layout.key()),
            value instanceof Binary text ? text.toStringUsingUTF8() : value);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }
}
