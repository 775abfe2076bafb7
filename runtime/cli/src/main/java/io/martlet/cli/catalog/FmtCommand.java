package io.martlet.cli.catalog;

import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Printable;
import io.martlet.catalog.format.Formatter;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.terminal.TextDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "fmt",
    description = "Brings a catalog's YAML into its one form.",
    footer = {
      "",
      "Two blanks of indentation, one blank in brackets, no quotes that mean",
      "nothing, lists broken at 100 columns. Comments and empty lines stay,",
      "and so does the order of keys and what the catalog means.",
      "",
      "Exit codes: 0 formatted, or with --check and --diff nothing to do;",
      "4 something to do; 3 a file is no YAML.",
      "",
      "Examples:",
      "  martlet fmt catalogs/insurance",
      "  martlet fmt --check catalogs/insurance"
    })
public final class FmtCommand implements Callable<Integer> {

  private static final Set<String> UNREADABLE =
      Set.of(
          ReadingRule.SYNTAX.id(),
          ReadingRule.UNSUPPORTED_YAML.id(),
          ReadingRule.UNREADABLE_FILE.id());

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;

  @Option(names = "--check", description = "Only name the files that would change.")
  private boolean check;

  @Option(names = "--diff", description = "Only show what would change.")
  private boolean diff;

  /** A file that is not in its form yet. */
  private record Unformatted(String name, Path file, String text) {}

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    CatalogOrigin origin = catalog.origin();
    if (!(origin instanceof CatalogOrigin.Yaml)) {
      throw new CommandFailure(
          ExitCode.USAGE, "This formats YAML; for Java there are formatters of its own.");
    }
    LoadedCatalog loaded = origin.loadAll().stream().reduce(LoadedCatalog::and).orElseThrow();
    refuseUnreadable(loaded, console);
    List<Unformatted> unformatted = unformatted(loaded);
    for (Unformatted each : unformatted) {
      if (!check && !diff) {
        Files.writeString(each.file(), each.text());
      }
      if (diff) {
        console.text(
            Printable.lines(TextDiff.of(each.name(), Files.readString(each.file()), each.text())));
      } else {
        console.line("%s", each.name());
      }
    }
    console.line(
        "%,d of %s %s.",
        unformatted.size(),
        Counted.of(loaded.sources().files().size(), "file"),
        check || diff ? "to be formatted" : "formatted");
    return unformatted.isEmpty() || !(check || diff) ? ExitCode.CLEAN : ExitCode.CHANGES;
  }

  private void refuseUnreadable(LoadedCatalog loaded, Console console) {
    List<Diagnostic> unreadable =
        loaded.diagnostics().stream().filter(each -> UNREADABLE.contains(each.rule())).toList();
    if (!unreadable.isEmpty() || loaded.sources().files().isEmpty()) {
      catalog.report().require(new CheckedCatalog(loaded, loaded.diagnostics()), console);
    }
  }

  private static List<Unformatted> unformatted(LoadedCatalog loaded) throws IOException {
    List<Unformatted> unformatted = new ArrayList<>();
    for (String name : loaded.sources().files()) {
      Path file = loaded.root().resolve(name);
      String text = Files.readString(file);
      String formatted = Formatter.format(text);
      if (!formatted.equals(text)) {
        unformatted.add(new Unformatted(name, file, formatted));
      }
    }
    return unformatted;
  }
}
