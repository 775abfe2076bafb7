package io.martlet.spark.prepare;

import io.martlet.catalog.source.StoredFile;
import io.martlet.spark.Storage;
import java.util.Comparator;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;

/**
 * What was prepared of other deliveries.
 *
 * @param target the folder of all prepared universes
 */
record FormerUniverses(String target, DeliveryStore store) {

  static FormerUniverses in(String target, DeliveryStore store) {
    return new FormerUniverses(target, store);
  }

  /**
   * How many records the last delivery of a universe had.
   *
   * @param own the folder of the one that is prepared now
   */
  Optional<Long> records(String universe, String own) {
    return store.list(target).stream()
        .filter(StoredFile::folder)
        .map(StoredFile::name)
        .filter(folder -> isOf(folder, universe, own))
        .flatMap(folder -> UniverseManifest.find(folder).stream())
        .max(Comparator.comparingLong(FileStatus::getModificationTime))
        .flatMap(file -> Storage.read(file.getPath().toString()))
        .flatMap(UniverseManifest::read)
        .map(UniverseManifest::read);
  }

  private static boolean isOf(String folder, String universe, String own) {
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    return Preparation.isFolder(name, universe) && !own.endsWith("/" + name);
  }
}
