package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.elf.Elf;
import io.martlet.catalog.elf.ElfReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The catalog that is being checked, with what several rules look up. */
final class Checked {

  private final Catalog catalog;
  private final CatalogFolder folder;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final IdentityHashMap<Model, int[]> places = new IdentityHashMap<>();
  private final Map<String, Binary> binaries = new HashMap<>();
  private final Map<String, Optional<Elf>> files = new ConcurrentHashMap<>();
  private final Map<String, List<Elf.Image>> images = new ConcurrentHashMap<>();

  Checked(Catalog catalog, Path root) {
    this.catalog = catalog;
    this.folder = new CatalogFolder(root);
    catalog.universe().columns().forEach(each -> columns.putIfAbsent(each.name().value(), each));
    catalog.binaries().forEach(each -> binaries.putIfAbsent(each.name().value(), each));
    Map<String, Integer> byName = new HashMap<>();
    columns.keySet().forEach(name -> byName.put(name, byName.size()));
    forEachModel((mart, model) -> places.put(model, places(model, byName)));
  }

  private static int[] places(Model model, Map<String, Integer> byName) {
    int[] places = new int[model.inputs().size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = byName.getOrDefault(model.inputs().get(i).value(), -1);
    }
    return places;
  }

  Catalog catalog() {
    return catalog;
  }

  CatalogFolder folder() {
    return folder;
  }

  /** The universe's columns by name. */
  Map<String, Column> columns() {
    return columns;
  }

  /**
   * Which of the universe's columns each input of a model is, in the order of {@link #columns}; -1
   * for one that is not there. Looked up once for all rules: a large catalog has hundreds of
   * thousands of inputs.
   */
  int[] places(Model model) {
    return places.get(model);
  }

  List<String> binaryNames() {
    return catalog.binaries().stream().map(Binary::name).map(Object::toString).toList();
  }

  /** The binary that computes a model. */
  Binary binary(Model model) {
    return binaries.get(model.binary().value());
  }

  /** What a binary's file is; empty when it cannot be read, which another rule reports. */
  Optional<Elf> elf(Artifact artifact) {
    return files.computeIfAbsent(artifact.path().value(), this::read);
  }

  /** The files of a binary that are ELF files for a machine that Martlet runs on. */
  List<Elf.Image> images(Binary binary) {
    return images.computeIfAbsent(binary.name().value(), unread -> read(binary));
  }

  private List<Elf.Image> read(Binary binary) {
    return binary.artifacts().stream()
        .flatMap(artifact -> elf(artifact).stream())
        .filter(Elf.Image.class::isInstance)
        .map(Elf.Image.class::cast)
        .filter(image -> image.platform().isPresent())
        .toList();
  }

  private Optional<Elf> read(String path) {
    try {
      return Optional.of(ElfReader.read(folder.place(path)));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  void forEachModel(BiConsumer<Mart, Model> action) {
    catalog.marts().forEach(mart -> mart.models().forEach(model -> action.accept(mart, model)));
  }

  /** What diagnostics call a model, such as {@code deposits/term_deposit}. */
  static String subject(Mart mart, Model model) {
    return mart.name() + "/" + model.name();
  }
}
