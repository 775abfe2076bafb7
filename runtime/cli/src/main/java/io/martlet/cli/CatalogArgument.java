package io.martlet.cli;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.LoadedCatalog;
import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.diagnostic.Summary;
import io.martlet.catalog.diagnostic.TextPrinter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The catalog that a command is about. */
final class CatalogArgument {

  @Parameters(
      paramLabel = "CATALOG",
      arity = "0..1",
      description = {
        "The catalog: its folder, a Java source file, a jar,",
        "or a class on --class-path. By default the folder",
        "around this one, or the only one under catalogs/."
      })
  private String named;

  @Mixin private ClassPathOption classPath;

  /** A catalog with all there is to say about it. */
  record Checked(LoadedCatalog loaded, List<Diagnostic> diagnostics) {

    boolean valid() {
      return diagnostics.stream().noneMatch(each -> each.severity() == Severity.ERROR);
    }

    Summary summary() {
      return Summary.of(loaded.catalog(), diagnostics);
    }

    Report report() {
      return new Report(loaded.root(), diagnostics, loaded.sources(), summary().toString());
    }

    String text() {
      TextPrinter printer =
          Console.colour()
              ? TextPrinter.coloured(loaded.sources())
              : TextPrinter.plain(loaded.sources());
      return printer.print(diagnostics);
    }
  }

  Checked check() {
    return check(origin());
  }

  static Checked check(CatalogOrigin origin) {
    LoadedCatalog loaded = origin.load();
    return new Checked(loaded, CatalogChecker.check(loaded));
  }

  /**
   * The catalog, which must be in order.
   *
   * @throws CommandFailure with the diagnostics when it is not
   */
  static Catalog valid(Checked checked) {
    if (!checked.valid()) {
      throw new CommandFailure(ExitCode.VIOLATIONS, checked.text() + "\n" + checked.summary());
    }
    return checked.loaded().catalog().orElseThrow();
  }

  /**
   * The catalog, in order or not.
   *
   * @throws CommandFailure with the diagnostics when it cannot be read
   */
  static Catalog readable(LoadedCatalog loaded) {
    return loaded.catalog().orElseGet(() -> valid(new Checked(loaded, loaded.diagnostics())));
  }

  /** Where the catalog's state lies. */
  Workspace workspace() {
    return Workspace.of(origin());
  }

  boolean isJava() {
    return !(origin() instanceof CatalogOrigin.Yaml);
  }

  CatalogOrigin origin() {
    return CatalogOrigin.of(named, classPath.paths());
  }
}
