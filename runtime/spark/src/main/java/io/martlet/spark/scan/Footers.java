package io.martlet.spark.scan;

import io.martlet.spark.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.HadoopParquetConfiguration;
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

  /** So many column chunks' descriptions are kept, some 20 MB. */
  private static final int KEPT_CHUNKS = 64_000;

  /** Parquet's own default is Hadoop's settings, parsed anew for each file that is opened. */
  private static final ParquetReadOptions OPTIONS =
      HadoopReadOptions.builder(Storage.configuration()).build();

  /** The eldest first. */
  private static final Map<String, Known> LAST = new LinkedHashMap<>();

  private static int keptChunks;

  private Footers() {}

  /**
   * What is known of a file.
   *
   * @param columns that the footer is about; none for all of the file's
   */
  private record Known(Optional<Set<String>> columns, ParquetMetadata footer) {

    int chunks() {
      return footer.getBlocks().stream().mapToInt(group -> group.getColumns().size()).sum();
    }

    boolean has(Set<String> wanted) {
      return columns.isEmpty() || columns.get().containsAll(wanted);
    }
  }

  /**
   * A file's footer. Files of universes and of scores are never written again under their names.
   *
   * @throws RuntimeException or IOException when the file is not Parquet
   */
  public static ParquetMetadata of(String path) throws IOException {
    Known known = known(path);
    if (known != null && known.columns().isEmpty()) {
      return known.footer();
    }
    try (ParquetFileReader reader = ParquetFileReader.open(input(path), OPTIONS)) {
      return remember(path, new Known(Optional.empty(), reader.getFooter()));
    }
  }

  /**
   * What a file's footer says of some columns at least, and of the file. Who needs more of them
   * later asks for all at once.
   *
   * @throws RuntimeException or IOException when the file is not Parquet
   */
  public static ParquetMetadata of(String path, Set<String> columns) throws IOException {
    Known known = known(path);
    if (known != null && known.has(columns)) {
      return known.footer();
    }
    Set<String> all = new HashSet<>(columns);
    if (known != null) {
      all.addAll(known.columns().orElseThrow());
    }
    return remember(path, new Known(Optional.of(all), FooterPart.of(input(path), all)));
  }

  private static Known known(String path) {
    synchronized (LAST) {
      return LAST.get(path);
    }
  }

  private static ParquetMetadata remember(String path, Known known) {
    synchronized (LAST) {
      forget(LAST.remove(path));
      LAST.put(path, known);
      keptChunks += known.chunks();
      Iterator<Known> eldest = LAST.values().iterator();
      while (keptChunks > KEPT_CHUNKS && LAST.size() > 1) {
        forget(eldest.next());
        eldest.remove();
      }
    }
    return known.footer();
  }

  private static void forget(Known known) {
    keptChunks -= known == null ? 0 : known.chunks();
  }

  /** Reads some columns of such a file, by the footer that was parsed before if it was. */
  public static ParquetFileReader reader(String path, Set<String> columns) throws IOException {
    ParquetMetadata footer = of(path, columns);
    InputFile file = input(path);
    return ParquetFileReader.open(file, footer, options(), file.newStream());
  }

  /**
   * How one file is read. What takes its pages apart keeps bytes between two pages, and ends with
   * the file: it cannot be shared by files that are read at once.
   */
  public static ParquetReadOptions options() {
    return ParquetReadOptions.builder(new HadoopParquetConfiguration(Storage.configuration()))
        .copy(OPTIONS)
        .withCodecFactory(HadoopCodecs.newFactory(Storage.configuration(), 0))
        .build();
  }

  private static InputFile input(String path) throws IOException {
    return HadoopInputFile.fromPath(new Path(path), Storage.configuration());
  }
}
