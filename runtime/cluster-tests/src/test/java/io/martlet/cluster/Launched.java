package io.martlet.cluster;

import io.martlet.cli.Copy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of Martlet's, as its user starts it. */
record Launched(Process process, Path output) {

  /**
   * @param settings of Spark
   * @param environment what is set beside the caller's
   */
  static Launched of(
      Path output, Map<String, String> settings, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(Copy.home().resolve("martlet").toString()));
    command.addAll(List.of(words));
    settings.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", Spark.HOME.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().putAll(environment);
    return new Launched(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  String said() throws IOException {
    return Files.readString(output);
  }

  String lastLine() throws IOException {
    String said = said().strip();
    return said.substring(said.lastIndexOf('\n') + 1);
  }
}
