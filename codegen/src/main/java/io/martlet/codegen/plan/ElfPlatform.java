package io.martlet.codegen.plan;

import io.martlet.catalog.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads from an ELF header which platform a file runs on.
 *
 * <p>Format: System V ABI, "ELF Header": magic at 0, data encoding at 5, {@code e_machine} at 18.
 */
final class ElfPlatform {

  private static final int HEADER = 20;
  private static final int LITTLE_ENDIAN = 1;
  private static final int EM_X86_64 = 62;
  private static final int EM_AARCH64 = 183;

  private ElfPlatform() {}

  /**
   * The platform of an ELF file; empty for any other file, which then runs anywhere (a script).
   *
   * @throws PlanException when the file is for a machine that Martlet does not run on
   */
  static Optional<Platform> of(Path file) {
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      header = in.readNBytes(HEADER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (header.length < HEADER
        || header[0] != 0x7f
        || header[1] != 'E'
        || header[2] != 'L'
        || header[3] != 'F') {
      return Optional.empty();
    }
    int machine = (header[18] & 0xff) | ((header[19] & 0xff) << 8);
    if (header[5] == LITTLE_ENDIAN && machine == EM_X86_64) {
      return Optional.of(Platform.LINUX_X86_64);
    }
    if (header[5] == LITTLE_ENDIAN && machine == EM_AARCH64) {
      return Optional.of(Platform.LINUX_AARCH64);
    }
    throw new PlanException(
        file.getFileName()
            + " is an ELF file for a machine that Martlet does not run on (e_machine "
            + machine
            + "). Build it for linux-x86_64 or linux-aarch64.");
  }
}
