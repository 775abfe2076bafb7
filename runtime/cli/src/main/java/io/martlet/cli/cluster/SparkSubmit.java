package io.martlet.cli.cluster;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.plan.StepCall;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a driver by the {@code spark-submit} of a Spark installation. */
public final class SparkSubmit {

  private final ClusterOption cluster;
  private final SparkSettings settings;
  private final String ledgerUrl;
  private final Path log;

  /**
   * @param ledgerUrl what the driver reaches the ledger by
   * @param log takes what spark-submit prints
   */
  public SparkSubmit(ClusterOption cluster, SparkSettings settings, String ledgerUrl, Path log) {
    this.cluster = cluster;
    this.settings = settings;
    this.ledgerUrl = ledgerUrl;
    this.log = log;
  }

  /**
   * The running spark-submit.
   *
   * @throws CommandFailure when there is none
   */
  public Process start(String mainClass, List<String> arguments, String name) {
    Path properties = properties();
    List<String> command =
        new ArrayList<>(
            List.of(
                program().toString(),
                "--master",
                cluster.master(),
                "--deploy-mode",
                cluster.deployMode().name(),
                "--name",
                name,
                "--class",
                mainClass,
                "--load-spark-defaults",
                "--properties-file",
                properties.toString(),
                "--jars",
                jars(),
                MartletHome.driver().toString()));
    command.addAll(arguments);
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      properties.toFile().deleteOnExit();
      return builder.start();
    } catch (IOException e) {
      throw new StorageException(log.toString(), e);
    }
  }

  private static Path program() {
    String home = System.getenv("SPARK_HOME");
    Path program = Path.of(home == null ? "" : home, "bin", "spark-submit");
    if (home == null || !Files.isExecutable(program)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          (home == null
                  ? "Work on a cluster is submitted by Spark, and SPARK_HOME is not set."
                  : "There is no %s.".formatted(program))
              + " Set SPARK_HOME to the folder of a Spark 4.1 installation.");
    }
    return program;
  }

  /** Of the driver's libraries, those that a plain Spark has not, and what is asked for. */
  private String jars() {
    return Stream.concat(
            MartletHome.icebergJars().stream().map(Path::toString),
            Optional.ofNullable(settings.all().get("spark.jars")).stream())
        .collect(Collectors.joining(","));
  }

  /** In a file that only its owner reads: the ledger's URL may have a password in it. */
  private Path properties() {
    Properties properties = new Properties();
    settings.all().forEach(properties::setProperty);
    properties.setProperty(StepCall.LEDGER_SETTING, ledgerUrl);
    try {
      Path file =
          Files.createTempFile(
              "martlet-spark-",
              ".conf",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newOutputStream(file)) {
        properties.store(out, null);
      }
      return file;
    } catch (IOException e) {
      throw new StorageException(System.getProperty("java.io.tmpdir"), e);
    }
  }
}
