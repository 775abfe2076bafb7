package io.martlet.spark.prepare;

import io.martlet.plan.PlanException;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.contract.DeliveryContracts;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.manifest.DeliveryManifests;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/** Prepares a universe of which no one has: what is prepared of single files is used. */
final class Conversion {

  private final SparkSession spark;
  private final PlanUniverse universe;
  private final String folder;
  private final String target;
  private final DeliveryStore store;
  private final PartStore parts;
  private final Map<String, PlanSource> sources = new HashMap<>();

  /**
   * @param folder the universe's
   * @param target the folder of all prepared universes
   */
  Conversion(
      SparkSession spark,
      PlanUniverse universe,
      String folder,
      String target,
      DeliveryStore store) {
    this.spark = spark;
    this.universe = universe;
    this.folder = folder;
    this.target = target;
    this.store = store;
    this.parts = PartStore.of(target, universe, store, UUID.randomUUID().toString());
    universe.sources().forEach(source -> sources.put(source.name(), source));
  }

  /**
   * @throws MalformedRecordException when a record, or a header, is not as declared
   */
  UniverseManifest run() {
    if (universe.sources().isEmpty()) {
      throw new PlanException(
          "universe \"%s\" has no source: say in universe.yaml where its records are delivered"
              .formatted(universe.name()));
    }
    Concurrently.map(universe.sources(), this::verified);
    DeliveryManifests manifests = DeliveryManifests.of(universe, store, store::place);
    manifests.requireContents(spark);
    parts.deleteOrphans();
    List<PreparedPart> prepared = prepared();
    Written written = Written.of(prepared, new DeliveryContracts(universe.delivery().contracts()));
    UniverseManifest manifest = held(written, manifests);
    UniqueKeys.require(
        spark, () -> DeliveredFiles.of(universe, store), universe, manifest.places(target));
    if (manifest.write(folder)) {
      return manifest;
    }
    return UniverseManifest.text(folder)
        .flatMap(UniverseManifest::read)
        .orElseThrow(
            () ->
                new PlanException(
                    "universe \"%s\" in %s was prepared by someone else, and is gone. Prepare it again."
                        .formatted(universe.name(), Storage.plain(folder))));
  }

  /** What was written, held to what was said of the delivery. */
  private UniverseManifest held(Written written, DeliveryManifests manifests) {
    written.accounts().forEach(each -> manifests.requireRows(each.name(), each.read()));
    Optional<Long> last = FormerUniverses.in(target, store).records(universe.name(), folder);
    List<String> warnings =
        written.contracts().require(written.read(), last, LocalDate.now(ZoneOffset.UTC));
    UniverseManifest manifest =
        UniverseManifest.of(universe, written, manifests.digest(), warnings);
    manifest.accounts().forEach(SourceAccount::require);
    if (manifest.rows() == 0) {
      throw new MalformedRecordException(
          universe.sources().get(0).name(),
          0,
          "",
          "no record is delivered, which would empty every mart. Deliver the records again.");
    }
    // What was read must be what is pinned, and have stayed so.
    Concurrently.map(universe.sources(), this::verified);
    return manifest;
  }

  private List<PreparedPart> prepared() {
    Map<String, PreparedPart> known = parts.find(universe.sources());
    Rejects rejects = new Rejects(universe.delivery().rejects(), folder);
    known.values().forEach(part -> rejects.add(part.rejects()));
    List<PlanSource> pending =
        universe.sources().stream().filter(source -> !known.containsKey(source.name())).toList();
    try {
      if (!pending.isEmpty()) {
        known.putAll(prepare(pending, rejects));
      }
      return universe.sources().stream().map(source -> known.get(source.name())).toList();
    } catch (MalformedRecordException e) {
      throw e.andSo(rejects.told());
    } finally {
      rejects.write();
      parts.deleteLeft();
    }
  }

  private Map<String, PreparedPart> prepare(List<PlanSource> pending, Rejects rejects) {
    PlanUniverse some =
        new PlanUniverse(
            universe.name(), universe.key(), universe.columns(), pending, universe.delivery());
    DeliveredFiles delivered = DeliveredFiles.of(some, store);
    Map<String, PreparedPart> prepared = new HashMap<>();
    int allowed = universe.delivery().rejects() - rejects.count();
    PrepareJob job =
        new PrepareJob(
            spark,
            parts.folder(),
            allowed,
            part -> {
              PlanSource source = sources.get(part.account().name());
              verified(source);
              prepared.put(source.name(), parts.keep(source, part));
            });
    TaskUniverse tasks = TaskUniverse.of(universe);
    delivered.addTo(
        job,
        spark,
        file ->
            new TaskOutput(
                parts.folder(),
                parts.prefix(sources.get(file)),
                tasks,
                universe.delivery().fileBytes()));
    job.run(rejects);
    return prepared;
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
