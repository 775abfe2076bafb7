package io.martlet.catalog.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The symbols by which an ELF file is linked to others when it is loaded. */
final class ElfSymbols {

  private static final int DYNSYM = 11;
  private static final int SIZE = 24;
  private static final int LOCAL = 0;
  private static final int UNIQUE = 10;
  private static final int INTERNAL = 1;
  private static final int HIDDEN = 2;
  private static final int UNDEFINED = 0;

  /** No model's symbol is longer; names of C++ functions often are. */
  private static final int LONGEST = 256;

  private ElfSymbols() {}

  /**
   * A symbol.
   *
   * @param section the index of the section that holds it
   */
  record Symbol(String name, int binding, int visibility, int section) {

    /** Whether others can look it up. */
    boolean exported() {
      return binding != LOCAL && visibility != INTERNAL && visibility != HIDDEN && !imported();
    }

    /** Whether it is to be found in another file. */
    boolean imported() {
      return section == UNDEFINED;
    }

    /** Whether a process has only one of that name, however many files bring theirs. */
    boolean unique() {
      return binding == UNIQUE && !imported();
    }
  }

  /** The symbols; empty when the file has no section headers that would lead to them. */
  static Optional<List<Symbol>> read(ElfSections sections) throws IOException, DamagedElfException {
    if (sections.isEmpty()) {
      return Optional.empty();
    }
    List<Symbol> all = new ArrayList<>();
    Optional<ElfSections.Section> table = sections.ofType(DYNSYM);
    if (table.isPresent()) {
      byte[] strings = sections.content(sections.linked(table.get()));
      ByteBuffer symbols =
          ByteBuffer.wrap(sections.content(table.get())).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at + SIZE <= symbols.limit(); at += SIZE) {
        all.add(
            new Symbol(
                ElfSections.string(strings, symbols.getInt(at), LONGEST),
                (symbols.get(at + 4) & 0xff) >> 4,
                symbols.get(at + 5) & 3,
                Short.toUnsignedInt(symbols.getShort(at + 6))));
      }
    }
    return Optional.of(all);
  }

  /** The names of those that others can look up. */
  static Set<String> exported(List<Symbol> symbols) {
    return symbols.stream().filter(Symbol::exported).map(Symbol::name).collect(Collectors.toSet());
  }
}
