package io.martlet.spark.manifest;

import io.martlet.catalog.source.SidecarNames;
import io.martlet.catalog.source.SourceStore;
import io.martlet.catalog.source.StoredFile;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What is said of delivered files: by the manifest that the universe declares, which then is about
 * all of them, and by those that lie beside them.
 */
public final class DeliveryManifests {

  private static final String PINNED = "sha256:";

  private final List<PlanSource> sources;
  private final Function<String, String> place;
  private final Map<String, List<FilePromise>> promises = new HashMap<>();

  private DeliveryManifests(List<PlanSource> sources, Function<String, String> place) {
    this.sources = sources;
    this.place = place;
  }

  /**
   * Reads them.
   *
   * @param place where a file of the store lies
   * @throws ManifestException when one of them is not understood, or the declared one is about
   *     other files
   */
  public static DeliveryManifests of(
      PlanUniverse universe, SourceStore store, Function<String, String> place) {
    DeliveryManifests manifests = new DeliveryManifests(universe.sources(), place);
    universe.delivery().manifest().ifPresent(manifests::readDeclared);
    manifests.readFound(store);
    return manifests;
  }

  private void readDeclared(String manifest) {
    String text =
        Storage.read(place.apply(manifest))
            .orElseThrow(
                () ->
                    new ManifestException(
                        manifest, "the universe's manifest does not exist. Deliver it"));
    Set<String> told = new HashSet<>();
    for (FilePromise promise : ManifestText.read(text, manifest)) {
      PlanSource source =
          source(promise)
              .orElseThrow(
                  () ->
                      new ManifestException(
                          manifest,
                          "it names \"%s\", which is not delivered".formatted(promise.file())));
      told.add(source.name());
      add(source, promise);
    }
    for (PlanSource source : sources) {
      if (!told.contains(source.name())) {
        throw new ManifestException(
            manifest, "it does not name \"%s\", which is delivered".formatted(source.name()));
      }
    }
  }

  private void readFound(SourceStore store) {
    Map<String, PlanSource> byName = new HashMap<>();
    Set<String> folders = new LinkedHashSet<>();
    for (PlanSource source : sources) {
      byName.put(source.name(), source);
      folders.add(folder(source.name()));
    }
    for (String folder : folders) {
      for (StoredFile file : store.list(folder)) {
        Optional<PlanSource> alone =
            SidecarNames.described(file.name()).map(byName::get).filter(each -> each != null);
        if (!file.folder() && (alone.isPresent() || SidecarNames.isManifest(file.last()))) {
          read(file.name(), alone);
        }
      }
    }
  }

  private void read(String manifest, Optional<PlanSource> alone) {
    String text = Storage.read(place.apply(manifest)).orElse("");
    List<FilePromise> read =
        alone.isPresent()
            ? ChecksumText.read(text, manifest, last(alone.get().name()))
            : ManifestText.read(text, manifest);
    for (FilePromise promise : read) {
      alone.or(() -> source(promise)).ifPresent(source -> add(source, promise));
    }
  }

  private void add(PlanSource source, FilePromise promise) {
    promises.computeIfAbsent(source.name(), name -> new ArrayList<>()).add(promise);
  }

  /** The file that a manifest means: by its URI, its path beside the manifest, or its last name. */
  private Optional<PlanSource> source(FilePromise promise) {
    String beside =
        folder(promise.manifest()).isEmpty()
            ? promise.file()
            : folder(promise.manifest()) + "/" + promise.file();
    return sources.stream()
        .filter(source -> source.name().equals(promise.file()) || source.name().equals(beside))
        .findFirst()
        .or(
            () ->
                sources.stream()
                    .filter(source -> last(source.name()).equals(last(promise.file())))
                    .findFirst());
  }

  private static String folder(String name) {
    return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Equal for manifests that say the same; empty where there are none. */
  public String digest() {
    if (promises.isEmpty()) {
      return "";
    }
    StringBuilder all = new StringBuilder();
    sources.forEach(source -> all.append(promises.get(source.name())).append('\n'));
    return Digest.ofText(all.toString());
  }

  /**
   * Holds files to their sizes and hashes. Those that a plan does not know are computed.
   *
   * @throws ManifestException at one that differs
   */
  public void requireContents(SparkSession spark) {
    List<FileHash> unknown = new ArrayList<>();
    List<FilePromise> wanted = new ArrayList<>();
    for (PlanSource source : sources) {
      for (FilePromise promise : promises.getOrDefault(source.name(), List.of())) {
        promise
            .bytes()
            .ifPresent(
                bytes ->
                    require(
                        source.name(), "bytes", number(source.bytes()), number(bytes), promise));
        if (promise.sha256().isPresent() && source.version().startsWith(PINNED)) {
          String pinned = source.version().substring(PINNED.length());
          require(source.name(), "SHA-256", pinned, promise.sha256().get(), promise);
        } else if (promise.sha256().isPresent()) {
          unknown.add(new FileHash(source.name(), place.apply(source.name()), "SHA-256"));
          wanted.add(promise);
        }
        if (promise.md5().isPresent()) {
          unknown.add(new FileHash(source.name(), place.apply(source.name()), "MD5"));
          wanted.add(promise);
        }
      }
    }
    List<String> found = computed(spark, unknown);
    for (int i = 0; i < unknown.size(); i++) {
      boolean md5 = unknown.get(i).algorithm().equals("MD5");
      String said = (md5 ? wanted.get(i).md5() : wanted.get(i).sha256()).orElseThrow();
      require(unknown.get(i).name(), unknown.get(i).algorithm(), found.get(i), said, wanted.get(i));
    }
  }

  private static List<String> computed(SparkSession spark, List<FileHash> hashes) {
    if (hashes.isEmpty()) {
      return List.of();
    }
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(hashes, hashes.size())
        .map(FileHash::compute)
        .collect();
  }

  /**
   * Holds a file to its number of records.
   *
   * @throws ManifestException when it has another
   */
  public void requireRows(String file, long rows) {
    for (FilePromise promise : promises.getOrDefault(file, List.of())) {
      promise
          .rows()
          .ifPresent(said -> require(file, "records", number(rows), number(said), promise));
    }
  }

  private static void require(
      String file, String what, String found, String said, FilePromise promise) {
    if (!found.equals(said)) {
      throw new ManifestException(
          file,
          "%s says %s %s, the file has %s. Deliver it again"
              .formatted(promise.manifest(), what, said, found));
    }
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
