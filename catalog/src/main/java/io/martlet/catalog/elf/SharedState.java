package io.martlet.catalog.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a library has in common with the other libraries of a process, beyond what a host puts back
 * before every call: data that a process has only once, and functions that change the process. A
 * library that has any of it is loaded into a process of its own.
 */
final class SharedState {

  private static final int DYNAMIC = 6;
  private static final int ENTRY_SIZE = 16;
  private static final long NEEDED = 1;
  private static final int LONGEST_NAME = 256;

  /** The C and C++ libraries, which are the host's own, and without data of a model's. */
  private static final Set<String> COMMON =
      Set.of(
          "libc.so.6",
          "libm.so.6",
          "libmvec.so.1",
          "libstdc++.so.6",
          "libgcc_s.so.1",
          "libpthread.so.0",
          "libdl.so.2",
          "librt.so.1",
          "ld-linux-x86-64.so.2",
          "ld-linux-aarch64.so.1");

  /** Constants of the C++ library that every library has which uses it: all copies are equal. */
  private static final List<String> LIBRARY_CONSTANTS =
      List.of("_ZZNSt8__detail", "_ZZNSt19_Sp_make_shared_tag5_S_tiEvE5__tag");

  /** Functions whose effects outlast a call and reach others. */
  private static final Set<String> CHANGING =
      Set.of(
          // The C library has one sequence of random numbers of each kind.
          "rand",
          "srand",
          "random",
          "srandom",
          "initstate",
          "setstate",
          "drand48",
          "lrand48",
          "mrand48",
          "srand48",
          "seed48",
          // What comes at its own time, or takes others' faults for its own.
          "setitimer",
          "timer_create",
          "alarm",
          "signal",
          "sigaction",
          "_ZSt13set_terminatePFvvE",
          "_ZSt15set_new_handlerPFvvE",
          // The process itself.
          "setrlimit",
          "setrlimit64",
          "prlimit",
          "prlimit64",
          "prctl",
          "syscall",
          "fork",
          "vfork",
          // Code that is not in its file.
          "dlopen",
          "dlmopen");

  private static final Set<String> STARTING_THREADS = Set.of("pthread_create", "thrd_create");
  private static final String CPP_THREAD = "_ZNSt6thread";

  private SharedState() {}

  /** Why a library can share no process with others; empty when it can. */
  static Optional<String> of(ElfSections sections) throws IOException, DamagedElfException {
    Optional<List<ElfSymbols.Symbol>> symbols = ElfSymbols.read(sections);
    if (symbols.isEmpty()) {
      return Optional.of("it has no section headers that lead to its symbols");
    }
    Optional<String> needed = neededLibrary(sections);
    if (needed.isPresent()) {
      return Optional.of("it needs " + needed.get());
    }
    for (ElfSymbols.Symbol symbol : symbols.get()) {
      Optional<String> reason = reason(symbol, sections);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> reason(ElfSymbols.Symbol symbol, ElfSections sections)
      throws DamagedElfException {
    String name = symbol.name();
    if (symbol.unique() && !isLibraryConstant(symbol, sections)) {
      return Optional.of("a process has only one " + name);
    }
    if (symbol.imported() && (STARTING_THREADS.contains(name) || name.startsWith(CPP_THREAD))) {
      return Optional.of("it starts threads");
    }
    return symbol.imported() && CHANGING.contains(name)
        ? Optional.of("it calls " + name)
        : Optional.empty();
  }

  private static boolean isLibraryConstant(ElfSymbols.Symbol symbol, ElfSections sections)
      throws DamagedElfException {
    return LIBRARY_CONSTANTS.stream().anyMatch(symbol.name()::startsWith)
        && !sections.at(symbol.section()).writable();
  }

  /** A library that it needs beside the common ones. */
  private static Optional<String> neededLibrary(ElfSections sections)
      throws IOException, DamagedElfException {
    Optional<ElfSections.Section> section = sections.ofType(DYNAMIC);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    byte[] strings = sections.content(sections.linked(section.get()));
    ByteBuffer entries =
        ByteBuffer.wrap(sections.content(section.get())).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + ENTRY_SIZE <= entries.limit(); at += ENTRY_SIZE) {
      if (entries.getLong(at) == NEEDED) {
        String name = ElfSections.string(strings, (int) entries.getLong(at + 8), LONGEST_NAME);
        if (!COMMON.contains(name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }
}
