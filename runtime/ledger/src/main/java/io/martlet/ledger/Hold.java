package io.martlet.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * A driver's hold on the run that it works on, shared with other drivers, and on the steps and
 * marts that it alone works on: advisory locks of one connection. The server frees them when the
 * driver is gone; when only the connection is, they are taken again.
 */
final class Hold implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int TRIES = 100;
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final String jdbcUrl;
  private final String schema;
  private final String name = "martlet-" + UUID.randomUUID();
  private Optional<Connection> connection = Optional.empty();
  private Optional<String> run = Optional.empty();
  private final Set<String> own = new LinkedHashSet<>();

  Hold(String jdbcUrl, String schema) {
    this.jdbcUrl = jdbcUrl;
    this.schema = schema;
  }

  /** Holds a run, beside others. */
  synchronized void run(String id) {
    renew();
    ask("select pg_advisory_lock_shared(hashtext(?))", id);
    run = Optional.of(id);
  }

  /** Holds a step or a mart of the run alone, if nobody else does. */
  synchronized boolean take(String part) {
    renew();
    return tryTake(part) && own.add(part);
  }

  /** Lets go of a part, whichever connection holds it. */
  synchronized void leave(String part) {
    own.remove(part);
    if (connection.isPresent()) {
      try {
        ask("select pg_advisory_unlock(hashtext(?), hashtext(?))", run.orElseThrow(), part);
      } catch (LedgerAwayException gone) {
        disconnect();
      }
    }
  }

  /**
   * Makes sure that the hold is there. A run that was given up meanwhile goes on.
   *
   * @throws LedgerException when another driver has taken a part that is its own
   */
  synchronized void renew() {
    if (connection.isPresent() && answers(connection.get())) {
      return;
    }
    disconnect();
    connection = Optional.of(connect());
    if (run.isPresent()) {
      // The server may not have noticed yet that the former connection is gone.
      ask(
          "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = ?"
              + " and pid <> pg_backend_pid()",
          name);
      ask("select pg_advisory_lock_shared(hashtext(?))", run.get());
      own.forEach(this::takeAgain);
      change(
          "update run set state = 'RUNNING', finished = null where id = ? and state ="
              + " 'INTERRUPTED'",
          run.get());
    }
  }

  private void takeAgain(String held) {
    for (int i = 0; i < TRIES; i++) {
      if (tryTake(held)) {
        return;
      }
      pause();
    }
    throw new LedgerException(
        "another driver of run %s has taken %s over while the ledger was away, and does it."
            .formatted(run.orElseThrow(), held));
  }

  private boolean tryTake(String part) {
    return ask("select pg_try_advisory_lock(hashtext(?), hashtext(?))", run.orElseThrow(), part);
  }

  /** What a function answers; true when that is not yes or no. */
  private boolean ask(String function, String... names) {
    try (PreparedStatement statement = prepare(function, names);
        ResultSet answer = statement.executeQuery()) {
      answer.next();
      return !(answer.getObject(1) instanceof Boolean held) || held;
    } catch (SQLException e) {
      throw Sql.failed(e);
    }
  }

  private void change(String sql, String... values) {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw Sql.failed(e);
    }
  }

  private PreparedStatement prepare(String sql, String... values) throws SQLException {
    PreparedStatement statement = connection.orElseThrow().prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    return statement;
  }

  private Connection connect() {
    Properties properties = new Properties();
    properties.put("ApplicationName", name);
    properties.put("currentSchema", schema);
    Ledger.bounded(properties);
    try {
      return DriverManager.getConnection(jdbcUrl, properties);
    } catch (SQLException e) {
      throw Sql.failed(e);
    }
  }

  private static boolean answers(Connection connection) {
    try {
      return connection.isValid((int) ANSWER.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  private void disconnect() {
    Optional<Connection> former = connection;
    connection = Optional.empty();
    try {
      if (former.isPresent()) {
        former.get().close();
      }
    } catch (SQLException gone) {
      // It was lost already.
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("interrupted while the ledger was away");
    }
  }

  /** Lets go of all, where the server is there to see it; else it sees so itself. */
  @Override
  public synchronized void close() {
    try {
      if (connection.isPresent()) {
        ask("select count(pg_advisory_unlock_all())");
      }
    } catch (LedgerAwayException gone) {
      // With the connection went its locks.
    }
    disconnect();
  }
}
