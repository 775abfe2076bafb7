package io.martlet.spark.prepare;

import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.source.StoredFile;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.manifest.DeliveryManifests;
import io.martlet.spark.scan.UniverseFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * Turns the delivered CSV or Parquet of a universe into Parquet as it is scored, strictly: a record
 * that is not as declared stops it. What was prepared before from the same files and columns is
 * used again, if it is as it was.
 *
 * <p>A universe's folder holds a manifest, and beside it a folder of files for each attempt. The
 * manifest names those of one attempt, the first that came to its end.
 */
public final class Preparation {

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
        folder,
        () -> {
          Former former = former(universe, folder);
          if (former.usable().isPresent()) {
            return prepared(former.usable().get(), folder, true);
          }
          former.damage().ifPresent(damaged);
          if (former.damage().isPresent()) {
            UniverseManifest.delete(folder);
          }
          return prepared(convert(spark, universe, folder), folder, false);
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
                .damage(universe, folder, store)
                .or(() -> otherManifest(universe, manifest.get()));
    return new Former(damage.isEmpty() ? manifest : Optional.empty(), damage);
  }

  private static PreparedUniverse prepared(
      UniverseManifest manifest, String folder, boolean found) {
    List<UniverseFile> files = new ArrayList<>();
    for (PreparedFile file : manifest.files()) {
      String place = Storage.plain(Storage.child(folder, file.name()));
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

  /** What the folder of a prepared universe is called. */
  public static String folderName(PlanUniverse universe) {
    return universe.name() + "-" + universe.digest().substring(0, 12);
  }

  private UniverseManifest convert(SparkSession spark, PlanUniverse universe, String folder) {
    if (universe.sources().isEmpty()) {
      throw new PlanException(
          "universe \"%s\" has no source: say in universe.yaml where its records are delivered"
              .formatted(universe.name()));
    }
    Concurrently.map(universe.sources(), this::verified);
    DeliveryManifests manifests = manifests(universe);
    manifests.requireContents(spark);
    DeliveredFiles delivered = DeliveredFiles.of(universe, store);
    if (Storage.isLocal(folder)) {
      // Of attempts that were killed: nobody else is at work here. Elsewhere others may be.
      store.list(folder).stream()
          .filter(StoredFile::folder)
          .forEach(attempt -> Storage.delete(attempt.name()));
    }
    String attempt = Storage.child(folder, UUID.randomUUID().toString());
    try {
      Written written = written(spark, universe, delivered, attempt, folder);
      written.accounts().forEach(each -> manifests.requireRows(each.name(), each.read()));
      Optional<Long> last = FormerUniverses.in(target, store).records(universe.name(), folder);
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      List<String> warnings = written.contracts().require(written.read(), last, today);
      UniverseManifest manifest =
          UniverseManifest.of(universe, written, manifests.digest(), warnings);
      requireRecords(manifest, universe);
      // What was read must be what is pinned, and have stayed so.
      Concurrently.map(universe.sources(), this::verified);
      UniqueKeys.require(spark, delivered, universe, manifest.places(folder));
      if (manifest.write(folder)) {
        return manifest;
      }
    } catch (Exception | Error e) {
      Storage.delete(attempt);
      throw e;
    }
    Storage.delete(attempt);
    return UniverseManifest.text(folder)
        .flatMap(UniverseManifest::read)
        .orElseThrow(
            () ->
                new PlanException(
                    "universe \"%s\" in %s was prepared by someone else, and is gone. Prepare it again."
                        .formatted(universe.name(), shown(folder))));
  }

  private static Written written(
      SparkSession spark,
      PlanUniverse universe,
      DeliveredFiles delivered,
      String attempt,
      String folder) {
    Rejects rejects = new Rejects(universe.delivery().rejects(), folder);
    try {
      return delivered.write(spark, TaskOutput.in(attempt, universe), rejects);
    } catch (MalformedRecordException e) {
      throw e.andSo(rejects.told());
    } finally {
      rejects.write();
    }
  }

  private static void requireRecords(UniverseManifest manifest, PlanUniverse universe) {
    manifest.accounts().forEach(SourceAccount::require);
    if (manifest.rows() == 0) {
      throw new MalformedRecordException(
          universe.sources().get(0).name(),
          0,
          "",
          "no record is delivered, which would empty every mart. Deliver the records again.");
    }
  }

  private DeliveryManifests manifests(PlanUniverse universe) {
    return DeliveryManifests.of(universe, store, store::place);
  }

  /** Where the delivery is not at hand, what was prepared of it stands for itself. */
  private Optional<String> otherManifest(PlanUniverse universe, UniverseManifest prepared) {
    boolean atHand =
        universe.sources().stream().limit(1).anyMatch(file -> store.find(file.name()).isPresent());
    return atHand && !prepared.manifests().equals(manifests(universe).digest())
        ? Optional.of("another manifest is delivered")
        : Optional.empty();
  }

  private PlanSource verified(PlanSource source) {
    Optional<PlanSource> found = store.find(source.name()).map(PlanSource::of);
    if (!found.equals(Optional.of(source))) {
      throw new MalformedRecordException(
          source.name(),
          0,
          "",
          "the file %s since the plan was compiled. Compile the catalog again, when nobody writes it."
              .formatted(found.isPresent() ? "changed" : "was removed"));
    }
    return source;
  }
}
