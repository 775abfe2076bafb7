package io.martlet.spark.prepare;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Whoever has it is the only one on this machine who writes into a folder of this machine; the next
 * one waits. It ends with its process. In other places several prepare at once, each for itself,
 * and the first to write its manifest has prepared the universe.
 */
final class PreparationLock {

  /** The kernel's locks are those of a process; these are those of its threads. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private PreparationLock() {}

  /** Does some work while it has the lock of a folder. */
  static <T> T with(String folder, Supplier<T> work) {
    if (!Storage.isLocal(folder)) {
      return work.get();
    }
    Path path = Path.of(Storage.plain(folder) + ".lock");
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
      throw new StorageException(path.toString(), e);
    } finally {
      threads.unlock();
    }
  }
}
