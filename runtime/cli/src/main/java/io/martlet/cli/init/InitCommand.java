package io.martlet.cli.init;

import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.cli.terminal.Shown;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.Compression;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.infer.CsvInference;
import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import io.martlet.spark.infer.ParquetInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "init",
    description = "Begins a catalog, from your own records if you have some.",
    footer = {
      "",
      "Writes the catalog's YAML and a first model in C++, and says how to",
      "build it. With --from, the universe's columns come from all records",
      "of the file: the narrowest type that holds every value, ? where one is",
      "missing, as key the first column that differs in every record; what",
      "separates values, whether there is a header, names and words for",
      "missing values are looked for, said and written down. A file that lies",
      "elsewhere is copied into the folder. Without --from, there are some",
      "invented records. Files that exist are never overwritten.",
      "",
      "Exit codes: 0 written, 2 files in the way or no key found, 3 the",
      "records are not in order.",
      "",
      "Examples:",
      "  martlet init bank",
      "  martlet init bank --from clients.csv.bz2"
    })
public final class InitCommand implements Callable<Integer> {

  private static final String IGNORED = ".gitignore";
  private static final String SAMPLE = "clients.csv";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The new catalog's folder.")
  private Path folder;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = {
        "Records that it shall score: CSV (plain, .bz2, .gz, .zst",
        "or .xz), or Parquet."
      })
  private Path from;

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      description = "The column that identifies a record, if not guessed.")
  private String key;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    NewFiles files = new NewFiles(folder.toAbsolutePath().normalize());
    Path source = from == null ? files.folder().resolve(SAMPLE) : from.toAbsolutePath().normalize();
    files.refuseIfThere(NewCatalog.FILES);
    if (!source.startsWith(files.folder()) || from == null) {
      files.refuseIfThere(List.of(source.getFileName().toString()));
    }
    if (from == null) {
      files.write(Map.of(SAMPLE, Template.text(SAMPLE)));
    } else if (!Files.isRegularFile(source)) {
      throw new CommandFailure(
          ExitCode.USAGE, "There is no file %s.".formatted(Shown.path(source)));
    }
    InferredUniverse universe = ColumnNames.fitted(source, infer(source));
    NewCatalog catalog =
        new NewCatalog(
            name(files.folder()),
            name(source),
            files.take(source),
            universe,
            key == null ? guessed(universe) : known(universe));
    files.write(catalog.files());
    if (Files.notExists(files.folder().resolve(IGNORED))) {
      files.write(Map.of(IGNORED, Template.text("gitignore")));
    }
    explain(console, source, universe);
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

  private static InferredUniverse infer(Path source) {
    if (!isParquet(source)) {
      return CsvInference.of(source);
    }
    try {
      return ParquetInference.of(source);
    } catch (IllegalArgumentException unfit) {
      throw new CommandFailure(ExitCode.VIOLATIONS, Shown.path(source) + ": " + unfit.getMessage());
    }
  }

  private static boolean isParquet(Path source) {
    return Compression.of(
            new DeliveredFile(
                source.getFileName().toString(), Storage.location(source.toAbsolutePath())))
        == Compression.PARQUET;
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

  /** What was inferred beside types, as far as it is not usual. */
  private static void explain(Console console, Path source, InferredUniverse universe) {
    String file = Shown.path(source);
    if (universe.format().delimiter() != DeliveryFormat.DEFAULT.delimiter()) {
      console.line(
          "%s seems to be separated by \"%s\".",
          file, universe.format().delimiter() == '\t' ? "\\t" : universe.format().delimiter());
    }
    if (!universe.format().names().isEmpty()) {
      console.line("%s seems to have no header: its columns are named c_1 and so on.", file);
    }
    for (InferredColumn column : universe.columns()) {
      if (!column.name().equals(column.from())) {
        console.line("Column \"%s\" is named %s.", column.from(), column.name());
      }
      if (!column.missing().isEmpty()) {
        console.line(
            "In %s, %s is taken for a missing value of %s.",
            column.name(), String.join(", ", column.missing()), column.type().keyword());
      }
    }
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
