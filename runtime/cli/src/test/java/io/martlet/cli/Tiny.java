package io.martlet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A catalog of one mart whose models are a program: of a record with key k, a model of seed s gives
 * rank {@code k * s % 20 + 1} and binary {@code (k + s) % 2}.
 */
record Tiny(Path folder) {

  private static final String PROGRAM =
      """
      #!/bin/sh
      read seed < "$1"
      exec awk -F, -v s="$seed" '{ print ($1 * s) % 20 + 1 "," ($1 + s) % 2 }'
      """;

  /** A model: its number, its name, and the seed that decides its scores. */
  record Scored(int number, String name, int seed) {}

  static Tiny in(Path folder) {
    Tiny tiny = new Tiny(folder);
    tiny.write("program", PROGRAM);
    if (!folder.resolve("program").toFile().setExecutable(true)) {
      throw new IllegalStateException("not executable");
    }
    tiny.catalog("");
    tiny.universe("int32", "k");
    tiny.deliver(10);
    return tiny;
  }

  /**
   * @param more what the main file says besides
   */
  Tiny catalog(String more) {
    write(
        "catalog.yaml",
        """
        catalog: tiny
        universe: universe.yaml
        marts: [mart.yaml]
        binaries:
          program: { kind: executable, path: program }
        """
            + more);
    return this;
  }

  Tiny universe(String keyType, String key) {
    write(
        "universe.yaml",
        """
        universe: people
        key: %s
        source: people.csv
        columns:
          k: %s
          other: int32
        """
            .formatted(key, keyType));
    return this;
  }

  /** Delivers records with the keys 1 to n. */
  Tiny deliver(int records) {
    write(
        "people.csv",
        "k,other\n"
            + IntStream.rangeClosed(1, records)
                .mapToObj(key -> String.format(Locale.ROOT, "%d,%d%n", key, 100 - key))
                .collect(Collectors.joining()));
    return this;
  }

  Tiny mart(String more, Scored... models) {
    Stream.of(models).forEach(model -> write(model.name() + ".seed", model.seed() + "\n"));
    write(
        "mart.yaml",
        "mart: first\n%sdefaults: { binary: program, rank: 1..20 }\nmodels:\n".formatted(more)
            + Stream.of(models)
                .map(
                    model ->
                        String.format(
                            Locale.ROOT,
                            "  - { number: %d, name: %s, inputs: [k], parameters: %2$s.seed }%n",
                            model.number(),
                            model.name()))
                .collect(Collectors.joining()));
    return this;
  }

  Copy.Result martlet(String command, String... options) {
    return new Copy(folder).martlet(command, options);
  }

  /** What the models of the mart must have given, as {@link OtherReaders} tell it. */
  static List<String> scores(int records, Scored... models) {
    return IntStream.rangeClosed(1, records)
        .boxed()
        .flatMap(
            key ->
                Stream.of(models)
                    .flatMap(
                        model ->
                            Stream.of(
                                String.format(
                                    Locale.ROOT,
                                    "%d,first_model%d_binary,%d",
                                    key,
                                    model.number(),
                                    (key + model.seed()) % 2),
                                String.format(
                                    Locale.ROOT,
                                    "%d,first_model%d_rank,%d",
                                    key,
                                    model.number(),
                                    key * model.seed() % 20 + 1))))
        .toList();
  }

  /** What readers see of the mart. */
  List<String> published(String key) throws IOException, InterruptedException {
    return OtherReaders.read("duckdb", folder.resolve(".martlet/warehouse"), key, "first");
  }

  private void write(String file, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
