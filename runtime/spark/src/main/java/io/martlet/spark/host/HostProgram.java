package io.martlet.spark.host;

import io.martlet.catalog.BinaryKind;
import java.nio.file.Path;

/** The two host programs, and where each notes in the region which model it runs. */
enum HostProgram {
  NATIVE("martlet-host", 0),
  R("martlet-r-host", 64);

  private final String program;
  private final int statusOffset;

  HostProgram(String program, int statusOffset) {
    this.program = program;
    this.statusOffset = statusOffset;
  }

  static HostProgram of(BinaryKind kind) {
    return switch (kind) {
      case LIBRARY, EXECUTABLE -> NATIVE;
      case R -> R;
    };
  }

  Path in(Path folder) {
    return folder.resolve(program);
  }

  /** Where in the region the host writes the number of the model that it runs. */
  int statusOffset() {
    return statusOffset;
  }
}
