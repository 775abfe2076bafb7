package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** A file that the catalog names is not there. */
final class MissingFile implements Rule {

  @Override
  public String id() {
    return "missing-file";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A file that the catalog names is not there.";
  }

  @Override
  public String hint() {
    return "Paths are relative to the catalog's folder, wherever they are written.";
  }

  Diagnostic missing(Located<String> path, String subject, String what) {
    return at(
        path.location(), subject, "The file of %s, \"%s\", does not exist.".formatted(what, path));
  }

  Diagnostic nothingMatches(Located<String> glob, String what) {
    return at(
        glob.location(), "", "The glob of %s, \"%s\", matches no file.".formatted(what, glob));
  }

  Diagnostic notAFile(Located<String> path, String subject, String what) {
    return at(
        path.location(), subject, "The file of %s, \"%s\", is not a file.".formatted(what, path));
  }
}
