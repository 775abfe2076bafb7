package io.martlet.cli;

import io.martlet.catalog.diagnostic.JsonLinesPrinter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    description = "Says whether a catalog is in order, and where it is not.",
    footer = {
      "",
      "Reads the YAML, then checks fields, references and files. Every",
      "message names a place, what was expected and the way out.",
      "With --json, one object a line.",
      "",
      "Exit codes: 0 in order, 3 not in order.",
      "",
      "Example:",
      "  martlet validate catalogs/insurance"
    })
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogArgument.Checked checked = catalog.check();
    if (output.json()) {
      console.text(JsonLinesPrinter.print(checked.diagnostics()));
    } else {
      console.text(checked.text());
      console.line("%s", checked.summary());
    }
    return checked.valid() ? ExitCode.CLEAN : ExitCode.VIOLATIONS;
  }
}
