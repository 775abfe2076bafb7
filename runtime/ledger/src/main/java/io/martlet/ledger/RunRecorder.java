package io.martlet.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records one run while it goes on, by one of its drivers: several may work on it at once. Each
 * holds a shared advisory lock of the run's id, and the lock of the step that it works on: a run in
 * state RUNNING whose lock is free has lost its drivers, and a step whose lock is free may be taken
 * up. The server frees the locks of a driver that is gone.
 */
public final class RunRecorder implements AutoCloseable {

  /** When something happened that is told so many milliseconds later, by the server's clock. */
  static final String THEN = "now() - ? * interval '1 millisecond'";

  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Sql sql;
  private final Hold hold;
  private final Outbox outbox;
  private String run = "";

  RunRecorder(Sql sql, Hold hold, Outbox outbox) {
    this.sql = sql;
    this.hold = hold;
    this.outbox = outbox;
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
    asked(
        () -> {
          hold.run(run);
          return sql.ask(transaction -> AgendaRows.join(transaction, planned, records));
        });
  }

  /** What this driver is set to, by name, for whoever reads of the run later: no secrets. */
  public void settings(Map<String, String> settings) {
    tell(
        ago ->
            sql.update(
                "update run set setting_names = ?, setting_values = ? where id = ?",
                settings.keySet().toArray(new String[0]),
                settings.values().toArray(new String[0]),
                run));
  }

  /** A step that this driver alone works on until it is closed. */
  public final class StepLease implements AutoCloseable {

    private final String step;
    private final boolean finished;

    private StepLease(String step) {
      this.step = step;
      this.finished =
          asked(
                  () ->
                      sql.query(
                          "select state from step where run = ? and name = ?",
                          row -> row.getString("state"),
                          run,
                          step))
              .equals(List.of("FINISHED"));
    }

    /** Whether there is nothing left to do: another driver has finished it. */
    public boolean finished() {
      return finished;
    }

    @Override
    public void close() {
      hold.leave(step);
    }
  }

  /**
   * Waits until no other driver works on a step.
   *
   * @param taken is told when one does
   */
  public StepLease lease(String step, Runnable taken) {
    take(step, taken);
    return new StepLease(step);
  }

  private void take(String part, Runnable taken) {
    if (!asked(() -> hold.take(part))) {
      taken.run();
      do {
        pause();
      } while (!asked(() -> hold.take(part)));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("interrupted while another driver was waited for");
    }
  }

  /** Has something done that takes the ledger's database, once that is there. */
  public void patiently(Runnable work) {
    asked(
        () -> {
          work.run();
          return true;
        });
  }

  /** An answer of the ledger to whom the run is. */
  private <T> T asked(Supplier<T> question) {
    return outbox.ask(
        () -> {
          hold.renew();
          return question.get();
        });
  }

  /** Tells the ledger, once it is there, of something that has just happened. */
  private void tell(Outbox.Telling telling) {
    outbox.tell(
        ago -> {
          hold.renew();
          telling.tell(ago);
        });
  }

  public void stepStarted(String step) {
    tell(
        ago ->
            sql.update(
                "update step set state = 'RUNNING', started = coalesce(started, "
                    + THEN
                    + ") where run = ? and name = ? and state <> 'FINISHED'",
                ago,
                run,
                step));
  }

  public void stepFinished(String step) {
    tell(
        ago ->
            sql.update(
                "update step set state = 'FINISHED', finished = coalesce(finished, "
                    + THEN
                    + ") where run = ? and name = ?",
                ago,
                run,
                step));
  }

  public void microbatchStarted(String microbatch) {
    tell(
        ago ->
            sql.update(
                "update microbatch set state = 'RUNNING', started = "
                    + THEN
                    + " where run = ? and name = ? and state <> 'FINISHED'",
                ago,
                run,
                microbatch));
  }

  /** So many of a microbatch's records have scores by now. */
  public void recordsScored(String microbatch, long records) {
    tell(
        ago ->
            sql.update(
                "update microbatch set scored = ? where run = ? and name = ?",
                records,
                run,
                microbatch));
  }

  /**
   * A microbatch is through, and with it each of its models is scored over the whole universe or
   * has failed.
   */
  public void microbatchFinished(
      String microbatch, long records, List<ScoredModel> scored, List<FailedModel> failed) {
    OutcomeRows outcome = new OutcomeRows(run, microbatch, records, scored, failed);
    tell(ago -> sql.transact(transaction -> outcome.insert(transaction, ago)));
  }

  /** What it took this driver's tasks to bring a microbatch to its end. */
  public void passWorked(String microbatch, PassWork work) {
    tell(ago -> PassWorkRows.keep(sql, run, microbatch, work, ago));
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
    String part = "mart " + mart;
    take(part, () -> {});
    try {
      return asked(() -> sql.ask(transaction -> MartRows.end(transaction, run, mart, ending)));
    } finally {
      hold.leave(part);
    }
  }

  /** A mart is replaced by one with fewer records than it must have, as somebody has asked. */
  public void fewerRecordsAccepted(String mart, String message) {
    tell(
        ago ->
            sql.update(
                "insert into override (run, mart, gate, message, who) values (?, ?, 'RECORDS', ?, ?) on"
                    + " conflict do nothing",
                run,
                mart,
                message,
                Publications.who()));
  }

  /**
   * The run has come to its end if all of its steps and marts have, whoever did them.
   *
   * @return whether it has, now or before
   */
  public boolean finishedIfWhole() {
    return asked(() -> sql.ask(transaction -> MartRows.finishIfWhole(transaction, run)));
  }

  /**
   * A driver failed.
   *
   * @param exitCode what it exits with
   */
  public void broken(String message, int exitCode) {
    tell(
        ago ->
            sql.update(
                "update run set state = 'BROKEN', message = ?, exit_code = ?, finished = "
                    + THEN
                    + " where id = ? and state <> 'FINISHED'",
                message,
                exitCode,
                ago,
                run));
  }

  @Override
  public void close() {
    outbox.close();
    hold.close();
  }
}
