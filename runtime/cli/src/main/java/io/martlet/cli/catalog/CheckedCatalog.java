package io.martlet.cli.catalog;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.load.Summary;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A catalog with all there is to say about it. */
public record CheckedCatalog(LoadedCatalog loaded, List<Diagnostic> diagnostics) {

  public static CheckedCatalog of(CatalogOrigin origin) {
    LoadedCatalog loaded = origin.load();
    return new CheckedCatalog(loaded, CatalogChecker.check(loaded));
  }

  /** Checked with each of its deployments; the catalog is that with the usual one. */
  static CheckedCatalog ofAll(CatalogOrigin origin) {
    return origin.loadAll().stream()
        .map(loaded -> new CheckedCatalog(loaded, CatalogChecker.check(loaded)))
        .reduce(CheckedCatalog::and)
        .orElseThrow();
  }

  private CheckedCatalog and(CheckedCatalog other) {
    Set<Diagnostic> all = new LinkedHashSet<>(diagnostics);
    all.addAll(other.diagnostics);
    return new CheckedCatalog(loaded.and(other.loaded), List.copyOf(all));
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
  public Catalog catalog() {
    if (!valid()) {
      throw CommandFailure.printed(ExitCode.VIOLATIONS, text() + "\n" + summary());
    }
    return loaded.catalog().orElseThrow();
  }

  public Summary summary() {
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
