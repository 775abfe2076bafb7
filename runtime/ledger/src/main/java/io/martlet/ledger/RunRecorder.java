package io.martlet.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Records one run while it goes on, by one of its drivers: several may work on it at once. Each
 * holds a shared advisory lock of the run's id, and the lock of the step that it works on: a run in
 * state RUNNING whose lock is free has lost its drivers, and a step whose lock is free may be taken
 * up. The server frees the locks of a driver that is gone.
 */
public final class RunRecorder implements AutoCloseable {

  /** Takes models that failed in another run over, with why. */
  private static final List<String> FAILED_BEFORE =
      List.of(
          "insert into model (run, mart, number, name, kind, scoring_hash, inputs, state, first_rank)"
              + " select ?, mart, number, name, kind, scoring_hash, inputs, 'FAILED', first_rank"
              + " from model where run = ? and mart = ? and number = any(?)",
          "insert into failure (run, mart, number, kind, signal, message, record) select ?, mart, number,"
              + " kind, signal, message, record from failure where run = ? and mart = ? and number = any(?)");

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

  /** A model that has scores; shapes as in {@link ModelRecord}. */
  public record ScoredModel(String mart, int number, long positives, List<Long> ranks) {}

  /** A model that has none. */
  public record FailedModel(String mart, int number, FailureRecord failure) {}

  /**
   * Takes part in a run: in a new one, which is recorded with all that it is going to do, or in one
   * that other drivers have begun.
   *
   * @param records of the universe
   * @throws LedgerException when the run is of another plan
   */
  public void join(RunAgenda planned, long records) {
    run = planned.id();
    lock("select pg_advisory_lock_shared(hashtext(?))", run);
    sql.transact(
        transaction -> {
          transaction.update(
              "update run set state = 'INTERRUPTED', finished = now() where state = 'RUNNING' and"
                  + " id <> ? and "
                  + RunQueries.DRIVER_GONE,
              run);
          boolean isNew =
              transaction.update(
                      "insert into run (id, catalog, who, parent, plan_digest, universe, records,"
                          + " state) values (?, ?, ?, ?, ?, ?, ?, 'RUNNING') on conflict do nothing",
                      run,
                      planned.catalog(),
                      Publications.who(),
                      planned.parent(),
                      planned.planDigest(),
                      planned.universe(),
                      records)
                  == 1;
          if (isNew) {
            plan(transaction, planned);
          } else {
            goOn(transaction, run, planned.planDigest(), records);
          }
        });
  }

  private static void plan(Sql.Transaction transaction, RunAgenda planned) throws SQLException {
    String id = planned.id();
    transaction.batch(
        "insert into step (run, name, cluster, state) values (?, ?, ?, 'PENDING')",
        planned.steps().stream().map(step -> row(id, step.name(), step.cluster())).toList());
    transaction.batch(
        "insert into microbatch (run, name, step, state) values (?, ?, ?, 'PENDING')",
        planned.steps().stream()
            .flatMap(
                step ->
                    step.microbatches().stream()
                        .map(microbatch -> row(id, microbatch, step.name())))
            .toList());
    transaction.batch(
        "insert into mart (run, name, state) values (?, ?, 'PENDING')",
        planned.marts().stream().map(mart -> row(id, mart)).toList());
    transaction.batch(
        "insert into model (run, mart, number, name, kind, microbatch, scoring_hash, inputs,"
            + " state, first_rank) values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)",
        planned.models().stream().map(model -> row(id, model)).toList());
    for (RunAgenda.Base base : planned.bases()) {
      transaction.update(
          "update mart set base_run = ?, base_snapshot = ? where run = ? and name = ?",
          base.run(),
          base.snapshot(),
          id,
          base.mart());
      transaction.update(
          "insert into model (run, mart, number, name, kind, scoring_hash, inputs, state, records,"
              + " positives, first_rank, ranks, scored_by) select ?, mart, number, name, kind,"
              + " scoring_hash, inputs, 'KEPT', records, positives, first_rank, ranks,"
              + " coalesce(scored_by, run) from model where run = ? and mart = ? and number ="
              + " any(?)",
          id,
          base.run(),
          base.mart(),
          base.kept().toArray(Integer[]::new));
      for (String copy : FAILED_BEFORE) {
        transaction.update(
            copy, id, base.run(), base.mart(), base.missing().toArray(Integer[]::new));
      }
    }
  }

