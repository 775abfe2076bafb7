package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Table;

/** The file in a table's folder that names the table's metadata to readers that have no catalog. */
final class MartPointer {

  private static final String POINTER = "version-hint.text";
  private static final String METADATA = ".metadata.json";

  private MartPointer() {}

  /**
   * Points readers that have no catalog to the current metadata, as a Hadoop table would. The
   * catalog in PostgreSQL decides; what it points to is there for a hundred changes more, so a
   * reader of an old pointer sees what was published before.
   */
  static void pointTo(Table table) {
    String metadata = ((BaseTable) table).operations().current().metadataFileLocation();
    int name = metadata.lastIndexOf('/') + 1;
    Storage.replace(
        metadata.substring(0, name) + POINTER, metadata.substring(name).replace(METADATA, ""));
  }

  /** The metadata that a table's folder points to; none where there is no table. */
  static Optional<String> metadataIn(String folder) {
    return Storage.read(folder + "/metadata/" + POINTER)
        .map(name -> folder + "/metadata/" + name + METADATA);
  }
}
