package io.martlet.driver;

import io.martlet.ledger.MartRecord;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartFileScores;
import io.martlet.spark.mart.MartSnapshot;
import io.martlet.spark.mart.MartSnapshot.StoredFile;
import io.martlet.spark.mart.MartTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;

/**
 * Holds what the ledger says of a run, what the marts' tables say, and what lies in storage against
 * each other.
 */
public final class Reconciliation {

  private final RunRecord run;
  private final RunQueries ledger;
  private final MartTables tables;
  private final RunPlaces places;
  private final List<String> differences = new ArrayList<>();
  private int files;

  public Reconciliation(RunRecord run, RunQueries ledger, MartTables tables, RunPlaces places) {
    this.run = run;
    this.ledger = ledger;
    this.tables = tables;
    this.places = places;
  }

  /**
   * @param differences each named, in words; none where all agree
   * @param files of marts that were looked at
   */
  public record Result(List<String> differences, int marts, int models, int files) {
    public Result {
      differences = List.copyOf(differences);
    }
  }

  public Result reconcile() {
    List<MartRecord> marts = ledger.marts(run.id());
    Map<String, List<ModelRecord>> models = new TreeMap<>();
    for (ModelRecord model : ledger.models(run.id())) {
      models.computeIfAbsent(model.mart(), mart -> new ArrayList<>()).add(model);
    }
    marts.forEach(mart -> mart(mart, models.getOrDefault(mart.name(), List.of())));
    if (run.state() == RunState.FINISHED
        && Storage.exists(Storage.child(places.scores(), run.id()))) {
      differ("The run has finished, and its score files are still there: martlet gc");
    }
    int all = models.values().stream().mapToInt(List::size).sum();
    return new Result(differences, marts.size(), all, files);
  }

  private void differ(String difference, Object... values) {
    differences.add(String.format(Locale.ROOT, difference, values));
  }

  private void mart(MartRecord mart, List<ModelRecord> models) {
    List<MartSnapshot> snapshots = tables.snapshots(mart.name());
    Optional<MartSnapshot> recorded =
        snapshots.stream()
            .filter(each -> mart.snapshot().equals(Optional.of(each.snapshot())))
            .findFirst();
    switch (mart.state()) {
      case PENDING -> {
        if (run.state() == RunState.FINISHED) {
          differ("Mart %s is pending, and its run has finished.", mart.name());
        }
        unrecorded(mart, snapshots, true);
      }
      case STAGED -> {
        unrecorded(mart, snapshots, false);
        recorded.ifPresentOrElse(
            snapshot -> files(mart, snapshot, models),
            () -> {
              if (isAwaited(snapshots)) {
                differ("Mart %s is staged, and its table has no snapshot of it.", mart.name());
              }
            });
      }
      case PUBLISHED -> published(mart, snapshots, recorded, models);
      case WITHDRAWN ->
          recorded
              .filter(MartSnapshot::current)
              .ifPresent(
                  snapshot -> differ("Mart %s was taken back, and readers see it.", mart.name()));
    }
  }

  /** Whether nobody has published the mart since: then what was staged is still wanted. */
  private boolean isAwaited(List<MartSnapshot> snapshots) {
    return snapshots.stream()
        .filter(MartSnapshot::current)
        .map(MartSnapshot::run)
        .flatMap(other -> ledger.run(other).stream())
        .noneMatch(other -> other.started().isAfter(run.started()));
  }

  private void unrecorded(MartRecord mart, List<MartSnapshot> snapshots, boolean staged) {
    for (MartSnapshot snapshot : snapshots) {
      if (snapshot.run().equals(run.id())
          && (snapshot.shown() || staged)
          && run.state() == RunState.FINISHED) {
        differ(
            "Mart %s has snapshot %d of this run in its table, which the ledger has as %s.",
            mart.name(), snapshot.snapshot(), mart.state().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private void published(
      MartRecord mart,
      List<MartSnapshot> snapshots,
      Optional<MartSnapshot> recorded,
      List<ModelRecord> models) {
    if (recorded.isEmpty()) {
      if (snapshots.stream().noneMatch(MartSnapshot::current) || isAwaited(snapshots)) {
        differ(
            "Mart %s is published as snapshot %d, which its table does not have.",
            mart.name(), mart.snapshot().orElse(0L));
      }
      return;
    }
    if (!recorded.get().shown()) {
      differ(
          "Mart %s is published as snapshot %d, and readers do not see it, nor have they.",
          mart.name(), recorded.get().snapshot());
    }
    files(mart, recorded.get(), models);
  }

  private void files(MartRecord mart, MartSnapshot snapshot, List<ModelRecord> models) {
    if (snapshot.records() != run.records()) {
      differ(
          "Mart %s has %,d records, the run %,d.", mart.name(), snapshot.records(), run.records());
    }
    MartFileScores scores = new MartFileScores();
    boolean whole = true;
    for (StoredFile file : snapshot.files()) {
      files++;
      Optional<Long> bytes = Storage.find(file.path()).map(FileStatus::getLen);
      if (bytes.isEmpty()) {
        differ("Mart %s lacks its file %s.", mart.name(), Storage.plain(file.path()));
        whole = false;
      } else if (bytes.get() != file.bytes()) {
        differ(
            "Mart %s has %s with %,d bytes, not %,d.",
            mart.name(), Storage.plain(file.path()), bytes.get(), file.bytes());
        whole = false;
      } else {
        scores.add(file.path()).ifPresent(damage -> differ("Mart %s: %s", mart.name(), damage));
      }
    }
    if (whole) {
      models.forEach(model -> model(mart, model, scores));
    }
  }

  private void model(MartRecord mart, ModelRecord model, MartFileScores scores) {
    String column = "model" + model.number() + "_rank";
    long there = scores.values(column);
    long expected = model.state() == ModelState.FAILED ? 0 : run.records();
    if (there != expected) {
      differ(
          "Model %s of mart %s has %,d scores in the files, by the ledger %,d.",
          model.name(), mart.name(), there, expected);
    }
  }
}
