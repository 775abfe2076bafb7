package io.martlet.ledger;

/** Whether the ledger is away, to whoever notices: of one absence all hear once. */
final class TimeAway {

  private boolean away;

  /**
   * It does not answer.
   *
   * @param hears of it unless that is known
   */
  synchronized void noticed(Runnable hears) {
    if (!away) {
      away = true;
      hears.run();
    }
  }

  /** It has answered. */
  synchronized void over() {
    away = false;
  }
}
