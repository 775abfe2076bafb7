package io.martlet.catalog.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the smallest shared objects that a section reader takes: header, dynamic symbols,
 * descriptors, names.
 */
final class TinyElf {

  static final int X86_64 = 62;
  static final int AARCH64 = 183;

  private static final int HEADER = 64;
  private static final int SYMBOL = 24;
  private static final int DYNAMIC_ENTRY = 16;
  private static final long NEEDED = 1;

  private record Symbol(String name, int info, int section) {}

  private final int machine;
  private static final int GLOBAL_OBJECT = 0x11;
  private static final int UNIQUE_OBJECT = 0xa1;
  private static final int DEFINED = 1;

  private final List<Symbol> symbols = new ArrayList<>();
  private final List<String> needed = new ArrayList<>();
  private final List<String> descriptors = new ArrayList<>();

  TinyElf(int machine) {
    this.machine = machine;
  }

  /** Exports a model that says what it is. */
  TinyElf model(String symbol, String ranks, String inputs) {
    descriptors.add("martlet 1;%s;%s;%s\0".formatted(symbol, ranks, inputs));
    return symbol(symbol);
  }

  TinyElf symbol(String name) {
    symbols.add(new Symbol(name, GLOBAL_OBJECT, DEFINED));
    return this;
  }

  /** Exports something of which a process has only one. */
  TinyElf unique(String name) {
    symbols.add(new Symbol(name, UNIQUE_OBJECT, DEFINED));
    return this;
  }

  /** Takes something from another file. */
  TinyElf imports(String name) {
    symbols.add(new Symbol(name, GLOBAL_OBJECT, 0));
    return this;
  }

  /** Has another library loaded. */
  TinyElf needs(String library) {
    needed.add(library);
    return this;
  }

  /** Any bytes in the descriptor section. */
  TinyElf descriptor(String text) {
    descriptors.add(text);
    return this;
  }

  byte[] bytes() {
    byte[] names =
        "\0.dynsym\0.dynstr\0.martlet\0.dynamic\0.shstrtab\0".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    strings.write(0);
    byte[] symbolTable = new byte[SYMBOL * (symbols.size() + 1)];
    ByteBuffer table = little(symbolTable);
    table.position(SYMBOL);
    for (Symbol symbol : symbols) {
      table.putInt(strings.size()).put((byte) symbol.info()).put((byte) 0);
      table.putShort((short) symbol.section()).putLong(0x1000).putLong(32);
      write(strings, symbol.name());
    }
    byte[] dynamic = new byte[DYNAMIC_ENTRY * (needed.size() + 1)];
    ByteBuffer entries = little(dynamic);
    for (String library : needed) {
      entries.putLong(NEEDED).putLong(strings.size());
      write(strings, library);
    }
    byte[] texts = String.join("", descriptors).getBytes(StandardCharsets.UTF_8);
    byte[][] contents = {new byte[0], symbolTable, strings.toByteArray(), texts, dynamic, names};
    int[] nameAt = {0, 1, 9, 17, 26, 35};
    int[] types = {0, 11, 3, 1, 6, 3};
    int[] links = {0, 2, 0, 0, 2, 0};
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] sectionHeaders = new byte[HEADER * contents.length];
    ByteBuffer headers = little(sectionHeaders);
    for (int i = 0; i < contents.length; i++) {
      int at = i * HEADER;
      headers.putInt(at, nameAt[i]).putInt(at + 4, types[i]);
      headers.putLong(at + 24, HEADER + body.size()).putLong(at + 32, contents[i].length);
      headers.putInt(at + 40, links[i]);
      headers.putInt(at + 44, types[i] == 11 ? 1 : 0).putLong(at + 56, types[i] == 11 ? SYMBOL : 0);
      body.writeBytes(contents[i]);
    }
    byte[] start = new byte[HEADER];
    ByteBuffer header = little(start);
    header.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1);
    header.putShort(16, (short) 3).putShort(18, (short) machine).putInt(20, 1);
    header.putLong(40, HEADER + body.size());
    header.putShort(52, (short) HEADER).putShort(58, (short) HEADER);
    header.putShort(60, (short) contents.length).putShort(62, (short) (contents.length - 1));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(start);
    file.writeBytes(body.toByteArray());
    file.writeBytes(sectionHeaders);
    return file.toByteArray();
  }

  private static void write(ByteArrayOutputStream strings, String text) {
    strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    strings.write(0);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
