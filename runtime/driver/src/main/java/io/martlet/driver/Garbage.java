package io.martlet.driver;

import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.plan.PlanException;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.mart.MartWaste;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.UnusedParts;
import io.martlet.spark.score.ArtifactStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;

/**
 * What lies below a root that nothing needs any more. Needed is what readers see, what a rollback
 * would show, what a run that has not ended may go on from, or that has been staged and may still
 * be published, and of each catalog's last run the plan with all that it takes. What the ledger
 * does not know is somebody else's, and left alone.
 */
public final class Garbage {

  private final RunPlaces places;
  private final MartTables tables;
  private final int versions;
  private final Instant before;
  private final List<RunRecord> runs;

  /**
   * @param versions how many published ones of each mart are kept
   * @param before only what is older goes
   */
  public Garbage(
      RunPlaces places, MartTables tables, RunQueries ledger, int versions, Instant before) {
    this.places = places;
    this.tables = tables;
    this.versions = versions;
    this.before = before;
    this.runs = ledger.allRuns();
  }

  /** What a piece was. */
  public enum Kind {
    VERSIONS,
    STAGED,
    FILES,
    SCORES,
    UNIVERSES,
    PLANS,
    ARTIFACTS
  }

  /**
   * Something that nothing needs.
   *
   * @param name tells it from others of its kind
   * @param count of how many things it is
   */
  public record Piece(Kind kind, String name, int count, long bytes, Runnable removal) {}

  /** All that can go, in the order in which it should. */
  public List<Piece> find() {
    List<Piece> pieces = new ArrayList<>();
    marts(pieces);
    Set<String> known = new HashSet<>();
    runs.stream().filter(run -> !mayGoOn(run)).forEach(run -> known.add(run.id()));
    folders(Kind.SCORES, places.scores(), known::contains, pieces);
    Map<String, Optional<RunPlan>> plans = plans();
    Set<String> needed = needed(plans);
    Set<String> universes = new HashSet<>();
    Set<String> artifacts = new HashSet<>();
    for (String place : needed) {
      plans
          .get(place)
          .ifPresent(
              plan -> {
                universes.add(Preparation.folderName(plan.universe()));
                artifacts.addAll(ArtifactStore.names(plan));
              });
    }
    universes(universes, pieces);
    Set<String> plansToGo = new HashSet<>();
    plans.keySet().stream().filter(place -> !needed.contains(place)).forEach(plansToGo::add);
    folders(Kind.PLANS, places.allPlans(), plansToGo::contains, pieces);
    Set<String> digests = new HashSet<>();
    artifacts.forEach(name -> digests.add(name.substring(0, name.indexOf('/'))));
    folders(Kind.ARTIFACTS, places.artifacts(), name -> !digests.contains(name), pieces);
    return pieces;
  }

  private void universes(Set<String> needed, List<Piece> pieces) {
    int others = pieces.size();
    folders(
        Kind.UNIVERSES,
        places.universes(),
        name -> Preparation.isFolder(name) && !needed.contains(name),
        pieces);
    Set<String> gone = new HashSet<>();
    pieces.subList(others, pieces.size()).forEach(piece -> gone.add(piece.name()));
    for (UnusedParts parts :
        UnusedParts.in(places.universes(), folder -> !gone.contains(folder), before)) {
      pieces.add(
          new Piece(
              Kind.UNIVERSES, parts.folder(), parts.files().size(), parts.bytes(), parts::delete));
    }
  }

  private void marts(List<Piece> pieces) {
    Map<String, RunRecord> byId = new HashMap<>();
    runs.forEach(run -> byId.put(run.id(), run));
    Predicate<String> mayGoOn = run -> !byId.containsKey(run) || mayGoOn(byId.get(run));
    for (MartWaste waste : tables.waste(versions, before, mayGoOn)) {
      int count = waste.versions().size() + waste.staged().size() + waste.files().size();
      Kind kind =
          !waste.versions().isEmpty()
              ? Kind.VERSIONS
              : !waste.staged().isEmpty() ? Kind.STAGED : Kind.FILES;
      pieces.add(new Piece(kind, waste.mart(), count, waste.bytes(), () -> tables.remove(waste)));
    }
  }

  /** A run that has not ended, unless that is long ago. */
  private boolean mayGoOn(RunRecord run) {
    return run.state() == RunState.RUNNING
        || (run.state() != RunState.FINISHED && !run.started().isBefore(before));
  }

  /** By the names of their folders; empty for those that this Martlet cannot read. */
  private Map<String, Optional<RunPlan>> plans() {
    Map<String, Optional<RunPlan>> plans = new TreeMap<>();
    for (String place : places.planFiles()) {
      String folder = place.substring(0, place.lastIndexOf('/'));
      plans.put(folder.substring(folder.lastIndexOf('/') + 1), read(place));
    }
    return plans;
  }

  private static Optional<RunPlan> read(String place) {
    try {
      return Optional.of(StoredPlan.open(place).plan());
    } catch (PlanException ofAnotherVersion) {
      return Optional.empty();
    }
  }

  private Set<String> needed(Map<String, Optional<RunPlan>> plans) {
    Set<String> digests = new HashSet<>();
    Set<String> catalogs = new HashSet<>();
    for (RunRecord run : runs) {
      // The latest come first.
      if (catalogs.add(run.catalog()) || mayGoOn(run)) {
        digests.add(run.planDigest());
      }
    }
    Set<String> needed = new HashSet<>();
    plans.forEach(
        (name, plan) -> {
          boolean isOurs = plan.map(known -> catalogs.contains(known.catalog())).orElse(true);
          String digest = name.substring(0, Math.max(0, name.lastIndexOf('-')));
          if (!isOurs || digests.contains(digest) || isYoung(places.plan(name))) {
            needed.add(name);
          }
        });
    return needed;
  }

  private boolean isYoung(String folder) {
    return Storage.listAll(folder).stream().anyMatch(this::isYoung);
  }

  private boolean isYoung(FileStatus file) {
    return file.getModificationTime() >= before.toEpochMilli();
  }

  /** The folders below a place that go: those that may, and have no young file. */
  private void folders(Kind kind, String place, Predicate<String> mayGo, List<Piece> pieces) {
    Map<String, List<FileStatus>> folders = new TreeMap<>();
    String root = Storage.plain(place) + "/";
    for (FileStatus file : Storage.listAll(place)) {
      String path = Storage.plain(file.getPath().toString());
      if (path.startsWith(root) && path.indexOf('/', root.length()) > 0) {
        String name = path.substring(root.length(), path.indexOf('/', root.length()));
        folders.computeIfAbsent(name, each -> new ArrayList<>()).add(file);
      }
    }
    folders.forEach(
        (name, files) -> {
          if (mayGo.test(name) && files.stream().noneMatch(this::isYoung)) {
            long bytes = files.stream().mapToLong(FileStatus::getLen).sum();
            pieces.add(
                new Piece(kind, name, 1, bytes, () -> Storage.delete(Storage.child(place, name))));
          }
        });
  }
}
