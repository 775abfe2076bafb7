package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;

/**
 * What was prepared of delivered files that are part of no universe any more.
 *
 * @param folder its name, below that of all prepared universes
 * @param files their places
 */
public record UnusedParts(String folder, List<String> files, long bytes) {

  public UnusedParts {
    files = List.copyOf(files);
  }

  /**
   * Finds them, a folder a universe.
   *
   * @param target the folder of all prepared universes
   * @param kept whether a universe's folder stays, by its name
   * @param before only what is older goes
   */
  public static List<UnusedParts> in(String target, Predicate<String> kept, Instant before) {
    Set<String> keys = new HashSet<>();
    Map<String, List<FileStatus>> folders = new TreeMap<>();
    for (FileStatus file : Storage.listAll(target)) {
      String folder = file.getPath().getParent().getName();
      if (folder.endsWith(PartStore.FOLDER)) {
        folders.computeIfAbsent(folder, each -> new ArrayList<>()).add(file);
      } else if (file.getPath().getName().equals(UniverseManifest.NAME) && kept.test(folder)) {
        UniverseManifest.text(file.getPath().getParent().toString())
            .flatMap(UniverseManifest::read)
            .ifPresent(universe -> universe.places(target).forEach(place -> keys.add(key(place))));
      }
    }
    List<UnusedParts> unused = new ArrayList<>();
    folders.forEach(
        (folder, files) -> {
          List<FileStatus> gone =
              files.stream()
                  .filter(file -> !keys.contains(key(file.getPath().toString())))
                  .filter(file -> file.getModificationTime() < before.toEpochMilli())
                  .toList();
          if (!gone.isEmpty()) {
            unused.add(
                new UnusedParts(
                    folder,
                    gone.stream().map(file -> file.getPath().toString()).toList(),
                    gone.stream().mapToLong(FileStatus::getLen).sum()));
          }
        });
    return unused;
  }

  private static String key(String place) {
    String name = place.substring(place.lastIndexOf('/') + 1);
    return name.substring(0, Math.min(name.length(), PartStore.KEY));
  }

  public void delete() {
    files.forEach(Storage::delete);
  }
}
