package io.martlet.ledger;

import java.sql.SQLException;
import java.util.List;

/** All that a run is going to do, as rows: of a new run, nothing has come of them yet. */
final class AgendaRows {

  /** Takes models that failed in another run over, with why. */
  private static final List<String> FAILED_BEFORE =
      List.of(
          "insert into model (run, mart, number, name, kind, scoring_hash, inputs, state, first_rank)"
              + " select ?, mart, number, name, kind, scoring_hash, inputs, 'FAILED', first_rank"
              + " from model where run = ? and mart = ? and number = any(?)",
          "insert into failure (run, mart, number, kind, signal, message, record) select ?, mart, number,"
              + " kind, signal, message, record from failure where run = ? and mart = ? and number = any(?)");

  private AgendaRows() {}

  /**
   * Records a new run, or goes on with one that is on record.
   *
   * @return whether it is new
   * @throws LedgerException when the run is of another plan
   */
  static boolean join(Sql.Transaction transaction, RunAgenda planned, long records)
      throws SQLException {
    transaction.update(
        "update run set state = 'INTERRUPTED', finished = now() where state = 'RUNNING' and id <> ?"
            + " and "
            + RunQueries.DRIVER_GONE,
        planned.id());
    boolean isNew =
        transaction.update(
                "insert into run (id, catalog, who, parent, plan_digest, universe, records, state)"
                    + " values (?, ?, ?, ?, ?, ?, ?, 'RUNNING') on conflict do nothing",
                planned.id(),
                planned.catalog(),
                Publications.who(),
                planned.parent(),
                planned.planDigest(),
                planned.universe(),
                records)
            == 1;
    if (isNew) {
      insert(transaction, planned);
    } else {
      goOn(transaction, planned.id(), planned.planDigest(), records);
    }
    return isNew;
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

  private static void insert(Sql.Transaction transaction, RunAgenda planned) throws SQLException {
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
}
