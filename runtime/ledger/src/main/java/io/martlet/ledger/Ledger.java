package io.martlet.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The PostgreSQL database that records runs, steps, microbatches, models and failures. Used by the
 * driver and the command line only, never by executors.
 */
public final class Ledger implements AutoCloseable {

  /** At most so many at once, for all that a process asks. */
  static final int CONNECTIONS = 4;

  /**
   * How long a run waits for a ledger that is away: a database that is moved to another machine, or
   * brought up to date, is back by then.
   */
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

  private final Optional<LocalPostgres> local;
  private final String jdbcUrl;
  private final HikariDataSource source;
  private final Sql sql;
  private final Thread atExit = new Thread(this::end, "ledger-end");
  private final TimeAway timeAway = new TimeAway();
  private boolean ended;

  private Ledger(Optional<LocalPostgres> local, String jdbcUrl) {
    this.local = local;
    this.jdbcUrl = jdbcUrl;
    try {
      this.source = connect(jdbcUrl);
    } catch (RuntimeException e) {
      local.ifPresent(LocalPostgres::close);
      throw e;
    }
    this.sql = new Sql(source);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * The ledger in a PostgreSQL of its own, kept in a folder.
   *
   * @throws LedgerException when it does not start
   */
  public static Ledger local(Path folder) {
    LocalPostgres postgres = LocalPostgres.open(folder);
    return new Ledger(Optional.of(postgres), postgres.jdbcUrl());
  }

  /**
   * The ledger in a PostgreSQL of yours.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host/database}; user and password as parameters, or
   *     from a password file as libpq has it
   * @throws LedgerException when it cannot be reached; its message never holds the URL's parameters
   */
  public static Ledger at(String jdbcUrl) {
    return new Ledger(Optional.empty(), jdbcUrl);
  }

  /** Whether it is in a PostgreSQL that Martlet runs, which other machines do not reach. */
  public boolean isLocal() {
    return local.isPresent();
  }

  /** Where the database is, with what it takes to log in: not for printing. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /**
   * Records a run.
   *
   * @param away hears of each time that the ledger is away
   */
  public RunRecorder recorder(Runnable away) {
    return new RunRecorder(
        sql,
        new Hold(jdbcUrl, LedgerSchema.NAME),
        new Outbox(this::revive, PATIENCE, away, timeAway));
  }

  /**
   * Has something asked of the ledger, or of the database that it is in, once that answers.
   *
   * @param away hears of it when it does not, unless somebody has
   * @throws LedgerAwayException when it does not for longer than {@link #PATIENCE}
   */
  public <T> T patiently(Runnable away, Supplier<T> question) {
    try (Outbox outbox = new Outbox(this::revive, PATIENCE, away, timeAway)) {
      return outbox.ask(question);
    }
  }

  /** A server of one's own that has ended is started again. */
  private void revive() {
    local.ifPresent(LocalPostgres::revive);
  }

  /** No statement is waited for without end, and nobody who is gone is waited for long. */
  static void bounded(Properties properties) {
    properties.put("connectTimeout", "10");
    properties.put("socketTimeout", "120");
    properties.put("tcpKeepAlive", "true");
    properties.put("options", "-c statement_timeout=60s");
  }

  /** What readers see by somebody's decision. */
  public Publications publications() {
    return new Publications(sql);
  }

  /** Runs that were handed to Amazon EMR. */
  public Submissions submissions() {
    return new Submissions(source, sql);
  }

  /** What is recorded. */
  public RunQueries queries() {
    return new RunQueries(sql);
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and finds nothing to do.
      return;
    }
  }

  /** Once, whether the user of the ledger closes it or the process is told to end. */
  private synchronized void end() {
    if (!ended) {
      ended = true;
      source.close();
      local.ifPresent(LocalPostgres::close);
    }
  }

  private static HikariDataSource connect(String jdbcUrl) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setSchema(LedgerSchema.NAME);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setPoolName("ledger");
    config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    Properties bounds = new Properties();
    bounded(bounds);
    bounds.forEach((name, value) -> config.addDataSourceProperty(String.valueOf(name), value));
    // Thousands of models go in few statements.
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    try {
      HikariDataSource source = new HikariDataSource(config);
      LedgerSchema.bringUpToDate(source);
      return source;
    } catch (FlywayValidateException e) {
      throw new LedgerException(
          "the ledger at %s was made by another version of Martlet than this one. Use that version,"
                  .formatted(withoutParameters(jdbcUrl))
              + " or name another ledger (--ledger).",
          e);
    } catch (PoolInitializationException | FlywayException e) {
      throw new LedgerException(
          "no ledger at "
              + withoutParameters(jdbcUrl)
              + ": "
              + withoutSecrets(e, jdbcUrl)
              + ". Is the server up, and may this user create tables in it?",
          e);
    }
  }

  private static String withoutParameters(String jdbcUrl) {
    return jdbcUrl.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
  }

  private static String withoutSecrets(Exception e, String jdbcUrl) {
    return String.valueOf(e.getMessage()).replace(jdbcUrl, withoutParameters(jdbcUrl)).strip();
  }
}
