package io.martlet.codegen.columns;

import com.palantir.javapoet.NameAllocator;
import io.martlet.catalog.Universe;
import java.util.Locale;

/** What the class of a universe and its constants are called in Java. */
public final class ColumnConstants {

  static final String COLUMNS = "COLUMNS";
  static final String UNIVERSE = "UNIVERSE";

  private final String type;
  private final NameAllocator names = new NameAllocator();

  public ColumnConstants(Universe universe) {
    String usual = JavaNames.type(universe.name().value());
    this.type = JavaNames.TAKEN.contains(usual) ? usual + "Records" : usual;
    names.newName(COLUMNS);
    names.newName(UNIVERSE);
    universe
        .columns()
        .forEach(
            column -> {
              String name = column.name().value();
              names.newName(name.toUpperCase(Locale.ROOT), name);
            });
  }

  /** The class, such as {@code Clients}. */
  public String type() {
    return type;
  }

  /** The constant of a column, such as {@code AGE}. */
  public String of(String column) {
    return names.get(column);
  }
}
