package io.martlet.ledger;

import io.martlet.ledger.RunRecorder.FailedModel;
import io.martlet.ledger.RunRecorder.ScoredModel;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What has come of a microbatch, as rows; the same once more when it is told again.
 *
 * @param records that it has gone over
 */
record OutcomeRows(
    String run,
    String microbatch,
    long records,
    List<ScoredModel> scored,
    List<FailedModel> failed) {

  OutcomeRows {
    scored = List.copyOf(scored);
    failed = List.copyOf(failed);
  }

  /**
   * @param ago milliseconds since it came to that
   */
  void insert(Sql.Transaction transaction, long ago) throws SQLException {
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
        scored.stream().map(OutcomeRows::arrayText).toArray(String[]::new),
        run);
    transaction.batch(
        "update model set state = 'FAILED' where run = ? and mart = ? and number = ?",
        failed.stream().map(model -> row(run, model.mart(), model.number())).toList());
    transaction.batch(
        "insert into failure (run, mart, number, kind, signal, message, record) values (?, ?, ?,"
            + " ?, ?, ?, ?) on conflict do nothing",
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
        "update microbatch set state = 'FINISHED', finished = coalesce(finished, "
            + RunRecorder.THEN
            + "), records = ?, scored = ?"
            + " where run = ? and name = ?",
        ago,
        records,
        records,
        run,
        microbatch);
  }

  private static Object[] row(Object... values) {
    return values;
  }

  /** The ranks as PostgreSQL writes an array. */
  private static String arrayText(ScoredModel model) {
    return model.ranks().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
