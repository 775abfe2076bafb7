package io.martlet.spark.host;

import io.martlet.spark.ProcessFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
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

  private static final int PIECE = 1 << 20;

  private final Path file;
  private final int generation;
  private final ByteBuffer memory;

  private Region(Path file, int generation, ByteBuffer memory) {
    this.file = file;
    this.generation = generation;
    this.memory = memory;
  }

  static Region create(int generation, long size) {
    return create(folder(), generation, size);
  }

  /**
   * A region of zeros.
   *
   * @throws HostException when it is too large, or the folder has no room for it
   */
  static Region create(Path folder, int generation, long size) {
    if (size > Integer.MAX_VALUE) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "a batch needs a region of %,d MB, more than 2,048 MB: use smaller batches",
              size >> 20));
    }
    try {
      Path file =
          Files.createTempFile(
              folder,
              "region-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        allocate(channel, size);
        ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        return new Region(file, generation, memory.order(ByteOrder.nativeOrder()));
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw noRoom(folder, size, e);
      }
    } catch (IOException e) {
      throw noRoom(folder, size, e);
    }
  }

  /** A page of a mapped file that has no room any more ends the process which writes to it. */
  private static void allocate(FileChannel channel, long size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
    for (long left = size; left > 0; left -= zeros.position()) {
      zeros.clear().limit((int) Math.min(left, PIECE));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    }
  }

  private static HostException noRoom(Path folder, long size, IOException cause) {
    return new HostException(
        String.format(
            Locale.ROOT,
            "%s has no room for a batch's %,d MB (%s): %s",
            folder,
            (size + (1 << 20) - 1) >> 20,
            cause.getMessage(),
            "make /dev/shm larger (docker run --shm-size=1g), or let fewer tasks run at once"),
        cause);
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

  /** The folder of this process's regions, the only one in which hosts write to files of its. */
  static Path folder() {
    return Folder.PATH;
  }

  private static final class Folder {

    private static final Path PATH = create();

    private static Path create() {
      Path memory = Path.of("/dev/shm");
      Path parent =
          Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
      try {
        Path folder = ProcessFolder.create(parent, "martlet-regions-");
        folder.toFile().deleteOnExit();
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
