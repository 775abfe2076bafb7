package io.martlet.catalog.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The start of an ELF file.
 *
 * @param isWide whether it is one of 64 bits, little-endian; of others only the type and machine
 *     are known
 * @param sectionsAt where the section headers begin
 * @param sectionSize bytes of each section header
 * @param sections how many there are
 * @param namesIn the index of the section that holds the sections' names
 */
record ElfHeader(
    boolean isWide,
    int type,
    int machine,
    long sectionsAt,
    int sectionSize,
    int sections,
    int namesIn) {

  private static final int MAGIC = 0x464c457f;
  private static final int SIZE = 64;
  private static final int SHORTEST = 20;
  private static final int BITS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;

  /** The header; empty when the file is no ELF file. */
  static Optional<ElfHeader> read(FileChannel file) throws IOException, DamagedElfException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
      // A read may give less than there is.
    }
    bytes.flip();
    if (bytes.remaining() < Integer.BYTES || bytes.getInt(0) != MAGIC) {
      return Optional.empty();
    }
    if (bytes.remaining() < SHORTEST) {
      throw new DamagedElfException("it ends within its header");
    }
    if (bytes.get(5) != LITTLE_ENDIAN) {
      bytes.order(ByteOrder.BIG_ENDIAN);
    }
    boolean wide = bytes.get(4) == BITS_64 && bytes.get(5) == LITTLE_ENDIAN;
    if (!wide) {
      return Optional.of(
          new ElfHeader(false, unsigned(bytes, 16), unsigned(bytes, 18), 0, 0, 0, 0));
    }
    if (bytes.remaining() < SIZE) {
      throw new DamagedElfException("it ends within its header");
    }
    return Optional.of(
        new ElfHeader(
            true,
            unsigned(bytes, 16),
            unsigned(bytes, 18),
            bytes.getLong(40),
            unsigned(bytes, 58),
            unsigned(bytes, 60),
            unsigned(bytes, 62)));
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }
}