  private static void goOn(Sql.Transaction transaction, String id, String planDigest, long records)
      throws SQLException {
    if (!transaction.text("select plan_digest from run where id = ?", id).equals(planDigest)) {
      throw new LedgerException(
          "run %s is of another plan than %s. Start a new run.".formatted(id, planDigest));
    }
    transaction.update(
        "update run set state = 'RUNNING', records = ?, message = null, exit_code = null, finished ="
            + " null where id = ? and state in ('INTERRUPTED', 'BROKEN')",
        records,
        id);
  }

  /** A step that this driver alone works on until it is closed. */
  public final class StepLease implements AutoCloseable {

    private final String step;
    private final boolean finished;

    private StepLease(String step) {
      this.step = step;
      this.finished =
          sql.query(
                  "select state from step where run = ? and name = ?",
                  row -> row.getString("state"),
                  run,
                  step)
              .equals(List.of("FINISHED"));
    }

    /** Whether there is nothing left to do: another driver has finished it. */
    public boolean finished() {
      return finished;
    }

    @Override
    public void close() {
      lock("select pg_advisory_unlock(hashtext(?), hashtext(?))", run, step);
    }
  }

  /**
   * Waits until no other driver works on a step.
   *
   * @param taken is told when one does
   */
  public StepLease lease(String step, Runnable taken) {
    if (!lock("select pg_try_advisory_lock(hashtext(?), hashtext(?))", run, step)) {
      taken.run();
      lock("select pg_advisory_lock(hashtext(?), hashtext(?))", run, step);
    }
    return new StepLease(step);
  }

