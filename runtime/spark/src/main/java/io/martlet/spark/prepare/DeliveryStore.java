package io.martlet.spark.prepare;

import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.source.LocalStore;
import io.martlet.catalog.source.SourceEntry;
import io.martlet.catalog.source.SourceStore;
import io.martlet.catalog.source.StoredFile;
import io.martlet.spark.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Deliveries wherever they lie: local ones, and those in stores that Hadoop knows. */
public final class DeliveryStore implements SourceStore {

  private final LocalStore local;

  private DeliveryStore(LocalStore local) {
    this.local = local;
  }

  /**
   * @param folder the catalog's
   */
  public static DeliveryStore of(Path folder, RememberedHashes hashes) {
    return new DeliveryStore(new LocalStore(folder, hashes));
  }

  @Override
  public boolean reaches(SourceEntry place) {
    return true;
  }

  @Override
  public Optional<StoredFile> find(String name) {
    return isLocal(name) ? local.find(name) : RemoteStore.find(name);
  }

  @Override
  public List<StoredFile> list(String folder) {
    return isLocal(folder) ? local.list(folder) : RemoteStore.list(folder);
  }

  /** Where a delivered file lies, as Hadoop calls it. */
  String place(String name) {
    return isLocal(name) ? Storage.location(local.path(name).toAbsolutePath()) : name;
  }

  private static boolean isLocal(String name) {
    return new SourceEntry(name).isLocal();
  }
}
