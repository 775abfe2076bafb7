package io.martlet.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder of a run's score files, which a run deletes when its marts are put together. Its owner
 * holds the lock of a file in it, which the kernel takes away when the owner dies: a folder whose
 * lock is free is nobody's. Runs that several drivers work on have folders without such a file.
 */
public final class ScoreFolder implements AutoCloseable {

  private static final String OWNER = "owner.lock";
  private static final StandardOpenOption[] CREATE = {
    StandardOpenOption.CREATE, StandardOpenOption.WRITE
  };

  private final Path folder;
  private final FileChannel channel;

  private ScoreFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * A run's own folder, new or left when it was broken off. Folders beside it that are nobody's are
   * deleted.
   */
  public static ScoreFolder of(Path all, String run) {
    Path folder = all.resolve(run);
    try {
      Files.createDirectories(folder);
      FileChannel channel = FileChannel.open(folder.resolve(OWNER), CREATE);
      channel.lock();
      sweep(all, folder);
      return new ScoreFolder(folder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return folder;
  }

  /** A copy of a file that others may replace while the run goes on. */
  Path keep(Path file) {
    try {
      return Files.copy(file, folder.resolve(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sweep(Path all, Path own) throws IOException {
    try (Stream<Path> folders = Files.list(all)) {
      for (Path other :
          folders.filter(each -> !each.equals(own) && Files.exists(each.resolve(OWNER))).toList()) {
        try (FileChannel channel = FileChannel.open(other.resolve(OWNER), CREATE)) {
          if (isFree(channel)) {
            delete(other);
          }
        }
      }
    }
  }

  /** Takes the lock until the channel is closed, unless another run has it. */
  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What is in it stays, for the run may be resumed. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
