package io.martlet.cli.terminal;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where Martlet itself is. The launcher says so. */
public final class MartletHome {

  private static final Pattern ICEBERG =
      Pattern.compile("(iceberg-(api|bundled-guava|common|core)|caffeine)-[0-9.]+\\.jar");

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

  /** What a cluster runs: the driver of a run, without Spark. */
  public static Path driver() {
    return path().resolve("runtime/driver/target/martlet-driver.jar");
  }

  /** The libraries of Apache Iceberg that a driver needs, which a plain Spark has not. */
  public static List<Path> icebergJars() {
    try (Stream<Path> jars = Files.list(path().resolve("runtime/cli/target/lib"))) {
      return jars.filter(jar -> ICEBERG.matcher(jar.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
