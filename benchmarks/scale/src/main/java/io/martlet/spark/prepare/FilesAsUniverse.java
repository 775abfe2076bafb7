package io.martlet.spark.prepare;

import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.source.StoredFile;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.contract.DeliveryContracts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Makes a prepared universe of Parquet files that are there. */
public final class FilesAsUniverse {

  private FilesAsUniverse() {}

  /**
   * @param target the folder of all prepared universes
   * @param files on this machine
   * @param rows how many records each is said to have, if not those that it has
   */
  public static void prepare(
      PlanUniverse universe, String target, List<Path> files, OptionalLong rows)
      throws IOException {
    String folder = new Preparation(Path.of(""), target).folder(universe);
    DeliveryStore store = DeliveryStore.of(Path.of("/"), RememberedHashes.unkept());
    List<PreparedFile> prepared = new ArrayList<>();
    for (Path file : files) {
      String name =
          String.format(
              Locale.ROOT, "%s-files/part-%05d.parquet", universe.name(), prepared.size());
      String place = Storage.child(target, name);
      Storage.upload(file, place);
      StoredFile stored = store.find(place).orElseThrow();
      prepared.add(
          rows.isPresent()
              ? new PreparedFile(name, rows.getAsLong(), 1, stored.bytes(), stored.version().get())
              : PreparedFile.of(name, stored));
    }
    UniverseManifest.of(
            universe,
            new Written(prepared, List.of(), new DeliveryContracts(List.of())),
            "",
            List.of())
        .write(folder);
  }
}
