package io.martlet.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What a driver has to tell the ledger, and does tell it in order, though the ledger be away for a
 * while: whoever tells does not wait for it, whoever asks does. All that is told can be told again,
 * since nobody knows what became of a commit whose answer was lost.
 */
final class Outbox implements AutoCloseable {

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Deque<Told> waiting = new ArrayDeque<>();
  private final Runnable revive;
  private final Duration patience;
  private final Runnable away;
  private final TimeAway time;
  private RuntimeException refused;
  private boolean closed;

  /**
   * @param revive makes ready what can be, such as a server of one's own
   * @param patience how long whoever asks waits for an answer
   * @param away hears of each time that the ledger is away, unless somebody else has
   * @param time of all who use this ledger
   */
  Outbox(Runnable revive, Duration patience, Runnable away, TimeAway time) {
    this.revive = revive;
    this.patience = patience;
    this.away = away;
    this.time = time;
  }

  /** Tells the ledger of something that has just happened. */
  interface Telling {

    /**
     * @param ago milliseconds since it happened
     */
    void tell(long ago);
  }

  private record Told(Telling telling, long nanoTime) {
    void tell() {
      telling.tell((System.nanoTime() - nanoTime) / 1_000_000);
    }
  }

  /**
   * Tells it now, or as soon as the ledger is back.
   *
   * @throws LedgerException when the ledger has refused this, or what was told it before
   */
  synchronized void tell(Telling telling) {
    requireHeard();
    Told told = new Told(telling, System.nanoTime());
    if (waiting.isEmpty()) {
      try {
        told.tell();
        time.over();
        return;
      } catch (RuntimeException e) {
        if (!Absence.explains(e)) {
          throw e;
        }
        tellAway();
        start();
      }
    }
    waiting.add(told);
  }

  /**
   * The ledger's answer, once it knows all that was told.
   *
   * @throws LedgerException when it refuses, or is away for longer than is bearable
   */
  <T> T ask(Supplier<T> question) {
    long deadline = System.nanoTime() + patience.toNanos();
    awaitHeard(deadline);
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        T answer = question.get();
        time.over();
        return answer;
      } catch (RuntimeException e) {
        if (!Absence.explains(e)) {
          throw e;
        }
        if (System.nanoTime() > deadline) {
          throw gaveUp(e);
        }
        tellAway();
        wait = pause(wait);
      }
    }
  }

  private void start() {
    Thread thread = new Thread(this::work, "ledger-outbox");
    thread.setDaemon(true);
    thread.start();
  }

  /** Until there is nothing left to tell. */
  private void work() {
    Duration wait = FIRST_WAIT;
    Told next = next();
    while (next != null) {
      try {
        next.tell();
        time.over();
        wait = FIRST_WAIT;
        next = heard();
      } catch (RuntimeException e) {
        if (!Absence.explains(e)) {
          refused(e);
          return;
        }
        wait = pause(wait);
        next = next();
      }
    }
  }

  private synchronized Told next() {
    return closed ? null : waiting.peek();
  }

  private synchronized Told heard() {
    waiting.remove();
    notifyAll();
    return next();
  }

  private synchronized void refused(RuntimeException why) {
    refused = why;
    waiting.clear();
    notifyAll();
  }

  private synchronized void awaitHeard(long deadline) {
    while (!waiting.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw gaveUp(null);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    requireHeard();
  }

  private void requireHeard() {
    if (refused != null) {
      throw refused;
    }
  }

  private void tellAway() {
    time.noticed(away);
  }

  private Duration pause(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
    revive.run();
    Duration longer = wait.multipliedBy(2);
    return longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
  }

  private LedgerException gaveUp(Throwable cause) {
    return new LedgerAwayException(
        ("the ledger has not answered for %s s. What is scored is kept; when the ledger is back, go"
                + " on with: martlet resume")
            .formatted(String.valueOf(patience.toSeconds())),
        cause);
  }

  private static LedgerException interrupted() {
    Thread.currentThread().interrupt();
    return new LedgerException("interrupted while the ledger was away");
  }

  /** What is not told by now is not told any more; whoever goes on with the run tells it again. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }
}
