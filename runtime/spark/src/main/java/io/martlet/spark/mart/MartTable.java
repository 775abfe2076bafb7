package io.martlet.spark.mart;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diff.MartKey;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.UniverseFile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.expressions.Expressions;

/**
 * One mart's table. A run writes files that nobody sees; publishing makes them what readers see,
 * with the columns that are theirs, in one commit. Files that are not to be published are staged:
 * on a branch that readers do not see.
 */
final class MartTable {

  /** Where a staged snapshot says which columns the table is to have with it. */
  private static final String SCHEMA = "martlet.schema";

  private final String mart;
  private final Table table;
  private final MartHistory history;

  MartTable(String mart, Table table) {
    this.mart = mart;
    this.table = table;
    this.history = new MartHistory(table);
  }

  /** What runs have left in it. */
  MartHistory history() {
    return history;
  }

  /** The schema once the table has these columns and no others. Nothing is changed yet. */
  Schema schemaOf(MartKey key, List<PlanModel> models) {
    return MartColumns.become(table.updateSchema(), table.schema(), key, models).apply();
  }

  /** Whether the table has these columns and no others. */
  boolean has(MartKey key, List<PlanModel> models) {
    return schemaOf(key, models).sameSchema(table.schema());
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
    if (!history.isLatest(from)) {
      throw publishedSince(base.run());
    }
    Map<Integer, Long> found = new TreeMap<>();
    history
        .dataFiles(from)
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

  /**
   * Keeps the files on the run's branch, in place of all that the table holds.
   *
   * @param schema that they were written with
   * @return the staged snapshot's id
   */
  long stage(String run, Schema schema, List<DataFile> files) {
    String branch = MartHistory.branch(run);
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
    MartPointer.pointTo(table);
    return table.snapshot(branch).snapshotId();
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
    MartPointer.pointTo(table);
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
    if (!history.isLatest(snapshot)) {
      throw publishedSince(version.run());
    }
    become(snapshot);
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
    MartPointer.pointTo(table);
  }

  /**
   * Deletes the files of a run that no snapshot of it has: of attempts that lost, and those that
   * others were made from.
   */
  void deleteUnused(String run) {
    Set<String> used = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (run.equals(snapshot.summary().get(MartHistory.RUN))) {
        history.dataFiles(snapshot).forEach(file -> used.add(new Path(file.location()).getName()));
      }
    }
    for (FileStatus file : Storage.listAll(history.data())) {
      String name = file.getPath().getName();
      if (name.startsWith(run + "-") && !used.contains(name)) {
        Storage.delete(file.getPath().toString());
      }
    }
  }

  private static OverwriteFiles overwrite(
      OverwriteFiles overwrite, String run, List<DataFile> files) {
    overwrite.overwriteByRowFilter(Expressions.alwaysTrue()).set(MartHistory.RUN, run);
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
                table.currentSnapshot().summary().getOrDefault(MartHistory.RUN, "of somebody else"),
                run));
  }

  private MartException overtaken(CommitFailedException cause) {
    return new MartException(
        "mart \"%s\" was changed by another run meanwhile, and stays as that left it: run again"
            .formatted(mart),
        cause);
  }
}
