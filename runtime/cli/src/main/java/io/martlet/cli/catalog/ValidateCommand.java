package io.martlet.cli.catalog;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.QuickStart;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "validate",
    description = "Says whether a catalog is in order, and where it is not.",
    footer = {
      "",
      "Reads the YAML, then checks fields, references and files. Every",
      "message names a place, what was expected and the way out.",
      "Of several deployments, all are checked.",
      "The last line is stable: how many models, errors and warnings.",
      "",
      "Exit codes: 0 in order, 3 not in order.",
      "",
      "Examples:",
      "  martlet validate catalogs/insurance",
      "  martlet validate catalogs/insurance --format sarif=martlet.sarif"
    })
public final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;

  @Option(names = "--json", description = "Short for --format json.")
  private boolean json;

  @Override
  public Integer call() {
    CheckedCatalog checked = CheckedCatalog.ofAll(catalog.origin());
    if (json) {
      catalog.report().add(ReportFormat.JSON);
    }
    catalog.report().print(checked.report(), new Console(spec));
    return checked.valid() ? ExitCode.CLEAN : ExitCode.VIOLATIONS;
  }
}
