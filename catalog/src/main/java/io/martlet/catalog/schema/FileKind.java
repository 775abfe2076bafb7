package io.martlet.catalog.schema;

import java.util.Locale;

/** The kinds of files that a catalog is made of. */
public enum FileKind {
  CATALOG,
  UNIVERSE,
  MART,
  DEPLOYMENT;

  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The keys at the top of such a file. */
  public Shape.Table table() {
    return switch (this) {
      case CATALOG -> Grammar.CATALOG;
      case UNIVERSE -> Grammar.UNIVERSE;
      case MART -> Grammar.MART;
      case DEPLOYMENT -> Grammar.DEPLOYMENT;
    };
  }

  /** What its schema's file is called. */
  public String schemaFile() {
    return keyword() + ".schema.json";
  }
}