  /** What the lock answers; true when it answers nothing. */
  private boolean lock(String function, String... names) {
    try (PreparedStatement statement = owner.prepareStatement(function)) {
      for (int i = 0; i < names.length; i++) {
        statement.setString(i + 1, names[i]);
      }
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return !(answer.getObject(1) instanceof Boolean held) || held;
      }
    } catch (SQLException e) {
      throw new LedgerException("the ledger's connection is lost: " + e.getMessage(), e);
    }
  }

  private static Object[] row(Object... values) {
    return values;
  }

  private static Object[] row(String run, RunAgenda.Model model) {
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
        "update step set state = 'RUNNING', started = coalesce(started, now()) where run = ? and"
            + " name = ?",
        run,
        step);
  }

  public void stepFinished(String step) {
    sql.update(
        "update step set state = 'FINISHED', finished = now() where run = ? and name = ?",
        run,
        step);
  }

  public void microbatchStarted(String microbatch) {
    sql.update(
        "update microbatch set state = 'RUNNING', started = now() where run = ? and name = ? and"
            + " state <> 'FINISHED'",
        run,
        microbatch);
  }

  /** So many of a microbatch's records have scores by now. */
  public void recordsScored(String microbatch, long records) {
    sql.update(
        "update microbatch set scored = ? where run = ? and name = ?", records, run, microbatch);
  }

  /**
   * A microbatch is through, and with it each of its models is scored over the whole universe or
   * has failed.
   */
  public void microbatchFinished(
      String microbatch, long records, List<ScoredModel> scored, List<FailedModel> failed) {
    sql.transact(
        transaction -> {
          // One statement for thousands of models; an array of arrays would be a matrix to it.
          transaction.update(
              "update model set state = 'SCORED', records = ?, positives = done.positives, ranks ="
                  + " done.ranks::bigint[] from unnest(?, ?, ?, ?) as done (mart, number, positives,"
                  + " ranks) where model.run = ? and model.mart = done.mart and model.number ="
                  + " done.number",
              records,
              scored.stream().map(ScoredModel::mart).toArray(String[]::new),
              scored.stream().map(ScoredModel::number).toArray(Integer[]::new),
              scored.stream().map(ScoredModel::positives).toArray(Long[]::new),
              scored.stream().map(RunRecorder::arrayText).toArray(String[]::new),
              run);
          transaction.batch(
              "update model set state = 'FAILED' where run = ? and mart = ? and number = ?",
              failed.stream().map(model -> row(run, model.mart(), model.number())).toList());
          transaction.batch(
              "insert into failure (run, mart, number, kind, signal, message, record) values (?,"
                  + " ?, ?, ?, ?, ?, ?) on conflict do nothing",
              failed.stream()
                  .map(
                      model ->
                          row(
                              run,
                              model.mart(),
                              model.number(),
                              model.failure().kind(),
                              model.failure().signal().orElse(null),
                              model.failure().message(),
                              model.failure().record().orElse(null)))
                  .toList());
          transaction.update(
              "update microbatch set state = 'FINISHED', finished = now(), records = ?, scored = ?"
                  + " where run = ? and name = ?",
              records,
              records,
              run,
              microbatch);
        });
  }

  /** The ranks as PostgreSQL writes an array. */
  private static String arrayText(ScoredModel model) {
    return model.ranks().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  /**
   * What became of a mart's files.
   *
   * @param held why it is staged, where a gate has stopped it
   * @param previous the snapshot that readers saw before
   */
  public record MartEnding(
      MartState state, long snapshot, Optional<HeldMart> held, Optional<Long> previous) {}

  /**
   * Brings a mart to its end unless another driver has: drivers that come to it at once wait for
   * each other, and one that is killed between the table's commit and the ledger's has its work
   * found by the next.
   *
   * @param ending publishes or stages the mart
   * @return what this driver has made of it; empty when another one has
   */
  public Optional<MartEnding> endOnce(String mart, Supplier<MartEnding> ending) {
    return sql.ask(
        transaction -> {
          String state =
              transaction.text(
                  "select state from mart where run = ? and name = ? for update", run, mart);
          if (!state.equals(MartState.PENDING.name())) {
            return Optional.empty();
          }
          MartEnding end = ending.get();
          transaction.update(
              "update mart set state = ?, snapshot = ?, held_by = ?, held = ? where run = ? and"
                  + " name = ?",
              end.state().name(),
              end.snapshot(),
              end.held().map(HeldMart::gate).map(Gate::name).orElse(null),
              end.held().map(HeldMart::reason).orElse(null),
              run,
              mart);
          if (end.state() == MartState.PUBLISHED
              && !end.previous().equals(Optional.of(end.snapshot()))) {
            transaction.update(
                "insert into publication (run, mart, snapshot, previous, who) values (?, ?, ?, ?,"
                    + " ?)",
                run,
                mart,
                end.snapshot(),
                end.previous().orElse(null),
                Publications.who());
          }
          return Optional.of(end);
        });
  }

  /** A mart is replaced by one with fewer records than it must have, as somebody has asked. */
  public void fewerRecordsAccepted(String mart, String message) {
    sql.update(
        "insert into override (run, mart, gate, message, who) values (?, ?, 'RECORDS', ?, ?) on"
            + " conflict do nothing",
        run,
        mart,
        message,
        Publications.who());
  }

  /**
   * The run has come to its end if all of its steps and marts have, whoever did them.
   *
   * @return whether it has just now
   */
  public boolean finishedIfWhole() {
    return sql.ask(
        transaction ->
            transaction.update(
                    "update run set state = 'FINISHED', finished = now() where id = ? and state ="
                        + " 'RUNNING' and not exists (select from step where step.run = run.id and"
                        + " state <> 'FINISHED') and not exists (select from mart where mart.run ="
                        + " run.id and state = 'PENDING')",
                    run)
                == 1);
  }

  /**
   * A driver failed.
   *
   * @param exitCode what it exits with
   */
  public void broken(String message, int exitCode) {
    sql.update(
        "update run set state = 'BROKEN', message = ?, exit_code = ?, finished = now() where id = ?"
            + " and state <> 'FINISHED'",
        message,
        exitCode,
        run);
  }

  @Override
  public void close() {
    try (owner) {
      lock("select pg_advisory_unlock_shared(hashtext(?))", run);
    } catch (SQLException e) {
      throw new LedgerException("the ledger's connection does not close", e);
    }
  }
}
