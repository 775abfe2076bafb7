package io.martlet.cli.init;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.cli.terminal.ReadingProgress;
import io.martlet.cli.terminal.Shown;
import io.martlet.spark.infer.Inference;
import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "init",
    description = "Begins a catalog, from your own records if you have some.",
    footer = {
      "",
      "Writes the catalog's YAML and a first model in C++, and says how to",
      "build it. With --from, the universe comes from all records of the",
      "files: how they are written (delimiter, quotes, encoding, header,",
      "decimals, thousands, days, words for true, false and missing values),",
      "types that hold every value, ? where one is missing, and as key a",
      "column that differs in every record, if possible one that is named",
      "like one. What is inferred is said and written down, with a comment",
      "where it had to choose. Files that lie elsewhere are copied into the",
      "folder up to 1 GB each. Without --from, there are some invented",
      "records. Files that exist are never overwritten.",
      "",
      "Exit codes: 0 written, 2 files in the way or no key found, 3 the",
      "records are not in order.",
      "",
      "Examples:",
      "  martlet init bank",
      "  martlet init bank --from clients.csv.bz2",
      "  martlet init bank --from deliveries/2026-*.csv"
    })
public final class InitCommand implements Callable<Integer> {

  private static final String IGNORED = ".gitignore";
  private static final String SAMPLE = "clients.csv";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "The new catalog's folder.")
  private Path folder;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Records that it shall score: CSV (plain, bzip2, gzip,",
        "Zstandard or xz) or Parquet, whatever the files are",
        "called; or folders of such files."
      })
  private List<Path> from = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      description = "The column that identifies a record, if not guessed.")
  private String key;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    takeFolder();
    NewFiles files = new NewFiles(folder.toAbsolutePath().normalize());
    files.refuseIfThere(NewCatalog.FILES);
    if (from.isEmpty()) {
      files.refuseIfThere(List.of(SAMPLE));
      files.write(Map.of(SAMPLE, Template.text(SAMPLE)));
    }
    Deliveries deliveries =
        Deliveries.of(from.isEmpty() ? List.of(files.folder().resolve(SAMPLE)) : from);
    deliveries.refuseIfThere(files);
    InferredUniverse universe = infer(console, deliveries);
    NewCatalog catalog =
        new NewCatalog(
            name(files.folder()),
            name(deliveries.files().get(0)),
            deliveries.sources(files),
            universe,
            universe.key().orElseThrow(),
            deliveries.named());
    files.write(catalog.files());
    if (Files.notExists(files.folder().resolve(IGNORED))) {
      files.write(Map.of(IGNORED, Template.text("gitignore")));
    }
    console.line(
        "Wrote %s: %s over %s, key %s, 1 model in 1 mart.",
        Shown.path(files.folder()),
        Counted.of(universe.columns().size(), "column"),
        Counted.of(universe.records(), "record"),
        catalog.key());
    console.line("");
    console.line("Next, build its model, then run it:");
    console.line("  %s", build());
    console.line("  martlet run %s", folder);
    return ExitCode.CLEAN;
  }

  /** The folder may stand behind the files, which then take it for one of them. */
  private void takeFolder() {
    if (folder == null && from.size() > 1) {
      folder = from.remove(from.size() - 1);
    }
    if (folder == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: 'DIR', the new catalog's folder");
    }
  }

  private InferredUniverse infer(Console console, Deliveries deliveries) throws IOException {
    InferredUniverse inferred;
    String rate;
    try (ReadingProgress progress = new ReadingProgress(console, deliveries.bytes())) {
      inferred = ColumnNames.fitted(Inference.of(deliveries.delivered(), progress));
      rate = progress.rate();
    }
    InferredUniverse universe = inferred.keyed(key == null ? guessed(inferred) : known(inferred));
    if (!from.isEmpty()) {
      console.line(
          "Read %s of %s, all of %s: %s.",
          Counted.of(universe.records(), "record"),
          Counted.of(universe.columns().size() + universe.ignored().size(), "column"),
          deliveries.shown(),
          rate);
      new InferenceReport(universe).print(console);
    }
    return universe;
  }

  private static String guessed(InferredUniverse universe) {
    return universe
        .key()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "No column has a different value in every record. Name the key: --key COLUMN."));
  }

  private String known(InferredUniverse universe) {
    return universe.columns().stream()
        .filter(column -> column.name().equals(key) || column.from().equals(key))
        .map(InferredColumn::name)
        .findFirst()
        .orElseThrow(
            () -> new CommandFailure(ExitCode.USAGE, "There is no column \"%s\".".formatted(key)));
  }

  /** A name for what a file or folder holds: {@code My-Clients.csv.bz2} gives my_clients. */
  private static String name(Path path) {
    String name =
        path.getFileName()
            .toString()
            .replaceFirst("\\..*", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[^a-z]+|_+$", "");
    return name.isEmpty() ? "catalog" : name.substring(0, Math.min(63, name.length()));
  }

  private String build() {
    return "cmake -S %1$s/native -B %1$s/native/build -DMARTLET_HOME=%2$s && cmake --build %1$s/native/build"
        .formatted(folder, Shown.path(MartletHome.path()));
  }
}
