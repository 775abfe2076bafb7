package io.martlet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Spark installation, and programs of it. */
final class Spark {

  static final Path HOME =
      Path.of(System.getProperty("martlet.home"))
          .resolve("target/python/lib/python3.11/site-packages/pyspark");

  private Spark() {}

  /** Starts a class of it, with its output in a file. */
  static Process start(Path output, String... words) throws IOException {
    if (!Files.exists(HOME)) {
      throw new IllegalStateException("no Spark in " + HOME + ": ./build cluster installs it");
    }
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/spark-class").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
