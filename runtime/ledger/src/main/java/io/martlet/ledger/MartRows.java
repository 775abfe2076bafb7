package io.martlet.ledger;

import io.martlet.ledger.RunRecorder.MartEnding;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** How marts end, and with the last of them a run, as rows. */
final class MartRows {

  private MartRows() {}

  /** Brings a mart to its end that has not come to it. */
  static Optional<MartEnding> end(
      Sql.Transaction transaction, String run, String mart, Supplier<MartEnding> ending)
      throws SQLException {
    String state =
        transaction.text("select state from mart where run = ? and name = ? for update", run, mart);
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
    if (end.state() == MartState.PUBLISHED && !end.previous().equals(Optional.of(end.snapshot()))) {
      transaction.update(
          "insert into publication (run, mart, snapshot, previous, who) values (?, ?, ?, ?, ?)",
          run,
          mart,
          end.snapshot(),
          end.previous().orElse(null),
          Publications.who());
    }
    return Optional.of(end);
  }

  /** Ends a run none of whose steps and marts is left; tells whether it has come to its end. */
  static boolean finishIfWhole(Sql.Transaction transaction, String run) throws SQLException {
    transaction.update(
        "update run set state = 'FINISHED', finished = now() where id = ? and state ="
            + " 'RUNNING' and not exists (select from step where step.run = run.id"
            + " and state <> 'FINISHED') and not exists (select from mart where"
            + " mart.run = run.id and state = 'PENDING')",
        run);
    return transaction
        .text("select state from run where id = ?", run)
        .equals(RunState.FINISHED.name());
  }
}
