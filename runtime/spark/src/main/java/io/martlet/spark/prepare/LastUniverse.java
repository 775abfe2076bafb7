package io.martlet.spark.prepare;

import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;

/**
 * What was prepared last of a universe.
 *
 * @param shown the files that it was prepared from
 * @param places its own files
 */
public record LastUniverse(String shown, List<String> places) {

  public LastUniverse {
    places = List.copyOf(places);
  }

  /**
   * The last that was prepared from other files than a universe has now.
   *
   * @param folder of all prepared universes
   */
  public static Optional<LastUniverse> otherThan(PlanUniverse now, String folder) {
    return Storage.listAll(folder).stream()
        .filter(file -> file.getPath().getName().equals(UniverseManifest.NAME))
        .filter(file -> Preparation.isFolder(file.getPath().getParent().getName(), now.name()))
        .sorted(Comparator.comparing(FileStatus::getModificationTime).reversed())
        .map(file -> read(file.getPath().getParent().toString(), folder, now))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<LastUniverse> read(String place, String folder, PlanUniverse now) {
    List<String> delivered = contents(now.sources());
    return UniverseManifest.text(place)
        .flatMap(UniverseManifest::read)
        .filter(manifest -> !contents(manifest.sources()).equals(delivered))
        .map(manifest -> new LastUniverse(shown(manifest.sources()), manifest.places(folder)));
  }

  private static List<String> contents(List<PlanSource> sources) {
    return sources.stream().map(PlanSource::content).toList();
  }

  private static String shown(List<PlanSource> sources) {
    String first = sources.isEmpty() ? "" : sources.get(0).name();
    return sources.size() < 2 ? first : first + " and " + (sources.size() - 1) + " more";
  }
}
