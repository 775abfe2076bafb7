package io.martlet.cli.init;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.yaml.CatalogWriter;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.terminal.Shown;
import io.martlet.codegen.source.JavaSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "convert",
    description = "Writes a YAML catalog as Java, or a Java catalog as YAML.",
    footer = {
      "",
      "Both say the same: the catalogs are equal. Java gets a class of typed",
      "columns, and beyond 100 models a class for each mart. Files that exist",
      "are never overwritten.",
      "",
      "Exit codes: 0 written, 2 files in the way, 3 the catalog is not in",
      "order.",
      "",
      "Examples:",
      "  martlet convert catalogs/insurance --package insurance",
      "  martlet convert Insurance.java --to yaml"
    })
public final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = {
        "The folder to write into; by default the catalog's own,",
        "where the files are that it names."
      })
  private Path target;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "The package of Java; by default none.")
  private String packageName = "";

  @Override
  public Integer call() throws IOException {
    if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
      throw new CommandFailure(
          ExitCode.USAGE, "\"%s\" is no name of a package.".formatted(packageName));
    }
    Console console = new Console(spec);
    Catalog valid = catalog.valid(console);
    Map<String, String> files =
        catalog.isJava() ? CatalogWriter.write(valid) : JavaSources.write(valid, packageName);
    Path folder = target == null ? catalog.origin().folder() : target.toAbsolutePath().normalize();
    NewFiles written = new NewFiles(folder);
    written.refuseIfThere(files.keySet());
    written.write(files);
    console.line(
        "Wrote %s in %s as %s to %s: %s.",
        Counted.of(valid.modelCount(), "model"),
        Counted.of(valid.marts().size(), "mart"),
        Counted.of(files.size(), "file"),
        Shown.path(folder),
        files.keySet().iterator().next());
    return ExitCode.CLEAN;
  }
}
