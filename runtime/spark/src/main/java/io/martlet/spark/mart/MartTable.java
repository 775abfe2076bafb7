package io.martlet.spark.mart;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.scan.UniverseFile;
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
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * One mart's table. A run writes files that nobody sees; publishing makes them what readers see,
 * with the columns that are theirs, in one commit. Files that are not to be published are staged:
 * on a branch that readers do not see.
 */
final class MartTable {

  /** What a snapshot calls the run that wrote it. */
  static final String RUN = "martlet.run";

  /** Where a staged snapshot says which columns the table is to have with it. */
  private static final String SCHEMA = "martlet.schema";

  /** What the names of branches begin with, before the run that has staged them. */
  private static final String BRANCH = "run_";

  private static final String POINTER = "version-hint.text";
  private static final String METADATA = ".metadata.json";

  private final String mart;
  private final Table table;

  MartTable(String mart, Table table) {
    this.mart = mart;
    this.table = table;
  }

  /** The folder of its data files. */
  String data() {
    return Storage.child(table.location(), "data");
  }

  /** The schema once the table has these columns and no others. Nothing is changed yet. */
  Schema schemaOf(MartKey key, List<PlanModel> models) {
    return MartColumns.become(table.updateSchema(), table.schema(), key, models).apply();
  }

  /** Whether the table has these columns and no others. */
  boolean has(MartKey key, List<PlanModel> models) {
    return schemaOf(key, models).sameSchema(table.schema());
  }

  /** By the universe's files, those of the snapshot that a run goes on from. */
  Map<Integer, String> files(PlanBase base) {
    Map<Integer, String> files = new HashMap<>();
    dataFiles(table.snapshot(base.snapshot()))
        .forEach(file -> files.put(MartLayout.universeFile(file.location()), file.location()));
    return files;
  }

  /**
   * Makes sure that a run can go on from a snapshot: that it is there, that nothing was published
   * since, and that its files go with the universe's.
   *
   * @throws MartException when it cannot
   */
  void requireBase(PlanBase base, List<UniverseFile> universe) {
    Snapshot from = table.snapshot(base.snapshot());
    if (from == null) {
      throw gone(base.run());
    }
    if (!isLatest(from)) {
      throw publishedSince(base.run());
    }
    Map<Integer, Long> found = new TreeMap<>();
    dataFiles(from)
        .forEach(file -> found.put(MartLayout.universeFile(file.location()), file.recordCount()));
    Map<Integer, Long> expected = new TreeMap<>();
    universe.forEach(file -> expected.put(file.index(), file.rows()));
    if (!found.equals(expected)) {
      throw new MartException(
          ("the files of mart \"%s\" are not those of the universe as it is prepared now. Score all"
                  + " of it: martlet run --all")
              .formatted(mart));
    }
  }

