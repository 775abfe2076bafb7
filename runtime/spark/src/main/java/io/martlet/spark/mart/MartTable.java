package io.martlet.spark.mart;

import io.martlet.codegen.plan.PlanModel;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.expressions.Expressions;

/**
 * One mart's table. A run writes to a branch that readers do not see; publishing makes the branch
 * what readers see, together with the columns it brought, in one commit.
 */
final class MartTable {

  /** What a snapshot calls the run that wrote it. */
  static final String RUN = "martlet.run";

  private final String mart;
  private final Table table;

  MartTable(String mart, Table table) {
    this.mart = mart;
    this.table = table;
  }

  String location() {
    return table.location();
  }

  MetricsConfig metrics() {
    return MetricsConfig.forTable(table);
  }

  /** The schema once these models are in the table. Nothing is changed yet. */
  Schema schemaWith(List<PlanModel> models) {
    return MartSchema.withModels(table.updateSchema(), table.schema(), models).apply();
  }

  /**
   * Writes the mart to the run's branch, in place of all that the table holds.
   *
   * @return the staged snapshot's id
   */
  long stage(String run, List<DataFile> files) {
    String branch = branch(run);
    if (table.currentSnapshot() == null) {
      table.manageSnapshots().createBranch(branch).commit();
    } else {
      table.manageSnapshots().createBranch(branch, table.currentSnapshot().snapshotId()).commit();
    }
    OverwriteFiles overwrite =
        table
            .newOverwrite()
            .overwriteByRowFilter(Expressions.alwaysTrue())
            .set(RUN, run)
            .toBranch(branch);
    files.forEach(overwrite::addFile);
    overwrite.commit();
    table.refresh();
    return table.snapshot(branch).snapshotId();
  }

  /** Shows the staged snapshot to readers. */
  void publish(String run, List<PlanModel> models, Schema staged) {
    table.refresh();
    Transaction transaction = table.newTransaction();
    MartSchema.withModels(transaction.updateSchema(), table.schema(), models).commit();
    if (!transaction.table().schema().sameSchema(staged)) {
      throw new MartException(
          "mart \"%s\" got other columns while run %s was staged: run again".formatted(mart, run));
    }
    long snapshot = table.snapshot(branch(run)).snapshotId();
    transaction.manageSnapshots().setCurrentSnapshot(snapshot).removeBranch(branch(run)).commit();
    try {
      transaction.commitTransaction();
    } catch (CommitFailedException e) {
      throw new MartException(
          "mart \"%s\" was published by another run meanwhile: run again".formatted(mart), e);
    }
  }

  private static String branch(String run) {
    return "run_" + run;
  }
}
