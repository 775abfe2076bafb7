package io.martlet.spark.mart;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.types.Types;

/**
 * A file of a mart that is whole, as its audit has read it.
 *
 * @param rowGroups where they begin
 * @param least the least key, as Iceberg has single values, in Base64; null when it is not known
 * @param most the greatest
 */
public record MartFile(
    String path, long bytes, long records, List<Long> rowGroups, String least, String most)
    implements Serializable {

  public MartFile {
    rowGroups = List.copyOf(rowGroups);
  }

  DataFile dataFile(Types.NestedField key) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath(path)
        .withFileSizeInBytes(bytes)
        .withFormat(FileFormat.PARQUET)
        .withMetrics(metrics(key.fieldId()))
        .withSplitOffsets(rowGroups)
        .build();
  }

  /**
   * Counts and bounds of the key, by which readers pass over files; of 750 scores they would not.
   */
  private Metrics metrics(int key) {
    if (least == null) {
      return new Metrics(records, null, Map.of(key, records), null, null);
    }
    return new Metrics(
        records,
        null,
        Map.of(key, records),
        Map.of(key, 0L),
        null,
        Map.of(key, bytes(least)),
        Map.of(key, bytes(most)));
  }

  private static ByteBuffer bytes(String base64) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64));
  }
}
