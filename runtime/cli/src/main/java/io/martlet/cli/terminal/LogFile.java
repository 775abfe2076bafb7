package io.martlet.cli.terminal;

import java.nio.file.Path;

/** Where libraries' log lines go; see log4j2.properties. */
public final class LogFile {

  private static final String PROPERTY = "martlet.log";

  private LogFile() {}

  /** To be called before anything logs. */
  public static void in(Path file) {
    System.setProperty(PROPERTY, file.toString());
  }

  public static String shown() {
    return Shown.path(Path.of(System.getProperty(PROPERTY, "/dev/null")));
  }
}
