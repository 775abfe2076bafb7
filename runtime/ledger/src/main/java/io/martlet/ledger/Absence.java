package io.martlet.ledger;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a server that is away for a while from one that refuses what it is asked. */
final class Absence {

  /**
   * Classes 08 (connection) and 57P (operator intervention: shutdown, crash, starting up), and too
   * many connections; PostgreSQL's Appendix A.
   */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

  private Absence() {}

  /** Whether a failure comes of a server that may be back soon, whoever asked it. */
  static boolean explains(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException refused && isAway(refused)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || state.startsWith("08")
        || STATES.contains(state);
  }
}
