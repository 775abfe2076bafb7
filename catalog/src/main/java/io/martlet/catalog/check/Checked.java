package io.martlet.catalog.check;

import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The catalog that is being checked, with what several rules look up. */
final class Checked {

  private final Catalog catalog;
  private final CatalogFolder folder;
  private final Map<String, Column> columns = new LinkedHashMap<>();

  Checked(Catalog catalog, Path root) {
    this.catalog = catalog;
    this.folder = new CatalogFolder(root);
    catalog.universe().columns().forEach(each -> columns.putIfAbsent(each.name().value(), each));
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

  List<String> binaryNames() {
    return catalog.binaries().stream().map(Binary::name).map(Object::toString).toList();
  }

  void forEachModel(BiConsumer<Mart, Model> action) {
    catalog.marts().forEach(mart -> mart.models().forEach(model -> action.accept(mart, model)));
  }

  /** What diagnostics call a model, such as {@code deposits/term_deposit}. */
  static String subject(Mart mart, Model model) {
    return mart.name() + "/" + model.name();
  }
}
