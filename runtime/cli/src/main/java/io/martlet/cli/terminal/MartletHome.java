package io.martlet.cli.terminal;

import io.martlet.catalog.diagnostic.ExitCode;
import java.nio.file.Path;

/** Where Martlet itself is. The launcher says so. */
public final class MartletHome {

  private MartletHome() {}

  public static Path path() {
    String home = System.getProperty("martlet.home");
    if (home == null) {
      throw new CommandFailure(
          ExitCode.FAILED, "Start Martlet with its launcher, ./martlet, which knows where it is.");
    }
    return Path.of(home);
  }

  /** The folder of the host programs. */
  public static Path hosts() {
    return path().resolve("native/build");
  }
}
