package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * What a process that scores is given by its machine, and cannot do without. What Java itself needs
 * before it starts, the launcher looks after.
 *
 * @param temporary the folder for temporary files, from which host programs are run
 * @param shared where shared memory lies
 * @param heap in bytes
 */
public record Machine(Path temporary, Path shared, long heap) {

  /** What Spark takes for itself, in bytes. */
  static final long SPARK_HEAP = 500_000_000;

  /** The local ledger's server, and the batches of a small catalog, in bytes. */
  private static final long LEAST_SHARED = 16L << 20;

  /** This process's. */
  public static Machine here() {
    return new Machine(
        Path.of(System.getProperty("java.io.tmpdir")),
        Path.of("/dev/shm"),
        Runtime.getRuntime().maxMemory());
  }

  /**
   * @throws RunException when a run cannot go well, which names what is too little
   */
  public void require() {
    if (heap < SPARK_HEAP) {
      throw lacking(
          "Java may take %,d MB of memory, and a run needs %,d MB and more: MARTLET_MEMORY=1g",
          heap >> 20, (SPARK_HEAP >> 20) + 1);
    }
    try {
      requirePrograms();
      if (Files.isWritable(shared)) {
        requireShared();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requirePrograms() throws IOException {
    Path program;
    try {
      program =
          Files.createTempFile(
              temporary,
              "martlet-program-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw lacking(
          "Files cannot be made in the temporary folder %s, which is full, read-only, or not there:"
              + " name another, MARTLET_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER",
          temporary);
    }
    boolean runs = Files.isExecutable(program);
    Files.delete(program);
    if (!runs) {
      throw lacking(
          "Programs cannot be run from the temporary folder %s, which is mounted noexec: name"
              + " another, MARTLET_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER",
          temporary);
    }
  }

  private void requireShared() throws IOException {
    long room = Files.getFileStore(shared).getUsableSpace();
    if (room < LEAST_SHARED) {
      throw lacking(
          "%s has room for %,d MB, and a run needs %,d MB and more: remove what others have left"
              + " there, or make it larger (mount -o remount,size=1g %s; docker run --shm-size=1g)",
          shared, room >> 20, LEAST_SHARED >> 20, shared);
    }
  }

  private static RunException lacking(String message, Object... values) {
    return new RunException(ExitCode.FAILED, String.format(Locale.ROOT, message, values));
  }
}
