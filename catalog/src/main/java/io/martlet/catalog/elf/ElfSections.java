package io.martlet.catalog.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sections of an ELF file. */
final class ElfSections {

  /** As much as one section may have that is read: 600,000 symbols, or 100,000 descriptors. */
  private static final long LARGEST = 16L << 20;

  private static final int HEADER_SIZE = 64;
  private static final int NO_BITS = 8;
  private static final long WRITE = 1;
  private static final int LONGEST_NAME = 256;

  private final FileChannel file;
  private final ElfHeader header;
  private final List<Section> all = new ArrayList<>();

  ElfSections(FileChannel file, ElfHeader header) {
    this.file = file;
    this.header = header;
  }

  /**
   * A section.
   *
   * @param link the index of a section that it refers to
   */
  record Section(int nameAt, int type, long flags, long offset, long size, int link) {

    boolean writable() {
      return (flags & WRITE) != 0;
    }
  }

  ElfHeader header() {
    return header;
  }

  void readHeaders() throws IOException, DamagedElfException {
    if (header.sections() == 0) {
      return;
    }
    if (header.sectionSize() != HEADER_SIZE) {
      throw new DamagedElfException("its section headers have another size than ELF gives them");
    }
    long size = (long) header.sections() * HEADER_SIZE;
    ByteBuffer bytes = bytes(header.sectionsAt(), size, "its section headers");
    for (int i = 0; i < header.sections(); i++) {
      int at = i * HEADER_SIZE;
      all.add(
          new Section(
              bytes.getInt(at),
              bytes.getInt(at + 4),
              bytes.getLong(at + 8),
              bytes.getLong(at + 24),
              bytes.getLong(at + 32),
              bytes.getInt(at + 40)));
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  Optional<Section> ofType(int type) {
    return all.stream().filter(section -> section.type() == type).findFirst();
  }

  /** The section that another refers to. */
  Section linked(Section from) throws DamagedElfException {
    return at(from.link());
  }

  Optional<Section> named(String name) throws IOException, DamagedElfException {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    byte[] names = content(at(header.namesIn()));
    for (Section section : all) {
      if (string(names, section.nameAt(), LONGEST_NAME).equals(name)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  byte[] content(Section section) throws IOException, DamagedElfException {
    return section.type() == NO_BITS
        ? new byte[0]
        : bytes(section.offset(), section.size(), "a section").array();
  }

  /** The text at an offset, up to its NUL; of a longer one, as many bytes as are allowed. */
  static String string(byte[] table, int offset, int longest) {
    if (offset < 0 || offset >= table.length) {
      return "";
    }
    int end = offset;
    while (end < table.length && end - offset < longest && table[end] != 0) {
      end++;
    }
    return new String(table, offset, end - offset, StandardCharsets.UTF_8);
  }

  Section at(int index) throws DamagedElfException {
    if (index < 0 || index >= all.size()) {
      throw new DamagedElfException("it refers to a section that it does not have");
    }
    return all.get(index);
  }

  private ByteBuffer bytes(long offset, long size, String what)
      throws IOException, DamagedElfException {
    long length = file.size();
    if (size > LARGEST) {
      throw new DamagedElfException("a section of it has more than 16 MiB");
    }
    if (offset < 0 || size < 0 || offset > length || size > length - offset) {
      throw new DamagedElfException(
          what + (what.endsWith("s") ? " lie" : " lies") + " outside of it");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw new DamagedElfException("it was cut short while it was read");
      }
    }
    return bytes;
  }
}
