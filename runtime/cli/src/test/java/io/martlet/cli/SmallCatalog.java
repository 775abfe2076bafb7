package io.martlet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalog of one model, a program that gives every record rank 1, over the records given. */
final class SmallCatalog {

  private SmallCatalog() {}

  /**
   * @param source the name of the file that delivers the records
   * @param records the values of columns {@code k} and {@code a} of each, as in CSV
   */
  static Copy in(Path folder, String source, String... records) {
    write(folder, source, "k,a\n" + String.join("\n", records) + "\n");
    write(folder, "rank.sh", "#!/bin/sh\nwhile IFS= read -r line; do echo 1,0; done\n");
    folder.resolve("rank.sh").toFile().setExecutable(true);
    write(
        folder,
        "universe.yaml",
        """
        universe: u
        key: k
        source: "%s"
        columns: { k: int64, a: int32 }
        """
            .formatted(source));
    write(
        folder,
        "catalog.yaml",
        """
        catalog: c
        universe: universe.yaml
        marts: [mart.yaml]
        binaries:
          rank: { kind: executable, path: rank.sh }
        """);
    write(
        folder,
        "mart.yaml",
        """
        mart: first
        models:
          - { number: 1, name: m, binary: rank, rank: 1..20, inputs: [a] }
        """);
    return new Copy(folder);
  }

  private static void write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
