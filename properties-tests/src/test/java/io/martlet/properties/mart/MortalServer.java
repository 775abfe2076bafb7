package io.martlet.properties.mart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real PostgreSQL that ends in the middle of things, and is back at the same port. */
final class MortalServer implements AutoCloseable {

  private final Path folder;
  private EmbeddedPostgres running;

  MortalServer(Path folder) throws IOException {
    this.folder = folder;
    this.running = start(0);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setOverrideWorkingDirectory(folder.resolve("server").toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setLocaleConfig("locale", "C")
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  int port() {
    return running.getPort();
  }

  /** Ends it at once, as {@code kill -9} does, and starts it anew. */
  synchronized void die() {
    try {
      String process = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(process)).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().join();
      restart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as an operator does, and starts it anew. */
  synchronized void restart() {
    int port = port();
    try {
      running.close();
      running = start(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    running.close();
  }
}
