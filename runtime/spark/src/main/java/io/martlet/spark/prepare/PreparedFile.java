package io.martlet.spark.prepare;

import io.martlet.catalog.Sha256Digest;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** One Parquet file of a universe, as it was when it had been written. */
record PreparedFile(String name, long rows, long bytes, String sha256) {

  /** What was hashed by this JVM, and looks as it did then. */
  private static final Map<Path, Hashed> HASHED = new ConcurrentHashMap<>();

  private record Hashed(long bytes, FileTime changed, Object inode, String sha256) {}

  static PreparedFile of(Path file) {
    try {
      long rows =
          Footers.of(file.toString()).getBlocks().stream()
              .mapToLong(BlockMetaData::getRowCount)
              .sum();
      return new PreparedFile(
          file.getFileName().toString(), rows, Files.size(file), hash(file).sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the file of that name. */
  Optional<String> damage(Path folder) {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.of(name + " is missing");
      }
      if (Files.size(file) != bytes) {
        return Optional.of(
            String.format(
                Locale.ROOT, "%s has %d bytes, it had %d", name, Files.size(file), bytes));
      }
      return hash(file).sha256().equals(sha256)
          ? Optional.empty()
          : Optional.of(name + " is not what was written");
    } catch (IOException e) {
      return Optional.of(name + " cannot be read: " + e.getMessage());
    }
  }

  private static Hashed hash(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Hashed known = HASHED.get(file);
    if (known != null
        && known.bytes() == now.size()
        && known.changed().equals(now.lastModifiedTime())
        && known.inode().equals(now.fileKey())) {
      return known;
    }
    Hashed hashed =
        new Hashed(now.size(), now.lastModifiedTime(), now.fileKey(), Sha256Digest.of(file));
    HASHED.put(file, hashed);
    return hashed;
  }
}
