package io.martlet.cli;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.LoadedCatalog;
import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.diagnostic.Summary;
import io.martlet.catalog.diagnostic.TextPrinter;
import java.util.List;

/** A catalog with all there is to say about it. */
record CheckedCatalog(LoadedCatalog loaded, List<Diagnostic> diagnostics) {

  static CheckedCatalog of(CatalogOrigin origin) {
    LoadedCatalog loaded = origin.load();
    return new CheckedCatalog(loaded, CatalogChecker.check(loaded));
  }

  /** A catalog that is not checked beyond what reading it has found. */
  static CheckedCatalog read(CatalogOrigin origin) {
    LoadedCatalog loaded = origin.load();
    return new CheckedCatalog(loaded, loaded.diagnostics());
  }

  boolean valid() {
    return diagnostics.stream().noneMatch(each -> each.severity() == Severity.ERROR);
  }

  /**
   * The catalog, which must be in order.
   *
   * @throws CommandFailure with the diagnostics when it is not
   */
  Catalog catalog() {
    if (!valid()) {
      throw CommandFailure.printed(ExitCode.VIOLATIONS, text() + "\n" + summary());
    }
    return loaded.catalog().orElseThrow();
  }

  Summary summary() {
    return Summary.of(loaded.catalog(), diagnostics);
  }

  Report report() {
    return new Report(loaded.root(), diagnostics, loaded.sources(), summary().toString());
  }

  private String text() {
    TextPrinter printer =
        Console.colour()
            ? TextPrinter.coloured(loaded.sources())
            : TextPrinter.plain(loaded.sources());
    return printer.print(diagnostics);
  }
}