  /** Whether a snapshot is what readers see, or what they would see next. */
  boolean isLatest(Snapshot snapshot) {
    Snapshot current = table.currentSnapshot();
    return current == null
        || current.snapshotId() == snapshot.snapshotId()
        || Objects.equals(current.snapshotId(), snapshot.parentId());
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

  /**
   * Keeps the files on the run's branch, in place of all that the table holds.
   *
   * @param schema that they were written with
   * @return the staged snapshot's id
   */
  long stage(String run, Schema schema, List<DataFile> files) {
    String branch = branch(run);
    if (table.snapshot(branch) != null) {
      // Of a driver that was killed before it had filled it.
      table.manageSnapshots().removeBranch(branch).commit();
    }
    if (table.currentSnapshot() == null) {
      table.manageSnapshots().createBranch(branch).commit();
    } else {
      table.manageSnapshots().createBranch(branch, table.currentSnapshot().snapshotId()).commit();
    }
    overwrite(table.newOverwrite(), run, files)
        .set(SCHEMA, SchemaParser.toJson(schema))
        .toBranch(branch)
        .commit();
    table.refresh();
    point();
    return table.snapshot(branch).snapshotId();
  }

  private static String branch(String run) {
    return BRANCH + run;
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

  /**
   * Shows the files to readers, in place of all that the table holds.
   *
   * @param seen the snapshot that the plan was compared with, if there was any
   * @param staged the schema that they were written with
   * @return the new snapshot's id
   * @throws MartException when the table is another than the one they were written for
   */
  long publish(
      String run,
      Optional<Long> seen,
      MartKey key,
      List<PlanModel> models,
      Schema staged,
      List<DataFile> files) {
    table.refresh();
    Optional<Long> current = Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
    Transaction transaction = table.newTransaction();
    MartColumns.become(transaction.updateSchema(), table.schema(), key, models).commit();
    if (!current.equals(seen) || !transaction.table().schema().sameSchema(staged)) {
      throw overtaken(null);
    }
    overwrite(transaction.newOverwrite(), run, files).commit();
    try {
      transaction.commitTransaction();
    } catch (CommitFailedException e) {
      throw overtaken(e);
    }
    table.refresh();
    point();
    return table.currentSnapshot().snapshotId();
  }

  /**
   * Shows a snapshot that is staged, or was taken back.
   *
   * @throws MartException when another run has published the mart since
   */
  void show(MartVersion version) {
    Snapshot snapshot = table.snapshot(version.snapshot());
    if (snapshot == null) {
      throw gone(version.run());
    }
    if (!isLatest(snapshot)) {
      throw publishedSince(version.run());
    }
    become(snapshot);
  }

  /** What readers saw before what they see now. */
  Optional<MartVersion> former() {
    return StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
        .skip(1)
        .filter(snapshot -> snapshot.summary().containsKey(RUN))
        .map(snapshot -> new MartVersion(snapshot.summary().get(RUN), snapshot.snapshotId()))
        .findFirst();
  }

  /** Shows readers what they saw before, with the columns of that time. */
  void bringBack(MartVersion former) {
    become(table.snapshot(former.snapshot()));
  }

  private void become(Snapshot snapshot) {
    TableOperations operations = ((BaseTable) table).operations();
    TableMetadata now = operations.refresh();
    if (!Objects.equals(now.currentSnapshot(), table.currentSnapshot())) {
      throw overtaken(null);
    }
    String staged = snapshot.summary().get(SCHEMA);
    Schema schema =
        staged == null ? now.schemasById().get(snapshot.schemaId()) : SchemaParser.fromJson(staged);
    TableMetadata then =
        TableMetadata.buildFrom(now)
            .setCurrentSchema(schema, Math.max(now.lastColumnId(), schema.highestFieldId()))
            .setBranchSnapshot(snapshot.snapshotId(), SnapshotRef.MAIN_BRANCH)
            .build();
    try {
      operations.commit(now, then);
    } catch (CommitFailedException e) {
      throw overtaken(e);
    }
    table.refresh();
    point();
  }

  /**
   * Deletes the files of a run that no snapshot of it has: of attempts that lost, and those that
   * others were made from.
   */
  void deleteUnused(String run) {
    Set<String> used = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (run.equals(snapshot.summary().get(RUN))) {
        dataFiles(snapshot).forEach(file -> used.add(new Path(file.location()).getName()));
      }
    }
    for (FileStatus file : Storage.listAll(data())) {
      String name = file.getPath().getName();
      if (name.startsWith(run + "-") && !used.contains(name)) {
        Storage.delete(file.getPath().toString());
      }
    }
  }

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

  private static OverwriteFiles overwrite(
      OverwriteFiles overwrite, String run, List<DataFile> files) {
    overwrite.overwriteByRowFilter(Expressions.alwaysTrue()).set(RUN, run);
    files.forEach(overwrite::addFile);
    return overwrite;
  }

  private MartException gone(String run) {
    return new MartException(
        "what run %s left of mart \"%s\" is gone. Score all of it: martlet run --all"
            .formatted(run, mart));
  }

  private MartException publishedSince(String run) {
    return new MartException(
        ExitCode.USAGE,
        ("mart \"%s\" was published by run %s after run %s had left it, whose scores are older."
                + " Run the catalog: martlet run")
            .formatted(
                mart,
                table.currentSnapshot().summary().getOrDefault(RUN, "of somebody else"),
                run));
  }

  private MartException overtaken(CommitFailedException cause) {
    return new MartException(
        "mart \"%s\" was changed by another run meanwhile, and stays as that left it: run again"
            .formatted(mart),
        cause);
  }

  /**
   * Points readers that have no catalog to the current metadata, as a Hadoop table would. The
   * catalog in PostgreSQL decides; what it points to is there for a hundred changes more, so a
   * reader of an old pointer sees what was published before.
   */
  void point() {
    String metadata = ((BaseTable) table).operations().current().metadataFileLocation();
    int name = metadata.lastIndexOf('/') + 1;
    Storage.replace(
        metadata.substring(0, name) + POINTER, metadata.substring(name).replace(METADATA, ""));
  }

  /** The metadata that a table's folder points to; none where there is no table. */
  static Optional<String> metadataIn(String folder) {
    return Storage.read(folder + "/metadata/" + POINTER)
        .map(name -> folder + "/metadata/" + name + METADATA);
  }
}
