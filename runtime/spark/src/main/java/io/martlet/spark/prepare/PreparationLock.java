package io.martlet.spark.prepare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Whoever has it is the only one on this machine who prepares a universe; the next one waits. It
 * ends with its process.
 */
final class PreparationLock {

  /** The kernel's locks are those of a process; these are those of its threads. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private PreparationLock() {}

  /** Does some work while it has the lock of a universe's folder. */
  static <T> T with(Path folder, Supplier<T> work) {
    Path path = folder.resolveSibling(folder.getFileName() + ".lock").toAbsolutePath();
    ReentrantLock threads = THREADS.computeIfAbsent(path, first -> new ReentrantLock());
    threads.lock();
    try {
      Files.createDirectories(path.getParent());
      try (FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        file.lock();
        return work.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.unlock();
    }
  }
}
