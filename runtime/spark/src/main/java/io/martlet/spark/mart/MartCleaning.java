package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Finds what of a mart's table nobody needs: neither readers, nor a rollback, nor a run that may go
 * on, be retried or be published.
 */
final class MartCleaning {

  private final Table table;
  private final MartHistory history;
  private final int versions;
  private final Instant before;
  private final Predicate<String> mayGoOn;

  /**
   * @param versions how many published ones are kept
   * @param before only what is older goes
   * @param mayGoOn whether a run may still write, or read what it has written
   */
  MartCleaning(Table table, int versions, Instant before, Predicate<String> mayGoOn) {
    this.table = table;
    this.history = new MartHistory(table);
    this.versions = versions;
    this.before = before;
    this.mayGoOn = mayGoOn;
  }

  MartWaste find(String name) {
    Set<Long> kept = new HashSet<>();
    Set<Long> published = new HashSet<>();
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      published.add(snapshot.snapshotId());
      if (kept.size() < versions && isOfARun(snapshot)) {
        kept.add(snapshot.snapshotId());
      }
    }
    List<Long> staged = new ArrayList<>();
    List<Long> old = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      long id = snapshot.snapshotId();
      if (!kept.contains(id) && !isNeeded(snapshot, published.contains(id))) {
        (isStaged(snapshot) ? staged : old).add(id);
      }
    }
    Set<Long> gone = new HashSet<>(staged);
    gone.addAll(old);
    Map<String, Long> freed = files(gone, true);
    files(gone, false).keySet().forEach(freed::remove);
    Map<String, Long> orphans = orphans();
    long bytes =
        freed.values().stream().mapToLong(Long::longValue).sum()
            + orphans.values().stream().mapToLong(Long::longValue).sum();
    return new MartWaste(name, old, staged, orphans.keySet().stream().sorted().toList(), bytes);
  }

  private boolean isNeeded(Snapshot snapshot, boolean published) {
    return snapshot.timestampMillis() >= before.toEpochMilli()
        || (!published && history.isLatest(snapshot))
        || (isOfARun(snapshot) && mayGoOn.test(snapshot.summary().get(MartHistory.RUN)));
  }

  private static boolean isOfARun(Snapshot snapshot) {
    return snapshot.summary().containsKey(MartHistory.RUN);
  }

  private boolean isStaged(Snapshot snapshot) {
    return table.refs().entrySet().stream()
        .anyMatch(
            ref ->
                !ref.getKey().equals(SnapshotRef.MAIN_BRANCH)
                    && ref.getValue().snapshotId() == snapshot.snapshotId());
  }

  /** The files of the snapshots that go, or of those that stay, with their bytes. */
  private Map<String, Long> files(Set<Long> gone, boolean ofThoseThatGo) {
    Map<String, Long> files = new HashMap<>();
    StreamSupport.stream(table.snapshots().spliterator(), false)
        .filter(snapshot -> gone.contains(snapshot.snapshotId()) == ofThoseThatGo)
        .forEach(
            snapshot -> {
              for (DataFile file : history.dataFiles(snapshot)) {
                files.put(file.location(), file.fileSizeInBytes());
              }
            });
    return files;
  }

  /** Files of runs that have ended, which no snapshot has. */
  private Map<String, Long> orphans() {
    Set<String> known = new HashSet<>();
    files(Set.of(), false).keySet().forEach(file -> known.add(new Path(file).getName()));
    Map<String, Long> orphans = new HashMap<>();
    for (FileStatus file : Storage.listAll(history.data())) {
      String name = file.getPath().getName();
      if (!known.contains(name)
          && file.getModificationTime() < before.toEpochMilli()
          && MartLayout.run(name).filter(mayGoOn.negate()).isPresent()) {
        orphans.put(file.getPath().toString(), file.getLen());
      }
    }
    return orphans;
  }

  /** Takes it away, what readers might find last. */
  void remove(MartWaste waste) {
    Set<Long> gone = new HashSet<>(waste.staged());
    gone.addAll(waste.versions());
    ManageSnapshots branches = table.manageSnapshots();
    boolean any = false;
    for (Map.Entry<String, SnapshotRef> ref : table.refs().entrySet()) {
      if (!ref.getKey().equals(SnapshotRef.MAIN_BRANCH)
          && gone.contains(ref.getValue().snapshotId())) {
        branches.removeBranch(ref.getKey());
        any = true;
      }
    }
    if (any) {
      branches.commit();
    }
    if (!gone.isEmpty()) {
      // None by its age: only those that are named.
      ExpireSnapshots expire = table.expireSnapshots().expireOlderThan(0);
      gone.forEach(expire::expireSnapshotId);
      expire.commit();
    }
    waste.files().forEach(Storage::delete);
    table.refresh();
    MartPointer.pointTo(table);
  }
}
