package io.martlet.catalog;

import io.martlet.catalog.yaml.CatalogLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small catalog in a folder, to be changed line by line. */
public final class Shop {

  private static final String CATALOG =
      """
      catalog: shop
      universe: universe.yaml
      marts: [marts/*.yaml]
      binaries:
        cards: { kind: executable, path: cards.sh }
        trees: { kind: r, path: trees.R }
      """;
  private static final String UNIVERSE =
      """
      universe: clients
      key: id
      columns:
        id: int64
        age: int8
        income: float32?
        region: string
      """;
  private static final String AUTO =
      """
      mart: auto
      defaults: { binary: cards, rank: 1..20, owner: growth team }
      models:
        - { number: 1, name: luxury, inputs: [age, income], tags: [new, car], parameters: luxury.csv }
        - { number: 2, name: used, inputs: [age] }
      """;
  private static final String HOME =
      """
      mart: home
      defaults: { binary: trees, rank: 0..9 }
      models:
        - { number: 1, name: moves, inputs: [region, age], tags: [new] }
      """;

  private final Path folder;

  public Shop(Path folder) {
    this.folder = folder;
    write("catalog.yaml", CATALOG);
    write("universe.yaml", UNIVERSE);
    write("marts/auto.yaml", AUTO);
    write("marts/home.yaml", HOME);
    write("cards.sh", "a program");
    write("trees.R", "a script");
    write("luxury.csv", "1");
  }

  public Path folder() {
    return folder;
  }

  public Catalog catalog() {
    return CatalogLoader.load(folder).catalog().orElseThrow();
  }

  /** Replaces a text that must be there. */
  public Shop with(String file, String text, String replacement) {
    try {
      String old = Files.readString(folder.resolve(file));
      if (!old.contains(text)) {
        throw new IllegalArgumentException(file + " does not contain " + text);
      }
      write(file, old.replace(text, replacement));
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Adds lines to a file. */
  public Shop adding(String file, String lines) {
    try {
      write(file, Files.readString(folder.resolve(file)) + lines);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
