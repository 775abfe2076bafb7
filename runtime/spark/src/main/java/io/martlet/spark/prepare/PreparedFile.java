package io.martlet.spark.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.source.StoredFile;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * One Parquet file of a universe, as it was when it had been written.
 *
 * @param name its path below the folder of all prepared universes
 * @param version what tells its content from any other, as that of a delivered file
 */
record PreparedFile(String name, long rows, int rowGroups, long bytes, String version)
    implements Serializable {

  /**
   * Looks at files that were just written, whose footers are at hand.
   *
   * @param folder directly below that of all prepared universes
   * @param names of the files in it
   */
  static ArrayList<PreparedFile> in(String folder, List<String> names) throws IOException {
    DeliveryStore store = DeliveryStore.of(java.nio.file.Path.of("/"), RememberedHashes.unkept());
    ArrayList<PreparedFile> files = new ArrayList<>();
    for (String name : names) {
      StoredFile file = store.find(Storage.child(folder, name)).orElseThrow();
      files.add(of(new Path(folder).getName() + "/" + name, file));
    }
    return files;
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

  /** The name without its folder. */
  String last() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** As JSON. */
  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("rows", rows)
        .put("row_groups", rowGroups)
        .put("bytes", bytes)
        .put("version", version);
  }

  /** What was written as JSON. */
  static PreparedFile of(JsonNode root) {
    return new PreparedFile(
        root.path("name").asText(),
        root.path("rows").asLong(),
        root.path("row_groups").asInt(),
        root.path("bytes").asLong(),
        root.path("version").asText());
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
