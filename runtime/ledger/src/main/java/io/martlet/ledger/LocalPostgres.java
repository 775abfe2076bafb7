package io.martlet.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of a laptop's own, kept in a folder. It runs while any process uses it: each
 * holds a shared lock on a file beside it, and the last to go stops the server. A server left over
 * by a killed process is taken up by the next.
 */
final class LocalPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
  private static final int ANY_PORT = 0;
  private static final Duration STOP_WAIT = Duration.ofSeconds(20);

  private final Path data;
  private final FileChannel users;
  private final int port;
  private Optional<EmbeddedPostgres> started;
  private FileLock lock;

  /**
   * @param started the server, if it is this process that has started it
   */
  private LocalPostgres(
      Path data, FileChannel users, FileLock lock, int port, Optional<EmbeddedPostgres> started) {
    this.data = data;
    this.users = users;
    this.lock = lock;
    this.port = port;
    this.started = started;
  }

  /** Uses the server of that folder, started when it does not run. */
  static LocalPostgres open(Path folder) {
    try {
      Files.createDirectories(folder);
      Path data = folder.resolve("data");
      FileChannel users =
          FileChannel.open(
              folder.resolve("users.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      Optional<EmbeddedPostgres> started = Optional.empty();
      while (true) {
        try (FileLock alone = users.tryLock()) {
          if (alone != null && Running.at(data).isEmpty()) {
            started = Optional.of(start(folder, data, ANY_PORT));
          }
        }
        // Between the two locks another process may have stopped the server: look again.
        FileLock shared = users.lock(0, Long.MAX_VALUE, true);
        Optional<Running> running = Running.at(data);
        if (running.isPresent()) {
          return new LocalPostgres(data, users, shared, running.get().port(), started);
        }
        shared.release();
      }
    } catch (IOException e) {
      throw new LedgerException(
          "the ledger's PostgreSQL did not start in "
              + folder
              + ": "
              + e.getMessage()
              + ". Its log is "
              + folder.resolve("postgres.log")
              + "; or give another server with --ledger jdbc:postgresql://…",
          e);
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  /** Stops the server unless another process uses it. */
  @Override
  public void close() {
    try (users) {
      lock.release();
      lock = users.tryLock();
      if (lock != null && started.isPresent()) {
        started.get().close();
      } else if (lock != null) {
        Running.at(data).ifPresent(Running::stop);
      }
    } catch (IOException e) {
      throw new LedgerException("the ledger's PostgreSQL could not be stopped", e);
    }
  }

  /** Starts the server again, at the port that its users know, if it has ended. */
  synchronized void revive() {
    try {
      if (Running.at(data).isEmpty()) {
        release();
        started = Optional.of(start(data.getParent(), data, port));
      }
    } catch (IOException | RuntimeException e) {
      // Another of its users may have been quicker. Whoever needs it tries again, or gives up.
      LOG.info("the ledger's PostgreSQL is not back yet", e);
    }
  }

  /** Of a server that has ended, its handle keeps the folder from the next. */
  private void release() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
    started = Optional.empty();
  }

  private static EmbeddedPostgres start(Path folder, Path data, int port) throws IOException {
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setPort(port)
        .setOverrideWorkingDirectory(folder.resolve("server").toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        // Not the caller's, which this machine may not have, and which would decide what is sorted
        // how.
        .setLocaleConfig("locale", "C")
        // The library makes servers for tests, which may forget.
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("max_connections", "50")
        .start();
  }

  /**
   * A server that runs, by its {@code postmaster.pid}: process id in the first line, port in the
   * fourth.
   */
  private record Running(ProcessHandle process, int port) {

    static Optional<Running> at(Path data) throws IOException {
      Path file = data.resolve("postmaster.pid");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 4) {
        return Optional.empty();
      }
      int port = Integer.parseInt(lines.get(3).trim());
      return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").endsWith("postgres"))
          .map(process -> new Running(process, port));
    }

    /** SIGTERM: the server stops once its connections are gone. */
    void stop() {
      process.destroy();
      try {
        process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
        throw new LedgerException("the ledger's PostgreSQL does not stop", e);
      }
    }
  }
}
