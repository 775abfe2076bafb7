package io.martlet.spark.prepare;

import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.source.StoredFile;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * Looks at files that were just written, whose footers are at hand.
   *
   * @param folder an attempt's, in the universe's
   * @param names of the files in it
   */
  static ArrayList<PreparedFile> in(String folder, List<String> names) throws IOException {
    DeliveryStore store = DeliveryStore.of(Path.of("/"), RememberedHashes.unkept());
    ArrayList<PreparedFile> files = new ArrayList<>();
    for (String name : names) {
      StoredFile file = store.find(Storage.child(folder, name)).orElseThrow();
      files.add(of(attempt(folder) + "/" + name, file));
    }
    return files;
  }

  /** What an attempt's folder is called in the universe's. */
  static String attempt(String folder) {
    return new org.apache.hadoop.fs.Path(folder).getName();
  }

  /** Looks at one of them. */
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
