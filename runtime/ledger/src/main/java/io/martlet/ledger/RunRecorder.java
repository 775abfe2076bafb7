package io.martlet.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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

  /** A model that has scores; shapes as in {@link ModelRecord}. */
  public record ScoredModel(String mart, int number, long positives, List<Long> ranks) {}

  /** A model that has none. */
  public record FailedModel(String mart, int number, FailureRecord failure) {}

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
          transaction.batch(
              "insert into step (run, name, cluster, state) values (?, ?, ?, 'PENDING')",
              steps.stream().map(step -> row(id, step.name(), step.cluster())).toList());
          transaction.batch(
              "insert into microbatch (run, name, step, state) values (?, ?, ?, 'PENDING')",
              steps.stream()
                  .flatMap(
                      step ->
                          step.microbatches().stream()
                              .map(microbatch -> row(id, microbatch, step.name())))
                  .toList());
          transaction.batch(
              "insert into mart (run, name, state) values (?, ?, 'PENDING')",
              models.stream()
                  .map(PlannedModel::mart)
                  .distinct()
                  .map(mart -> row(id, mart))
                  .toList());
          transaction.batch(
              "insert into model (run, mart, number, name, kind, microbatch, scoring_hash, inputs,"
                  + " state, first_rank) values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)",
              models.stream().map(model -> row(id, model)).toList());
        });
  }

  private static Object[] row(Object... values) {
    return values;
  }

  private static Object[] row(String run, PlannedModel model) {
    return row(
        run,
        model.mart(),
        model.number(),
        model.name(),
        model.kind(),
        model.microbatch(),
        model.scoringHash(),
        model.inputs(),
        model.firstRank());
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

  /**
   * A microbatch is through, and with it each of its models is scored over the whole universe or
   * has failed.
   */
  public void microbatchFinished(
      String microbatch, long records, List<ScoredModel> scored, List<FailedModel> failed) {
    sql.transact(
        transaction -> {
          transaction.batch(
              "update model set state = 'SCORED', records = ?, positives = ?, ranks = ? where run ="
                  + " ? and mart = ? and number = ?",
              scored.stream()
                  .map(
                      model ->
                          row(
                              records,
                              model.positives(),
                              model.ranks().toArray(Long[]::new),
                              run,
                              model.mart(),
                              model.number()))
                  .toList());
          transaction.batch(
              "update model set state = 'FAILED' where run = ? and mart = ? and number = ?",
              failed.stream().map(model -> row(run, model.mart(), model.number())).toList());
          transaction.batch(
              "insert into failure (run, mart, number, kind, signal, message) values (?, ?, ?, ?,"
                  + " ?, ?)",
              failed.stream()
                  .map(
                      model ->
                          row(
                              run,
                              model.mart(),
                              model.number(),
                              model.failure().kind(),
                              model.failure().signal().orElse(null),
                              model.failure().message()))
                  .toList());
          transaction.update(
              "update microbatch set state = 'FINISHED', finished = now(), records = ? where run ="
                  + " ? and name = ?",
              records,
              run,
              microbatch);
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
