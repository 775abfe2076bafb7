package io.martlet.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks again and again at what all users of the machine see of its processes' command lines. */
final class ProcessList implements AutoCloseable {

  private static final long PAUSE_MILLIS = 20;

  private final List<String> secrets;
  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread looking = new Thread(this::look, "process-list");

  private ProcessList(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Looks for these until it is closed. */
  static ProcessList watch(String... secrets) {
    ProcessList list = new ProcessList(List.of(secrets));
    list.looking.start();
    return list;
  }

  /** The command lines that had one of them. */
  Set<String> found() {
    return found;
  }

  /** Whether it still does. */
  boolean isLooking() {
    return looking.isAlive();
  }

  /** All command lines so far. */
  Set<String> seen() {
    return seen;
  }

  private void look() {
    try {
      while (true) {
        try (DirectoryStream<Path> processes =
            Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
          processes.forEach(this::look);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException closed) {
      // Nobody asks any more.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look(Path process) {
    try {
      String line =
          new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
      seen.add(line);
      if (secrets.stream().anyMatch(line::contains)) {
        found.add(line);
      }
    } catch (IOException gone) {
      // It has ended meanwhile.
    }
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
