package io.martlet.cli.catalog;

import io.martlet.catalog.Catalog;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The catalog that a command is about. */
public final class CatalogArgument {

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

  @Mixin private ReportOption report;

  CheckedCatalog check() {
    return CheckedCatalog.of(origin());
  }

  /**
   * The catalog, which must be in order.
   *
   * @throws CommandFailure when it is not, and what was found is told
   */
  public Catalog valid(Console console) {
    return report.require(check(), console);
  }

  /**
   * The catalog as it is read, whether or not its models are in order.
   *
   * @throws CommandFailure when it cannot be read, and why is told
   */
  public Catalog read() {
    return CheckedCatalog.read(origin()).catalog();
  }

  /** Where the catalog's state lies. */
  public Workspace workspace() {
    return Workspace.of(origin().folder());
  }

  public boolean isJava() {
    return !(origin() instanceof CatalogOrigin.Yaml);
  }

  ReportOption report() {
    return report;
  }

  public CatalogOrigin origin() {
    return CatalogOrigin.of(named, classPath.paths());
  }
}
