package io.martlet.catalog.elf;

/** An ELF file contradicts itself; the message says how. */
final class DamagedElfException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedElfException(String why) {
    super(why);
  }
}
