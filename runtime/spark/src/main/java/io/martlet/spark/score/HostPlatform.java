package io.martlet.spark.score;

import io.martlet.catalog.Platform;

/** The platform that this JVM runs on. */
final class HostPlatform {

  private HostPlatform() {}

  static Platform current() {
    String system = System.getProperty("os.name");
    String machine = System.getProperty("os.arch");
    if (system.equals("Linux") && machine.equals("amd64")) {
      return Platform.LINUX_X86_64;
    }
    if (system.equals("Linux") && machine.equals("aarch64")) {
      return Platform.LINUX_AARCH64;
    }
    throw new IllegalStateException(
        "Martlet runs on Linux, x86-64 or aarch64; this is " + system + " on " + machine);
  }
}
