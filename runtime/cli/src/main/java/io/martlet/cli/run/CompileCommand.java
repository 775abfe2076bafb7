package io.martlet.cli.run;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.terminal.Shown;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "compile",
    description = "Compiles a catalog into typed code and a run plan.",
    footer = {
      "",
      "Writes to .martlet/compiled beside the catalog: typed columns and",
      "projections (java/), a C header a model (include/), the compiled",
      "projections (a jar), and plan.json. The same catalog gives the same",
      "bytes; files that would not change are left alone.",
      "",
      "Exit codes: 0 compiled, 3 the catalog is not in order.",
      "",
      "Example:",
      "  martlet compile catalogs/insurance"
    })
public final class CompileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    Workspace workspace = catalog.workspace();
    Compilation compiled = Compilation.of(catalog.valid(console), workspace);
    console.line(
        "Compiled %s in %s to %s: %s new or changed, plan %s.",
        Counted.of(compiled.plan().models().count(), "model"),
        Counted.of(compiled.plan().marts().size(), "mart"),
        Shown.path(compiled.folder()),
        Counted.of(compiled.written(), "file"),
        compiled.plan().digest().substring(0, 12));
    return ExitCode.CLEAN;
  }
}
