package io.martlet.catalog.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The symbols that others can look up in an ELF file. */
final class ElfSymbols {

  private static final int DYNSYM = 11;
  private static final int SIZE = 24;
  private static final int LOCAL = 0;
  private static final int INTERNAL = 1;
  private static final int HIDDEN = 2;
  private static final int UNDEFINED = 0;

  /** No model's symbol is longer; names of C++ functions often are. */
  private static final int LONGEST = 256;

  private ElfSymbols() {}

  /** The names; empty when the file has no section headers that would lead to them. */
  static Optional<Set<String>> exported(ElfSections sections)
      throws IOException, DamagedElfException {
    if (sections.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    Optional<ElfSections.Section> table = sections.ofType(DYNSYM);
    if (table.isPresent()) {
      byte[] strings = sections.content(sections.linked(table.get()));
      ByteBuffer symbols =
          ByteBuffer.wrap(sections.content(table.get())).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at + SIZE <= symbols.limit(); at += SIZE) {
        if (isExported(symbols, at)) {
          names.add(ElfSections.string(strings, symbols.getInt(at), LONGEST));
        }
      }
    }
    return Optional.of(names);
  }

  private static boolean isExported(ByteBuffer symbols, int at) {
    int binding = (symbols.get(at + 4) & 0xff) >> 4;
    int visibility = symbols.get(at + 5) & 3;
    int section = Short.toUnsignedInt(symbols.getShort(at + 6));
    return binding != LOCAL
        && visibility != INTERNAL
        && visibility != HIDDEN
        && section != UNDEFINED;
  }
}
