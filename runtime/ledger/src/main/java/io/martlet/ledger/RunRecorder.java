package io.martlet.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Records one run while it goes on. It holds an advisory lock of the run's id: a run in state
 * RUNNING whose lock is free has lost its driver.
 */
public final class RunRecorder implements AutoCloseable {

  private final Sql sql;
  private final Connection owner;
  private String run = "";

  RunRecorder(DataSource source, Sql sql) {
    this.sql = sql;
    try {
      this.owner = source.getConnection();
    } catch (SQLException e) {
      throw new LedgerException("the ledger has no connection to spare", e);
    }
  }

  /** What is going to be scored: a step, its cluster and its microbatches. */
  public record PlannedStep(String name, String cluster, List<String> microbatches) {}

  /** A model that is going to be scored. */
  public record PlannedModel(
      String mart,
      int number,
      String name,
      String kind,
      String microbatch,
      String scoringHash,
      String inputs,
      int firstRank) {}

  /** Records that a run starts, with all that it is going to do. */
  public void start(
      String id,
      String catalog,
      String planDigest,
      List<PlannedStep> steps,
      List<PlannedModel> models) {
    run = id;
    try (PreparedStatement lock = owner.prepareStatement("select pg_advisory_lock(hashtext(?))")) {
      lock.setString(1, id);
      lock.execute();
    } catch (SQLException e) {
      throw new LedgerException("the ledger does not let the run start", e);
    }
    sql.transact(
        transaction -> {
          transaction.update(
              "update run set state = 'INTERRUPTED', finished = now() where state = 'RUNNING' and "
                  + RunQueries.DRIVER_GONE);
          transaction.update(
              "insert into run (id, catalog, plan_digest, state) values (?, ?, ?, 'RUNNING')",
              id,
              catalog,
              planDigest);
          for (PlannedStep step : steps) {
            transaction.update(
                "insert into step (run, name, cluster, state) values (?, ?, ?, 'PENDING')",
                id,
                step.name(),
                step.cluster());
            for (String microbatch : step.microbatches()) {
              transaction.update(
                  "insert into microbatch (run, name, step, state) values (?, ?, ?, 'PENDING')",
                  id,
                  microbatch,
                  step.name());
            }
          }
          for (String mart : models.stream().map(PlannedModel::mart).distinct().toList()) {
            transaction.update(
                "insert into mart (run, name, state) values (?, ?, 'PENDING')", id, mart);
          }
          for (PlannedModel model : models) {
            transaction.update(
                "insert into model (run, mart, number, name, kind, microbatch, scoring_hash,"
                    + " inputs, state, first_rank) values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)",
                id,
                model.mart(),
                model.number(),
                model.name(),
                model.kind(),
                model.microbatch(),
                model.scoringHash(),
                model.inputs(),
                model.firstRank());
          }
        });
  }

  public void stepStarted(String step) {
    sql.update(
        "update step set state = 'RUNNING', started = now() where run = ? and name = ?", run, step);
  }

  public void stepFinished(String step) {
    sql.update(
        "update step set state = 'FINISHED', finished = now() where run = ? and name = ?",
        run,
        step);
  }

  public void microbatchStarted(String microbatch) {
    sql.update(
        "update microbatch set state = 'RUNNING', started = now() where run = ? and name = ?",
        run,
        microbatch);
  }

  public void microbatchFinished(String microbatch, long records) {
    sql.update(
        "update microbatch set state = 'FINISHED', finished = now(), records = ? where run = ? and"
            + " name = ?",
        records,
        run,
        microbatch);
  }

  /** A model is scored over the whole universe; shapes as in {@link ModelRecord}. */
  public void modelScored(String mart, int number, long records, long positives, long[] ranks) {
    sql.update(
        "update model set state = 'SCORED', records = ?, positives = ?, ranks = ? where run = ? and"
            + " mart = ? and number = ?",
        records,
        positives,
        ranks,
        run,
        mart,
        number);
  }

  /** A model has failed, and with it the pass has none of its scores. */
  public void modelFailed(
      String mart, int number, String kind, Optional<String> signal, String message) {
    sql.transact(
        transaction -> {
          transaction.update(
              "update model set state = 'FAILED' where run = ? and mart = ? and number = ?",
              run,
              mart,
              number);
          transaction.update(
              "insert into failure (run, mart, number, kind, signal, message) values (?, ?, ?, ?,"
                  + " ?, ?)",
              run,
              mart,
              number,
              kind,
              signal.orElse(null),
              message);
        });
  }

  public void martStaged(String mart, long snapshot) {
    mart(mart, MartState.STAGED, snapshot);
  }

  public void martPublished(String mart, long snapshot) {
    mart(mart, MartState.PUBLISHED, snapshot);
  }

  private void mart(String mart, MartState state, long snapshot) {
    sql.update(
        "update mart set state = ?, snapshot = ? where run = ? and name = ?",
        state.name(),
        snapshot,
        run,
        mart);
  }

  /** A mart is replaced by one with fewer records than it must have, as somebody has asked. */
  public void fewerRecordsAccepted(String mart, String message) {
    sql.update(
        "insert into override (run, mart, gate, message) values (?, ?, 'RECORDS', ?)",
        run,
        mart,
        message);
  }

  /** The run came to its end. */
  public void finished(long records) {
    sql.update(
        "update run set state = 'FINISHED', records = ?, finished = now() where id = ?",
        records,
        run);
  }

  /** The tool itself failed. */
  public void broken(String message) {
    sql.update(
        "update run set state = 'BROKEN', message = ?, finished = now() where id = ?",
        message,
        run);
  }

  @Override
  public void close() {
    try (PreparedStatement unlock =
            owner.prepareStatement("select pg_advisory_unlock(hashtext(?))");
        owner) {
      unlock.setString(1, run);
      unlock.execute();
    } catch (SQLException e) {
      throw new LedgerException("the ledger's connection does not close", e);
    }
  }
}
