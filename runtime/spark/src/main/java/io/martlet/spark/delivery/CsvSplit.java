package io.martlet.spark.delivery;

import com.github.luben.zstd.ZstdInputStream;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A part of a delivered CSV file: the records that begin in it.
 *
 * @param from its first byte
 * @param to the first byte behind it
 * @param number its place among the file's splits, from 0
 */
public record CsvSplit(DeliveredFile file, Compression compression, long from, long to, int number)
    implements Serializable {

  /** A whole file. */
  public static CsvSplit whole(DeliveredFile file) {
    long length = Storage.status(file.place()).getLen();
    return new CsvSplit(file, Compression.of(file), 0, length, 0);
  }

  /**
   * Cuts a file where its compression and encoding let it be cut.
   *
   * @param size how many bytes a split has, about
   */
  public List<CsvSplit> cut(long size, Dialect dialect) {
    boolean whole =
        (compression != Compression.NONE && compression != Compression.BZIP2)
            || !Encoding.isSplittable(dialect.encoding());
    int count = whole ? 1 : (int) Math.max(1, Math.min(Integer.MAX_VALUE, to / size));
    List<CsvSplit> splits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      splits.add(new CsvSplit(file, compression, at(i, count), at(i + 1, count), i));
    }
    return splits;
  }

  private long at(int i, int count) {
    return to / count * i + to % count * i / count;
  }

  /**
   * Opens it as UTF-8.
   *
   * @param bit where a compressed stream is known to have a block; -1 when that is not known
   */
  SplitBytes open(Dialect dialect, long bit) throws IOException {
    SplitBytes bytes =
        switch (compression) {
          case NONE -> new PlainBytes(file.place(), from, to);
          case BZIP2 -> new Bzip2Bytes(file.place(), from, to, bit);
          case GZIP, ZSTANDARD, XZ -> stream();
          case PARQUET -> throw new DamagedFileException("this is Parquet, no CSV");
        };
    return Encoding.utf8(bytes, dialect.encoding());
  }

  private StreamBytes stream() throws IOException {
    StorageInput raw = StorageInput.at(file.place(), 0);
    try {
      return new StreamBytes(raw, decompressed(raw), compression);
    } catch (IOException e) {
      raw.close();
      throw new DamagedFileException(
          "the %s stream is damaged: %s".formatted(compression, e.getMessage()));
    }
  }

  private InputStream decompressed(InputStream raw) throws IOException {
    return switch (compression) {
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(raw)
              .setDecompressConcatenated(true)
              .get();
      case ZSTANDARD -> new ZstdInputStream(raw);
      case XZ ->
          XZCompressorInputStream.builder()
              .setInputStream(raw)
              .setDecompressConcatenated(true)
              .get();
      case NONE, BZIP2, PARQUET -> raw;
    };
  }
}
