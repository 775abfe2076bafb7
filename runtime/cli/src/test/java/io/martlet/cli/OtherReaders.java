package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of other people's that read marts. */
final class OtherReaders {

  private OtherReaders() {}

  /**
   * All scores, a line {@code key,mart_column,value} each, in order.
   *
   * @param reader {@code pyiceberg} or {@code duckdb}
   */
  static List<String> read(String reader, Path warehouse, String key, String... marts)
      throws IOException, InterruptedException {
    Path answer = Files.createTempFile("marts-", ".csv");
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Copy.home().resolve("target/python/bin/python").toString(),
                  Copy.home().resolve("runtime/cli/src/test/python/read_marts.py").toString(),
                  reader,
                  warehouse.toString(),
                  key,
                  answer.toString()));
      command.addAll(List.of(marts));
      Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(python.waitFor()).as(said).isZero();
      return Files.readAllLines(answer);
    } finally {
      Files.delete(answer);
    }
  }
}
