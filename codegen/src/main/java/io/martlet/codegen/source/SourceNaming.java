package io.martlet.codegen.source;

import com.palantir.javapoet.NameAllocator;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Mart;
import io.martlet.codegen.columns.ColumnConstants;
import io.martlet.codegen.columns.JavaNames;
import java.util.Locale;

/** What the parts of a catalog are called in its Java sources, each name once. */
final class SourceNaming {

  private final ColumnConstants columns;
  private final NameAllocator types = new NameAllocator();
  private final NameAllocator methods = new NameAllocator();
  private final NameAllocator constants = new NameAllocator();
  private final String main;

  SourceNaming(Catalog catalog) {
    this.columns = new ColumnConstants(catalog.universe());
    JavaNames.TAKEN.forEach(types::newName);
    types.newName(columns.type());
    this.main = types.newName(JavaNames.type(catalog.name().value()));
    for (Mart mart : catalog.marts()) {
      String name = mart.name().value();
      String type = JavaNames.type(name);
      types.newName(type, name);
      methods.newName(type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1), name);
    }
    // A constant would hide a class of the same name, such as A.
    constants.newName(columns.type());
    constants.newName(main);
    catalog.marts().stream().map(this::type).forEach(constants::newName);
    catalog
        .binaries()
        .forEach(
            binary -> {
              String name = binary.name().value();
              constants.newName(name.toUpperCase(Locale.ROOT), name);
            });
  }

  /** The class that implements {@code CatalogSource}. */
  String main() {
    return main;
  }

  /** The class of the universe's columns. */
  String universe() {
    return columns.type();
  }

  /** A mart's class, where it has one. */
  String type(Mart mart) {
    return types.get(mart.name().value());
  }

  /** A mart's method, where it is one. */
  String method(Mart mart) {
    return methods.get(mart.name().value());
  }

  String column(String name) {
    return columns.type() + "." + columns.of(name);
  }

  /** A binary's constant in the catalog's class. */
  String binary(String name) {
    return constants.get(name);
  }
}
