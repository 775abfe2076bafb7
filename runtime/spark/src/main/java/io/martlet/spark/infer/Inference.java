package io.martlet.spark.infer;

import io.martlet.spark.delivery.Compression;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.delivery.ReadingListener;
import java.util.List;

/** Infers a universe from delivered files, whose first bytes tell what they are. */
public final class Inference {

  private Inference() {}

  /**
   * Reads all records of all files.
   *
   * @param files one at least
   * @throws MalformedRecordException when they cannot be the files of one universe, a record has
   *     not as many values as the others, or a file is damaged
   */
  public static InferredUniverse of(List<DeliveredFile> files, ReadingListener listener) {
    List<CsvSplit> whole = files.stream().map(CsvSplit::whole).toList();
    boolean parquet = isParquet(whole.get(0));
    for (CsvSplit file : whole) {
      if (isParquet(file) != parquet) {
        throw new MalformedRecordException(
            file.file().name(),
            0,
            "",
            "%s is %s and this is not: begin with one of them"
                .formatted(files.get(0).name(), parquet ? "Parquet" : "CSV"));
      }
    }
    return parquet ? ParquetInference.of(files, listener) : CsvInference.of(whole, listener);
  }

  private static boolean isParquet(CsvSplit file) {
    return file.compression() == Compression.PARQUET;
  }
}
