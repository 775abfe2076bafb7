package io.martlet.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledger knows of runs. */
public final class RunQueries {

  /** Nobody holds the advisory lock of the row's run; see {@link RunRecorder}. */
  static final String DRIVER_GONE =
      "not exists (select from pg_locks where locktype = 'advisory' and"
          + " ((classid::bigint << 32) | objid::bigint) = hashtext(run.id)::bigint and database ="
          + " (select oid from pg_database where datname = current_database()))";

  private static final String RUN = "select run.*, " + DRIVER_GONE + " as gone from run ";

  private static final String TOTALS =
      "select run.*, "
          + DRIVER_GONE
          + " as gone, (select count(*) from mart where mart.run = run.id) as marts, (select"
          + " count(*) from mart where mart.run = run.id and state = 'PUBLISHED') as published,"
          + " (select count(*) from mart where mart.run = run.id and state = 'STAGED' and not exists"
          + " (select from model where model.run = mart.run and model.mart = mart.name and"
          + " model.state = 'FAILED')) as held, (select count(*) from model where model.run ="
          + " run.id) as models, (select count(*) from model where model.run = run.id and state ="
          + " 'KEPT') as kept, (select count(*) from model where model.run = run.id and state ="
          + " 'FAILED') as failed from run ";

  private final Sql sql;

  RunQueries(Sql sql) {
    this.sql = sql;
  }

  /** Runs of a catalog, latest first. */
  public List<RunRecord> runs(String catalog) {
    return sql.query(RUN + "where catalog = ? order by started desc", RunQueries::run, catalog);
  }

  /** The runs of all catalogs, latest first. */
  public List<RunRecord> allRuns() {
    return sql.query(RUN + "order by started desc", RunQueries::run);
  }

  /** One run, if there is one of that id. */
  public Optional<RunRecord> run(String id) {
    return sql.query(RUN + "where id = ?", RunQueries::run, id).stream().findFirst();
  }

  /** What has come of a run that is recorded. */
  public RunTotals totals(String id) {
    return sql.query(TOTALS + "where id = ?", RunQueries::totals, id).get(0);
  }

  /**
   * What has come of a catalog's runs, latest first.
   *
   * @param limit of how many
   */
  public List<RunTotals> latest(String catalog, int limit) {
    return sql.query(
        TOTALS + "where catalog = ? order by started desc limit ?",
        RunQueries::totals,
        catalog,
        limit);
  }

  /**
   * A model in each of the runs that scored it, latest first.
   *
   * @param limit in how many
   */
  public List<PastModel> history(String catalog, String mart, String model, int limit) {
    return sql.query(
        "select model.*, failure.kind as failure_kind, failure.signal, failure.message, failure.record, run.started,"
            + " mart.state as mart_state from model join run on run.id = model.run join mart on"
            + " (mart.run, mart.name) = (model.run, model.mart) left join failure on (failure.run,"
            + " failure.mart, failure.number) = (model.run, model.mart, model.number) where"
            + " run.catalog = ? and model.mart = ? and model.name = ? and model.state <> 'PENDING'"
            + " order by run.started desc limit ?",
        row ->
            new PastModel(
                row.getString("run"),
                row.getTimestamp("started").toInstant(),
                MartState.valueOf(row.getString("mart_state")),
                model(row)),
        catalog,
        mart,
        model,
        limit);
  }

  public List<MartRecord> marts(String run) {
    return sql.query(
        "select name, state, snapshot, held_by, held from mart where run = ? order by name",
        RunQueries::mart,
        run);
  }

  /** The marts of a run that somebody let pass a gate. */
  public List<String> overridden(String run, Gate gate) {
    return sql.query(
        "select mart from override where run = ? and gate = ?",
        row -> row.getString("mart"),
        run,
        gate.name());
  }

  private static MartRecord mart(ResultSet row) throws SQLException {
    String gate = row.getString("held_by");
    return new MartRecord(
        row.getString("name"),
        MartState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getObject("snapshot", Long.class)),
        gate == null
            ? Optional.empty()
            : Optional.of(new HeldMart(Gate.valueOf(gate), row.getString("held"))));
  }

  public List<ModelRecord> models(String run) {
    return sql.query(
        "select model.*, failure.kind as failure_kind, signal, message, record from model left join failure"
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

  /** The passes of a run, in their order. */
  public List<PassRecord> passes(String run) {
    return sql.query(
        "select microbatch.name, microbatch.step, step.cluster, (select count(*) from model where"
            + " model.run = microbatch.run and model.microbatch = microbatch.name) as models,"
            + " coalesce(microbatch.records, microbatch.scored) as records, microbatch.started,"
            + " microbatch.finished from microbatch join step on (step.run, step.name) ="
            + " (microbatch.run, microbatch.step) where microbatch.run = ? order by"
            + " microbatch.name",
        row ->
            new PassRecord(
                row.getString("name"),
                row.getString("step"),
                row.getString("cluster"),
                row.getLong("models"),
                row.getLong("records"),
                Optional.ofNullable(row.getTimestamp("started")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("finished")).map(Timestamp::toInstant)),
        run);
  }

  /** How fast the last run of a catalog was that scored anything. */
  public Optional<MeasuredRate> measuredRate(String catalog) {
    return PassWorkRows.rate(sql, catalog);
  }

  /** What a run's last driver was set to, by name; of old runs nothing. */
  public Map<String, String> settings(String run) {
    Map<String, String> settings = new LinkedHashMap<>();
    sql.query(
            "select unnest(setting_names) as name, unnest(setting_values) as value from run where"
                + " id = ?",
            row -> Map.entry(row.getString("name"), row.getString("value")),
            run)
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
    return settings;
  }

  /** How busy a run's drivers have kept their slots, pass by pass; of old runs nothing. */
  public List<PastWork> work(String run) {
    return PassWorkRows.of(sql, run);
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

  private static RunTotals totals(ResultSet row) throws SQLException {
    return new RunTotals(
        run(row),
        row.getLong("marts"),
        row.getLong("published"),
        row.getLong("held"),
        row.getLong("models"),
        row.getLong("kept"),
        row.getLong("failed"));
  }

  private static RunRecord run(ResultSet row) throws SQLException {
    RunState state = RunState.valueOf(row.getString("state"));
    boolean lost = state == RunState.RUNNING && row.getBoolean("gone");
    return new RunRecord(
        row.getString("id"),
        row.getString("catalog"),
        Optional.ofNullable(row.getString("who")),
        Optional.ofNullable(row.getString("parent")),
        row.getString("plan_digest"),
        row.getString("universe"),
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
                    row.getString("message"),
                    Optional.ofNullable(row.getString("record"))));
    Array ranks = row.getArray("ranks");
    return new ModelRecord(
        row.getString("mart"),
        row.getInt("number"),
        row.getString("name"),
        row.getString("kind"),
        Optional.ofNullable(row.getString("microbatch")),
        Optional.ofNullable(row.getString("scored_by")),
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
