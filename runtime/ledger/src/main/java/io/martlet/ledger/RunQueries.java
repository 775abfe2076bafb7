package io.martlet.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** What the ledger knows of runs. */
public final class RunQueries {

  /** Nobody holds the advisory lock of the row's run; see {@link RunRecorder}. */
  static final String DRIVER_GONE =
      "not exists (select from pg_locks where locktype = 'advisory' and"
          + " ((classid::bigint << 32) | objid::bigint) = hashtext(run.id)::bigint and database ="
          + " (select oid from pg_database where datname = current_database()))";

  private final Sql sql;

  RunQueries(Sql sql) {
    this.sql = sql;
  }

  /** Runs of a catalog, latest first. */
  public List<RunRecord> runs(String catalog) {
    return sql.query(
        "select *, " + DRIVER_GONE + " as gone from run where catalog = ? order by started desc",
        RunQueries::run,
        catalog);
  }

  /** One run, if there is one of that id. */
  public Optional<RunRecord> run(String id) {
    return sql
        .query("select *, " + DRIVER_GONE + " as gone from run where id = ?", RunQueries::run, id)
        .stream()
        .findFirst();
  }

  /** What has come of a run that is recorded. */
  public RunTotals totals(String id) {
    RunRecord run = run(id).orElseThrow();
    return sql.query(
            "select (select count(*) from mart where run = ?) as marts, (select count(*) from mart"
                + " where run = ? and state = 'PUBLISHED') as published, (select count(*) from mart"
                + " where run = ? and state = 'STAGED' and not exists (select from model where"
                + " model.run = mart.run and model.mart = mart.name and model.state = 'FAILED'))"
                + " as held, (select count(*) from model where run = ?) as models, (select"
                + " count(*) from model where run = ? and state = 'FAILED') as failed",
            row ->
                new RunTotals(
                    run,
                    row.getLong("marts"),
                    row.getLong("published"),
                    row.getLong("held"),
                    row.getLong("models"),
                    row.getLong("failed")),
            id,
            id,
            id,
            id,
            id)
        .get(0);
  }

  public List<MartRecord> marts(String run) {
    return sql.query(
        "select name, state, snapshot from mart where run = ? order by name",
        row ->
            new MartRecord(
                row.getString("name"),
                MartState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("snapshot", Long.class))),
        run);
  }

  public List<ModelRecord> models(String run) {
    return sql.query(
        "select model.*, failure.kind as failure_kind, signal, message from model left join failure"
            + " using (run, mart, number) where run = ? order by mart, number",
        RunQueries::model,
        run);
  }

  /** How many steps and microbatches of a run are in each state, such as {@code 3 of 5}. */
  public Progress microbatches(String run) {
    return sql.query(
            "select count(*) filter (where state = 'FINISHED') as done, count(*)"
                + " filter (where state = 'RUNNING') as running, count(*) as planned from"
                + " microbatch where run = ?",
            row -> new Progress(row.getInt("done"), row.getInt("running"), row.getInt("planned")),
            run)
        .get(0);
  }

  /** How many model-records of a run have scores, by what its drivers have told so far. */
  public long modelRecords(String run) {
    return sql.query(
            "select coalesce(sum(scored * (select count(*) from model where model.run ="
                + " microbatch.run and model.microbatch = microbatch.name)), 0) as scored from"
                + " microbatch where run = ?",
            row -> row.getLong("scored"),
            run)
        .get(0);
  }

  /** How much of what was planned is done. */
  public record Progress(int done, int running, int planned) {}

  private static RunRecord run(ResultSet row) throws SQLException {
    RunState state = RunState.valueOf(row.getString("state"));
    boolean lost = state == RunState.RUNNING && row.getBoolean("gone");
    return new RunRecord(
        row.getString("id"),
        row.getString("catalog"),
        row.getString("plan_digest"),
        lost ? RunState.INTERRUPTED : state,
        row.getLong("records"),
        row.getTimestamp("started").toInstant(),
        Optional.ofNullable(row.getTimestamp("finished")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("message")),
        Optional.ofNullable(row.getObject("exit_code", Integer.class)));
  }

  private static ModelRecord model(ResultSet row) throws SQLException {
    Optional<FailureRecord> failure =
        row.getString("failure_kind") == null
            ? Optional.empty()
            : Optional.of(
                new FailureRecord(
                    row.getString("failure_kind"),
                    Optional.ofNullable(row.getString("signal")),
                    row.getString("message")));
    Array ranks = row.getArray("ranks");
    return new ModelRecord(
        row.getString("mart"),
        row.getInt("number"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("microbatch"),
        row.getString("scoring_hash"),
        row.getString("inputs"),
        ModelState.valueOf(row.getString("state")),
        row.getLong("records"),
        row.getLong("positives"),
        row.getInt("first_rank"),
        ranks == null ? List.of() : List.of((Long[]) ranks.getArray()),
        failure);
  }
}
