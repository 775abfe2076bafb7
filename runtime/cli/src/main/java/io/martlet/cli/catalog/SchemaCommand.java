package io.martlet.cli.catalog;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.schema.FileKind;
import io.martlet.catalog.schema.JsonSchema;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.QuickStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "schema",
    description = "Prints the JSON Schemas of a catalog's files, for editors.",
    footer = {
      "",
      "An editor with yaml-language-server completes keys and checks types",
      "when a file begins with the line",
      "  # yaml-language-server: $schema=PATH/mart.schema.json",
      "",
      "Examples:",
      "  martlet schema mart",
      "  martlet schema --write .schemas"
    })
public final class SchemaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description = "One of catalog, universe, mart, deployment.")
  private String kind;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write all of them into a folder instead.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    if (folder != null) {
      Files.createDirectories(folder);
      for (FileKind each : FileKind.values()) {
        Files.writeString(folder.resolve(each.schemaFile()), JsonSchema.of(each));
        console.line("%s", folder.resolve(each.schemaFile()));
      }
    } else {
      console.text(JsonSchema.of(named()));
    }
    return ExitCode.CLEAN;
  }

  private FileKind named() {
    return Arrays.stream(FileKind.values())
        .filter(each -> each.keyword().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "Say which: "
                        + Arrays.stream(FileKind.values())
                            .map(FileKind::keyword)
                            .collect(Collectors.joining(", "))
                        + "; or --write DIR for all."));
  }
}
