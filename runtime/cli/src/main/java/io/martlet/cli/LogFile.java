package io.martlet.cli;

import java.nio.file.Path;

/** Where libraries' log lines go; see log4j2.properties. */
final class LogFile {

  private static final String PROPERTY = "martlet.log";

  private LogFile() {}

  /** To be called before anything logs. */
  static void in(Workspace workspace) {
    System.setProperty(PROPERTY, workspace.log().toString());
  }

  static String shown() {
    return Shown.path(Path.of(System.getProperty(PROPERTY, "/dev/null")));
  }
}
