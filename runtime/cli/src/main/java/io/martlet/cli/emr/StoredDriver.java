package io.martlet.cli.emr;

import io.martlet.catalog.Sha256Digest;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.driver.RunPlaces;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.nio.file.Path;

/** The driver's jar at a run's root, in a folder named after what is in it. */
final class StoredDriver {

  private StoredDriver() {}

  /** Where this Martlet's driver is stored, or would be. */
  static String at(RunPlaces places) {
    Path jar = MartletHome.driver();
    try {
      String folder = Storage.child(Storage.child(places.root(), "drivers"), Sha256Digest.of(jar));
      return Storage.child(folder, jar.getFileName().toString());
    } catch (IOException e) {
      throw new StorageException(jar.toString(), e);
    }
  }

  /** Stores it where it is not; the place. */
  static String store(RunPlaces places) {
    String place = at(places);
    if (!Storage.exists(place)) {
      Storage.upload(MartletHome.driver(), place);
    }
    return place;
  }
}
