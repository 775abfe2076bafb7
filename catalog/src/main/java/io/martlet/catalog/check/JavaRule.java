package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** The rules that loading a catalog in Java may find broken: its structure. */
public enum JavaRule implements Rule {
  JAVA_COMPILE("java-compile", "A catalog in Java does not compile.", ""),
  JAVA_CATALOG(
      "java-catalog",
      "A Java file, class or jar declares no catalog.",
      "A catalog is a class that implements CatalogSource."),
  JAVA_FAILURE("java-failure", "A catalog in Java fails while it is built.", "");

  private final String id;
  private final String summary;
  private final String hint;

  JavaRule(String id, String summary, String hint) {
    this.id = id;
    this.summary = summary;
    this.hint = hint;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public String hint() {
    return hint;
  }
}
