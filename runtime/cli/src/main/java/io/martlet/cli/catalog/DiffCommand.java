package io.martlet.cli.catalog;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diff.Break;
import io.martlet.catalog.diff.CatalogDiff;
import io.martlet.catalog.diff.CatalogState;
import io.martlet.catalog.hash.FileDigests;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.load.Summary;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.workspace.KnownRecords;
import io.martlet.cli.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "diff",
    description = "Tells what changed in a catalog, and what follows.",
    footer = {
      "",
      "A model is scored again when its inputs, their types, its binary's or",
      "parameters' bytes, its symbol or ranks changed; not when only its name,",
      "owner or tags did. Columns that leave a mart's table break those who",
      "read them: the catalog must accept that, with a reason, under",
      "accepted-breaks. Files that git does not have, such as built binaries,",
      "are taken as they are now. With a selector, only of the models that it",
      "means, as they are or were. With --format, breaks are told as findings,",
      "too.",
      "",
      "Exit codes: 0 no changes, 4 changes, 3 breaks that nobody accepted.",
      "",
      "Examples:",
      "  martlet diff catalogs/insurance",
      "  martlet diff catalogs/insurance --against origin/main --json",
      "  martlet diff catalogs/insurance --against ../released/insurance",
      "  martlet diff 'owner:health-desk' catalogs/insurance"
    })
public final class DiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private JsonOption output;

  @Option(
      names = "--against",
      paramLabel = "STATE",
      defaultValue = "HEAD",
      description = {
        "The state to compare with: a git ref (${DEFAULT-VALUE}), or",
        "another folder, Java source file or jar."
      })
  private String against;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = {
        "How many records the universe has, to count scores;",
        "by default, as many as were prepared last."
      })
  private Long records;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogOrigin origin = models.origin();
    CheckedCatalog read = CheckedCatalog.read(origin);
    Catalog catalog = read.valid() ? read.catalog() : models.report().require(read, console);
    ModelSelection selection = models.of(origin, catalog);
    FormerState former = FormerState.of(origin, against);
    CatalogState now = CatalogState.of(catalog, FileDigests.in(origin.folder()));
    CatalogDiff diff = CatalogDiff.between(former.state(), now, selection.selector());
    if (diff.isEmpty() && diff.unchanged() == 0 && !selection.isOfAll()) {
      throw selection.none();
    }
    if (output.json()) {
      console.text(DiffJson.of(diff, former, records(origin, catalog)).toPrettyString() + "\n");
    } else {
      DiffText.print(diff, former, records(origin, catalog), console);
    }
    if (models.report().isGiven()) {
      models.report().print(breaks(read.loaded(), diff), console);
    }
    if (!diff.unaccepted().isEmpty()) {
      return ExitCode.VIOLATIONS;
    }
    return diff.isEmpty() ? ExitCode.CLEAN : ExitCode.CHANGES;
  }

  /** The breaks that nobody accepted, as findings. */
  private static Report breaks(LoadedCatalog now, CatalogDiff diff) {
    List<Diagnostic> breaks = diff.unaccepted().stream().map(Break::diagnostic).toList();
    return new Report(
        now.root(), breaks, now.sources(), Summary.of(now.catalog(), breaks).toString());
  }

  private Optional<Long> records(CatalogOrigin origin, Catalog catalog) {
    return Optional.ofNullable(records)
        .or(
            () ->
                new KnownRecords(Workspace.of(origin.folder()), catalog.universe().name().value())
                    .read());
  }
}
