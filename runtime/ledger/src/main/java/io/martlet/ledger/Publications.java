package io.martlet.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What readers see by somebody's decision, on record with who and why. */
public final class Publications {

  private final Sql sql;

  Publications(Sql sql) {
    this.sql = sql;
  }

  /** Whoever works here, by the name that the system has for them. */
  static String who() {
    return System.getProperty("user.name", "");
  }

  /**
   * Records that somebody shows a mart as a run has left it, and shows it.
   *
   * @param mart staged or withdrawn, held by a gate or not
   * @param without its models that have no scores
   * @param previous the snapshot that readers see before
   * @param show makes it what readers see; nothing is recorded when that fails
   */
  public void release(
      String run,
      MartRecord mart,
      List<String> without,
      Optional<Long> previous,
      String reason,
      Runnable show) {
    sql.transact(
        transaction -> {
          String id = row(transaction, run, mart.name());
          transaction.update(
              "update mart set state = 'PUBLISHED' where run = ? and name = ?", run, id);
          if (mart.held().isPresent()) {
            HeldMart held = mart.held().get();
            override(transaction, run, id, held.gate(), held.reason(), reason);
          }
          if (!without.isEmpty()) {
            String message = "without scores of " + String.join(", ", without);
            override(transaction, run, id, Gate.MODELS, message, reason);
          }
          record(transaction, run, id, mart.snapshot().orElseThrow(), previous, without, reason);
          show.run();
        });
  }

  /**
   * Records that somebody brings back what a mart was before, and brings it back.
   *
   * @param from the run whose version readers see, and its snapshot
   * @param to the run whose version they are to see
   * @param show makes it what readers see; nothing is recorded when that fails
   */
  public void rollBack(String mart, Version from, Version to, String reason, Runnable show) {
    sql.transact(
        transaction -> {
          transaction.update(
              "update mart set state = 'WITHDRAWN' where run = ? and name = ? and state ="
                  + " 'PUBLISHED'",
              from.run(),
              mart);
          transaction.update(
              "update mart set state = 'PUBLISHED' where run = ? and name = ? and state ="
                  + " 'WITHDRAWN'",
              to.run(),
              mart);
          record(
              transaction,
              to.run(),
              mart,
              to.snapshot(),
              Optional.of(from.snapshot()),
              List.of(),
              reason);
          show.run();
        });
  }

  /** What a run has left of a mart. */
  public record Version(String run, long snapshot) {}

  /** Waits until nobody else decides on the mart. */
  private static String row(Sql.Transaction transaction, String run, String mart)
      throws SQLException {
    return transaction.text(
        "select name from mart where run = ? and name = ? for update", run, mart);
  }

  private static void override(
      Sql.Transaction transaction,
      String run,
      String mart,
      Gate gate,
      String message,
      String reason)
      throws SQLException {
    transaction.update(
        "insert into override (run, mart, gate, message, who, reason) values (?, ?, ?, ?, ?, ?) on"
            + " conflict (run, mart, gate) do update set message = excluded.message, who ="
            + " excluded.who, reason = excluded.reason, happened = now()",
        run,
        mart,
        gate.name(),
        message,
        who(),
        reason);
  }

  private static void record(
      Sql.Transaction transaction,
      String run,
      String mart,
      long snapshot,
      Optional<Long> previous,
      List<String> without,
      String reason)
      throws SQLException {
    transaction.update(
        "insert into publication (run, mart, snapshot, previous, without, who, reason) values (?,"
            + " ?, ?, ?, ?, ?, ?)",
        run,
        mart,
        snapshot,
        previous.orElse(null),
        without.toArray(String[]::new),
        who(),
        reason);
  }
}
