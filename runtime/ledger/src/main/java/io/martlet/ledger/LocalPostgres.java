package io.martlet.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of a laptop's own, kept in a folder. It runs while any process uses it: each
 * holds a shared lock on a file beside it, and the last to go stops the server. A server left over
 * by a killed process is taken up by the next. It lets in who knows its password, which is kept
 * beside it, where only its user reads it.
 */
final class LocalPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
  private static final int ANY_PORT = 0;
  private static final String PASSWORD = "password";
  private static final String METHOD = "scram-sha-256";

  private final Path data;
  private final FileChannel users;
  private final int port;
  private final String password;
  private Optional<EmbeddedPostgres> started;
  private FileLock lock;

  /**
   * @param started the server, if it is this process that has started it
   */
  private LocalPostgres(
      Path data,
      FileChannel users,
      FileLock lock,
      int port,
      String password,
      Optional<EmbeddedPostgres> started) {
    this.data = data;
    this.users = users;
    this.lock = lock;
    this.port = port;
    this.password = password;
    this.started = started;
  }

  /** Uses the server of that folder, started when it does not run. */
  static LocalPostgres open(Path folder) {
    try {
      PrivateFiles.createFolder(folder);
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
          if (alone != null && RunningServer.at(data).isEmpty()) {
            clearLeftovers(data);
            started = Optional.of(start(folder, data, ANY_PORT));
          }
        }
        // Between the two locks another process may have stopped the server: look again.
        FileLock shared = users.lock(0, Long.MAX_VALUE, true);
        Optional<RunningServer> running = RunningServer.at(data);
        if (running.isPresent()) {
          return new LocalPostgres(
              data, users, shared, running.get().port(), password(folder), started);
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
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&password=" + password;
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
        RunningServer.at(data).ifPresent(RunningServer::stop);
      }
    } catch (IOException e) {
      throw new LedgerException("the ledger's PostgreSQL could not be stopped", e);
    }
  }

  /** Starts the server again, at the port that its users know, if it has ended. */
  synchronized void revive() {
    try {
      if (RunningServer.at(data).isEmpty()) {
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

  /** What processes that were killed have left in the way of a start. */
  private static void clearLeftovers(Path data) throws IOException {
    // Of a server that runs no more, though a process has its number again.
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    // Written at each start: without it, the folder was never made to its end.
    if (Files.exists(data) && !Files.exists(data.resolve("postmaster.opts"))) {
      PrivateFiles.delete(data);
    }
  }

  private static String password(Path folder) throws IOException {
    return Files.readString(folder.resolve(PASSWORD));
  }

  private static EmbeddedPostgres start(Path folder, Path data, int port) throws IOException {
    boolean open = Files.exists(data) && !Files.exists(folder.resolve(PASSWORD));
    if (!Files.exists(folder.resolve(PASSWORD))) {
      PrivateFiles.write(folder.resolve(PASSWORD), PrivateFiles.newSecret());
    }
    String password = password(folder);
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setPort(port)
            .setOverrideWorkingDirectory(PostgresPrograms.folder(folder.resolve("server")).toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            // Not the caller's, which this machine may not have, and which would decide what is
            // sorted how.
            .setLocaleConfig("locale", "C")
            // These, too, go to initdb: nobody is let in who does not know the password.
            .setLocaleConfig("auth-host", METHOD)
            .setLocaleConfig("auth-local", METHOD)
            .setLocaleConfig("pwfile", folder.resolve(PASSWORD).toString())
            .setConnectConfig("password", password)
            // The library makes servers for tests, which may forget.
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("listen_addresses", "localhost")
            .setServerConfig("max_connections", "50")
            .start();
    if (open) {
      OpenServer.close(server.getPostgresDatabase(), data, password, METHOD);
    }
    return server;
  }
}
