package io.martlet.spark.host;

import io.martlet.catalog.BinaryKind;
import java.nio.file.Path;
import java.util.List;

/** What hosts run, and the programs that are such hosts. */
enum HostProgram {
  LIBRARIES("martlet-host", "libraries"),
  PROGRAMS("martlet-host", "programs"),
  SCRIPTS("martlet-r-host", "");

  private final String file;
  private final String guests;

  HostProgram(String file, String guests) {
    this.file = file;
    this.guests = guests;
  }

  static HostProgram of(BinaryKind kind) {
    return switch (kind) {
      case LIBRARY -> LIBRARIES;
      case EXECUTABLE -> PROGRAMS;
      case R -> SCRIPTS;
    };
  }

  /** The program's file. */
  Path in(Path folder) {
    return folder.resolve(file);
  }

  /** What it is told, after the socket. */
  List<String> guests() {
    return guests.isEmpty() ? List.of() : List.of(guests);
  }
}
