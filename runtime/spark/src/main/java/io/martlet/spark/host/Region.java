package io.martlet.spark.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * Shared memory: a file that the JVM creates, sizes and maps. Its name is deleted as soon as the
 * hosts have mapped it, so that nothing is left behind, however the processes end.
 */
final class Region {

  private static final String PREFIX = "martlet-region-";

  private final Path file;
  private final int generation;
  private final ByteBuffer memory;

  private Region(Path file, int generation, ByteBuffer memory) {
    this.file = file;
    this.generation = generation;
    this.memory = memory;
  }

  static Region create(int generation, long size) {
    if (size > Integer.MAX_VALUE) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "a batch needs a region of %,d MB, more than 2,048 MB: use smaller batches",
              size >> 20));
    }
    try {
      Path folder = folder();
      sweep(folder);
      Path file =
          Files.createTempFile(
              folder,
              PREFIX + ProcessHandle.current().pid() + "-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        return new Region(file, generation, memory.order(ByteOrder.nativeOrder()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new region with the same content. */
  Region successor() {
    Region next = create(generation + 1, memory.capacity());
    next.memory.put(0, memory, 0, memory.capacity());
    return next;
  }

  /** A new region with the same columns in another layout of the same columns. */
  Region successor(RegionLayout from, RegionLayout to) {
    Region next = create(generation + 1, to.size());
    int columns = (int) (from.size() - from.inputs());
    next.memory.put((int) to.inputs(), memory, (int) from.inputs(), columns);
    return next;
  }

  Path file() {
    return file;
  }

  int generation() {
    return generation;
  }

  ByteBuffer memory() {
    return memory;
  }

  /** Takes the file's name away; mappings live on. */
  void unlink() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Deletes what a killed process may have left in the moment before its hosts had mapped it. */
  private static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path file : files) {
        String pid = file.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
        if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
