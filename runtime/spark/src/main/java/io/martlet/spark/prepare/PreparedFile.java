package io.martlet.spark.prepare;

import io.martlet.catalog.source.StoredFile;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * One Parquet file of a universe, as it was when it had been written.
 *
 * @param name its path below the universe's folder
 * @param version what tells its content from any other, as that of a delivered file
 */
record PreparedFile(String name, long rows, int rowGroups, long bytes, String version)
    implements Serializable {

  /** Looks at a file that was just written, whose footer is at hand. */
  static PreparedFile of(String name, StoredFile file) throws IOException {
    List<BlockMetaData> groups = Footers.of(file.name()).getBlocks();
    return new PreparedFile(
        name,
        groups.stream().mapToLong(BlockMetaData::getRowCount).sum(),
        groups.size(),
        file.bytes(),
        file.version().get());
  }

  /** What is wrong with it by now. */
  Optional<String> damage(Optional<StoredFile> found) {
    if (found.isEmpty()) {
      return Optional.of(name + " is missing");
    }
    if (found.get().bytes() != bytes) {
      return Optional.of(
          String.format(
              Locale.ROOT, "%s has %d bytes, it had %d", name, found.get().bytes(), bytes));
    }
    return found.get().version().get().equals(version)
        ? Optional.empty()
        : Optional.of(name + " is not what was written");
  }
}
