package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** A path leads out of the catalog's folder. */
final class PathOutsideCatalog implements Rule {

  @Override
  public String id() {
    return "path-outside-catalog";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A path leads out of the catalog's folder.";
  }

  @Override
  public String hint() {
    return "Put the file in the catalog's folder and write its path from there.";
  }

  Diagnostic writtenOutside(Located<String> path, String subject, String what) {
    return at(
        path.location(),
        subject,
        "The path of %s, \"%s\", leads out of the catalog's folder.".formatted(what, path));
  }

  Diagnostic linkedOutside(Located<String> path, String subject, String what) {
    return at(
        path.location(),
        subject,
        "The path of %s, \"%s\", is a link out of the catalog's folder.".formatted(what, path));
  }
}
