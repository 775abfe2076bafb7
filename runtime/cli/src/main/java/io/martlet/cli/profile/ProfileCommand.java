package io.martlet.cli.profile;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.ReadingProgress;
import io.martlet.cli.terminal.Shown;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.codegen.plan.PlannedUniverse;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.prepare.DeliveredValues;
import io.martlet.spark.prepare.DeliveryStore;
import io.martlet.spark.prepare.LastUniverse;
import io.martlet.spark.profile.DeliveryProfile;
import io.martlet.spark.profile.Profiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "profile",
    description = "Shows what a delivery looks like against its universe.",
    footer = {
      "",
      "Reads all delivered records, and stops at none for a value: of each",
      "column it counts those that are missing, those that are none of its",
      "type, and those that differ, tells the type that would fit, how values",
      "are spread, and how far they have moved since the universe was prepared",
      "last from other files (population stability index: above 0.25 is much).",
      "Columns that somebody should look at come first. Values are shown only",
      "of columns that have few, each in ten records at least.",
      "",
      "Exit codes: 0 profiled, 3 the delivery's files are not in order.",
      "",
      "Examples:",
      "  martlet profile catalogs/insurance",
      "  martlet profile --html profile.html",
      "  martlet profile --json"
    })
public final class ProfileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument argument;
  @Mixin private RootOption root;
  @Mixin private JsonOption output;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = {"Write it as a page, too, which needs nothing", "else to be looked at."})
  private Path page;

  @Option(names = "--all", description = "List every column, not the first 40.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Workspace workspace = argument.workspace();
    Catalog catalog = argument.read();
    DeliveryStore store = workspace.deliveries();
    PlanUniverse universe = PlannedUniverse.of(catalog.universe(), store);
    if (universe.sources().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Universe \"%s\" has no source: say in universe.yaml where its records are delivered."
              .formatted(universe.name()));
    }
    DeliveryProfile profile = profile(console, universe, store, root.here(workspace).universes());
    if (page != null) {
      write(ProfilePage.of(profile));
    }
    if (output.json()) {
      console.text(ProfileJson.of(profile) + "\n");
    } else {
      new ProfileText(console, profile).print(all);
    }
    return ExitCode.CLEAN;
  }

  private static DeliveryProfile profile(
      Console console, PlanUniverse universe, DeliveryStore store, String prepared) {
    long bytes = universe.sources().stream().mapToLong(PlanSource::bytes).sum();
    try (ReadingProgress progress = new ReadingProgress(console, bytes)) {
      return Profiling.of(
          universe,
          DeliveredValues.of(universe, store),
          LastUniverse.otherThan(universe, prepared),
          progress);
    }
  }

  private void write(String html) {
    try {
      Path file = page.toAbsolutePath();
      Files.createDirectories(file.getParent());
      Files.writeString(file, html);
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.FAILED, "The page cannot be written to %s.".formatted(Shown.path(page)));
    }
  }
}
