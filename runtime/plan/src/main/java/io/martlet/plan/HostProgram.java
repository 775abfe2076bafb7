package io.martlet.plan;

import io.martlet.catalog.BinaryKind;
import java.util.List;

/** What hosts run, and the programs that are such hosts. */
public enum HostProgram {
  LIBRARIES("martlet-host", "libraries"),
  PROGRAMS("martlet-host", "programs"),
  SCRIPTS("martlet-r-host", "");

  private final String file;
  private final String guests;

  HostProgram(String file, String guests) {
    this.file = file;
    this.guests = guests;
  }

  public static HostProgram of(BinaryKind kind) {
    return switch (kind) {
      case LIBRARY -> LIBRARIES;
      case EXECUTABLE -> PROGRAMS;
      case R -> SCRIPTS;
    };
  }

  /** The name of the program's file. */
  public String file() {
    return file;
  }

  /** What it is told, after the socket. */
  public List<String> guests() {
    return guests.isEmpty() ? List.of() : List.of(guests);
  }
}
