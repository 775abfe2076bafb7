package io.martlet.spark.prepare;

import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.manifest.DeliveryManifests;
import io.martlet.spark.scan.UniverseFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * Turns the delivered CSV or Parquet of a universe into Parquet as it is scored, strictly: a record
 * that is not as declared stops it. What was prepared before from the same files and columns is
 * used again, if it is as it was.
 *
 * <p>A universe's folder holds a manifest, of the first preparation that came to its end. It names
 * files of a folder beside it, which holds what was prepared of single delivered files.
 */
public final class Preparation {

  private static final Pattern FOLDER = Pattern.compile(".+-[0-9a-f]{12}");

  private final String target;
  private final DeliveryStore store;

  /**
   * @param catalogFolder the folder that deliveries without a URI are named from
   * @param target the folder of all prepared universes, a URI or what {@link Storage#location}
   *     makes of a local one; what local files are hashed to is remembered beside it
   */
  public Preparation(Path catalogFolder, String target) {
    this.target = target;
    this.store =
        DeliveryStore.of(
            catalogFolder,
            Storage.isLocal(target)
                ? RememberedHashes.in(Path.of(Storage.plain(target)).toAbsolutePath().getParent())
                : RememberedHashes.unkept());
  }

  /**
   * Prepares a universe, or finds it prepared and in order.
   *
   * @param damaged hears what is wrong with what was prepared before, which is prepared again
   * @throws MalformedRecordException when a record, or a header, is not as declared
   * @throws PlanException when a file is not what the plan pins, or there is none
   */
  public PreparedUniverse prepare(
      SparkSession spark, PlanUniverse universe, Consumer<String> damaged) {
    String folder = folder(universe);
    return PreparationLock.with(
        PartStore.folder(target, universe),
        () -> {
          Former former = former(universe, folder);
          if (former.usable().isPresent()) {
            return prepared(former.usable().get(), folder, true);
          }
          former.damage().ifPresent(damaged);
          if (former.damage().isPresent()) {
            UniverseManifest.delete(folder);
          }
          return prepared(
              new Conversion(spark, universe, folder, target, store).run(), folder, false);
        });
  }

  /**
   * What was prepared before.
   *
   * @throws PlanException when it is not prepared, or not for this plan, or was changed since
   */
  public PreparedUniverse open(PlanUniverse universe) {
    String folder = folder(universe);
    Former former = former(universe, folder);
    return prepared(
        former
            .usable()
            .orElseThrow(
                () ->
                    new PlanException(
                        former
                            .damage()
                            .map(
                                damage ->
                                    "universe \"%s\" in %s cannot be used: %s. Prepare it again."
                                        .formatted(universe.name(), shown(folder), damage))
                            .orElse(
                                "universe \"%s\" is not prepared in %s: prepare it first"
                                    .formatted(universe.name(), shown(folder))))),
        folder,
        true);
  }

  /**
   * What was prepared before, of which one at most is there.
   *
   * @param damage why what is there must not be used
   */
  private record Former(Optional<UniverseManifest> usable, Optional<String> damage) {}

  private Former former(PlanUniverse universe, String folder) {
    Optional<String> text = UniverseManifest.text(folder);
    if (text.isEmpty()) {
      return new Former(Optional.empty(), Optional.empty());
    }
    Optional<UniverseManifest> manifest = UniverseManifest.read(text.get());
    Optional<String> damage =
        manifest.isEmpty()
            ? Optional.of("its manifest cannot be read")
            : manifest
                .get()
                .damage(universe, target, store)
                .or(() -> otherManifest(universe, manifest.get()));
    return new Former(damage.isEmpty() ? manifest : Optional.empty(), damage);
  }

  private PreparedUniverse prepared(UniverseManifest manifest, String folder, boolean found) {
    List<UniverseFile> files = new ArrayList<>();
    for (PreparedFile file : manifest.files()) {
      String place = Storage.plain(Storage.child(target, file.name()));
      files.add(new UniverseFile(files.size(), place, file.rows()));
    }
    long rejected = manifest.accounts().stream().mapToLong(SourceAccount::rejected).sum();
    return new PreparedUniverse(
        files,
        manifest.accounts(),
        rejected == 0 ? Optional.empty() : Optional.of(Rejects.place(folder)),
        manifest.warnings(),
        found);
  }

  private static String shown(String folder) {
    return Storage.plain(folder);
  }

  /** Where a universe lies, prepared or not. */
  String folder(PlanUniverse universe) {
    return Storage.child(target, folderName(universe));
  }

  /** Whether a folder may be that of a prepared universe, by its name. */
  public static boolean isFolder(String name) {
    return FOLDER.matcher(name).matches();
  }

  /** Whether it may be that of a universe of this name. */
  static boolean isFolder(String name, String universe) {
    return isFolder(name) && name.substring(0, name.lastIndexOf('-')).equals(universe);
  }

  /** What the folder of a prepared universe is called. */
  public static String folderName(PlanUniverse universe) {
    return universe.name() + "-" + universe.digest().substring(0, 12);
  }

  /** Where the delivery is not at hand, what was prepared of it stands for itself. */
  private Optional<String> otherManifest(PlanUniverse universe, UniverseManifest prepared) {
    boolean atHand =
        universe.sources().stream().limit(1).anyMatch(file -> store.find(file.name()).isPresent());
    return atHand
            && !prepared
                .manifests()
                .equals(DeliveryManifests.of(universe, store, store::place).digest())
        ? Optional.of("another manifest is delivered")
        : Optional.empty();
  }
}
