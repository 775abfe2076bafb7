package io.martlet.cli;

import java.nio.file.Path;

/** Where Martlet itself is. The launcher says so. */
final class MartletHome {

  private MartletHome() {}

  static Path path() {
    String home = System.getProperty("martlet.home");
    if (home == null) {
      throw new CommandFailure(
          ExitCode.FAILED, "Start Martlet with its launcher, ./martlet, which knows where it is.");
    }
    return Path.of(home);
  }

  /** The folder of the host programs. */
  static Path hosts() {
    return path().resolve("native/build");
  }
}
