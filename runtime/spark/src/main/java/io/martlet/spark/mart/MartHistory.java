package io.martlet.spark.mart;

import io.martlet.plan.PlanBase;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/** What runs have left in one mart's table: snapshots that readers see, saw, or are to see next. */
final class MartHistory {

  /** What a snapshot calls the run that wrote it. */
  static final String RUN = "martlet.run";

  /** What the names of branches begin with, before the run that has staged them. */
  private static final String BRANCH = "run_";

  private final Table table;

  MartHistory(Table table) {
    this.table = table;
  }

  /** The branch on which a run stages the mart. */
  static String branch(String run) {
    return BRANCH + run;
  }

  /** The folder of its data files. */
  String data() {
    return Storage.child(table.location(), "data");
  }

  /** All that the table has of runs. */
  List<MartSnapshot> snapshots() {
    Set<Long> shown = new HashSet<>();
    SnapshotUtil.currentAncestors(table).forEach(each -> shown.add(each.snapshotId()));
    List<MartSnapshot> snapshots = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (snapshot.summary().containsKey(RUN)) {
        long id = snapshot.snapshotId();
        snapshots.add(
            new MartSnapshot(
                id,
                snapshot.summary().get(RUN),
                shown.contains(id),
                table.currentSnapshot() != null && table.currentSnapshot().snapshotId() == id,
                dataFiles(snapshot).stream()
                    .map(
                        file ->
                            new MartSnapshot.StoredFile(
                                file.location(), file.fileSizeInBytes(), file.recordCount()))
                    .toList()));
      }
    }
    return snapshots;
  }

  /** What readers see; the table must have a snapshot. */
  PublishedMart published() {
    Snapshot current = table.currentSnapshot();
    Map<Integer, String> models = MartColumns.subjects(table.schema());
    Map<Integer, String> former = new TreeMap<>();
    new TreeMap<>(table.schemas())
        .values()
        .forEach(each -> former.putAll(MartColumns.subjects(each)));
    former.keySet().removeAll(models.keySet());
    return new PublishedMart(
        current.snapshotId(),
        current.summary().getOrDefault(RUN, ""),
        Long.parseLong(current.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP)),
        MartColumns.key(table.schema()),
        models,
        former);
  }

  /** What the data files of a snapshot take. */
  long bytes(long snapshot) {
    return Long.parseLong(
        table.snapshot(snapshot).summary().get(SnapshotSummary.TOTAL_FILE_SIZE_PROP));
  }

  /** The snapshot that a run has published, whatever was published since. */
  Optional<Long> publishedBy(String run) {
    for (Snapshot each : SnapshotUtil.currentAncestors(table)) {
      if (run.equals(each.summary().get(RUN))) {
        return Optional.of(each.snapshotId());
      }
    }
    return Optional.empty();
  }

  /** The snapshot that a run has staged. */
  Optional<Long> stagedBy(String run) {
    return Optional.ofNullable(table.snapshot(branch(run)))
        .filter(snapshot -> run.equals(snapshot.summary().get(RUN)))
        .map(Snapshot::snapshotId);
  }

  /** What the last run has left that has staged the mart since it was published. */
  Optional<MartVersion> staged() {
    return table.refs().keySet().stream()
        .filter(branch -> branch.startsWith(BRANCH))
        .map(table::snapshot)
        .filter(this::isLatest)
        .filter(snapshot -> snapshot.summary().containsKey(RUN))
        .max(Comparator.comparingLong(Snapshot::timestampMillis))
        .map(snapshot -> new MartVersion(snapshot.summary().get(RUN), snapshot.snapshotId()));
  }

  /** What readers saw before what they see now. */
  Optional<MartVersion> former() {
    return StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
        .skip(1)
        .filter(snapshot -> snapshot.summary().containsKey(RUN))
        .map(snapshot -> new MartVersion(snapshot.summary().get(RUN), snapshot.snapshotId()))
        .findFirst();
  }

  /** Whether a snapshot is what readers see, or what they would see next. */
  boolean isLatest(Snapshot snapshot) {
    Snapshot current = table.currentSnapshot();
    return current == null
        || current.snapshotId() == snapshot.snapshotId()
        || Objects.equals(current.snapshotId(), snapshot.parentId());
  }

  /** By the universe's files, those of the snapshot that a run goes on from. */
  Map<Integer, String> files(PlanBase base) {
    Map<Integer, String> files = new HashMap<>();
    dataFiles(table.snapshot(base.snapshot()))
        .forEach(file -> files.put(MartLayout.universeFile(file.location()), file.location()));
    return files;
  }

  /** A snapshot's files. */
  List<DataFile> dataFiles(Snapshot snapshot) {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    } catch (IOException e) {
      throw new StorageException(table.location(), e);
    }
    return files;
  }
}
