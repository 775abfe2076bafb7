package io.martlet.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An instance type that Amazon EMR is known to offer, as the table in {@code machine-types.tsv} has
 * it.
 *
 * @param name such as {@code c7i.8xlarge}
 * @param mebibytes its memory
 */
public record MachineType(String name, int vcpus, int mebibytes) {

  private static final Map<String, MachineType> KNOWN = read();

  /** Empty when it is in no table, as one that is newer than this Martlet. */
  public static Optional<MachineType> of(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  static Iterable<MachineType> all() {
    return KNOWN.values();
  }

  /** The memory of a task slot, of which a machine has one a vCPU. */
  public int slotMebibytes() {
    return mebibytes / vcpus;
  }

  private static Map<String, MachineType> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                MachineType.class.getResourceAsStream("machine-types.tsv"),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(
              cells ->
                  new MachineType(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2])))
          .collect(Collectors.toUnmodifiableMap(MachineType::name, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
