package io.martlet.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that runs, by its {@code postmaster.pid}: process id in the first line, port in the
 * fourth.
 */
record RunningServer(ProcessHandle process, int port) {

  private static final Duration STOP_WAIT = Duration.ofSeconds(20);

  /** The server of that data folder; none when its file is left over, or damaged. */
  static Optional<RunningServer> at(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      int port = Integer.parseInt(lines.size() < 4 ? "" : lines.get(3).trim());
      return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").endsWith("postgres"))
          .filter(process -> worksIn(process, data))
          .map(process -> new RunningServer(process, port));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Servers do. Another one may have the number of this folder's last. */
  private static boolean worksIn(ProcessHandle process, Path data) {
    try {
      return Path.of("/proc", String.valueOf(process.pid()), "cwd")
          .toRealPath()
          .equals(data.toRealPath());
    } catch (IOException e) {
      // Not to be seen: then its name must do.
      return true;
    }
  }

  /** SIGTERM: the server stops once its connections are gone. */
  void stop() {
    process.destroy();
    try {
      process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new LedgerException("the ledger's PostgreSQL does not stop", e);
    }
  }
}
