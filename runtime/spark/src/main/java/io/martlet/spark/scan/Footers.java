package io.martlet.spark.scan;

import io.martlet.spark.Storage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopCodecs;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/**
 * Footers, parsed once in a JVM: at thousands of columns, parsing one takes longer than reading
 * some of its columns. The last few are kept.
 */
public final class Footers {

  private static final int KEPT = 32;

  /** Parquet's own default is Hadoop's settings, parsed anew for each file that is opened. */
  private static final ParquetReadOptions OPTIONS =
      HadoopReadOptions.builder(Storage.configuration()).build();

  private static final Map<String, ParquetMetadata> LAST =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ParquetMetadata> eldest) {
          return size() > KEPT;
        }
      };

  private Footers() {}

  /**
   * A file's footer. Files of universes and of scores are never written again under their names.
   */
  public static ParquetMetadata of(String path) throws IOException {
    synchronized (LAST) {
      ParquetMetadata known = LAST.get(path);
      if (known != null) {
        return known;
      }
    }
    ParquetMetadata footer;
    try (ParquetFileReader reader = ParquetFileReader.open(input(path), OPTIONS)) {
      footer = reader.getFooter();
    }
    synchronized (LAST) {
      LAST.put(path, footer);
    }
    return footer;
  }

  /** Reads such a file, by the footer that was parsed before if it was. */
  public static ParquetFileReader reader(String path) throws IOException {
    ParquetMetadata footer = of(path);
    InputFile file = input(path);
    return ParquetFileReader.open(file, footer, options(), file.newStream());
  }

  /**
   * How one file is read. What takes its pages apart keeps bytes between two pages, and ends with
   * the file: it cannot be shared by files that are read at once.
   */
  public static ParquetReadOptions options() {
    return ParquetReadOptions.builder()
        .copy(OPTIONS)
        .withCodecFactory(HadoopCodecs.newFactory(Storage.configuration(), 0))
        .build();
  }

  private static InputFile input(String path) throws IOException {
    return HadoopInputFile.fromPath(new Path(path), Storage.configuration());
  }
}
