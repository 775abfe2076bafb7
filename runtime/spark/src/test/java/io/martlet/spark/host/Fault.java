package io.martlet.spark.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A faulty model of {@code benchmarks/faults/models/faults.txt}.
 *
 * @param binary library, r or program
 * @param outcome its kind of failure and the signal, or SCORED
 * @param record at which it fails: met or -
 */
record Fault(String binary, String name, String outcome, String record) {

  static final Path PLACE =
      Path.of(System.getProperty("martlet.home"), "benchmarks/faults/models").toAbsolutePath();

  static List<Fault> all() throws IOException {
    return Files.readAllLines(PLACE.resolve("faults.txt")).stream()
        .flatMap(line -> of(line).stream())
        .toList();
  }

  private static Optional<Fault> of(String line) {
    String[] words = line.split("\\s+", -1);
    return line.startsWith("#")
        ? Optional.empty()
        : Optional.of(new Fault(words[0], words[1], words[2], words[3]));
  }

  /** Whether nobody has to wait for it, nor for a program or R to start. */
  boolean isQuick() {
    return binary.equals("library") && !outcome.equals("TIMED_OUT");
  }

  @Override
  public String toString() {
    return binary + " " + name;
  }
}
