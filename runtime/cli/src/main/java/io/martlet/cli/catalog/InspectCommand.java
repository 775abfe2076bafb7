package io.martlet.cli.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.Platform;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.elf.Elf;
import io.martlet.catalog.elf.ElfReader;
import io.martlet.catalog.elf.ModelDescriptor;
import io.martlet.catalog.yaml.LibraryText;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "inspect",
    description = "Shows the models that a library holds, without running it.",
    footer = {
      "",
      "Reads what the SDK wrote into the library: each model's symbol, its",
      "ranks, and its inputs in order with their types. With --yaml, as a",
      "mart's file, ready to be used.",
      "",
      "Exit codes: 0 shown, 3 no shared library.",
      "",
      "Examples:",
      "  martlet inspect binaries/libscorecards.so",
      "  martlet inspect binaries/libscorecards.so --yaml > marts/new.yaml"
    })
public final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JsonOption output;

  @Parameters(paramLabel = "FILE", description = "A shared library.")
  private Path file;

  @Option(names = "--yaml", description = "Print the catalog's entries for it.")
  private boolean yaml;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Elf.Image library = library();
    if (output.json()) {
      console.text(json(library) + "\n");
    } else if (yaml) {
      console.text(LibraryText.of(file.getFileName().toString(), described(library)));
    } else {
      print(console, library);
    }
    return ExitCode.CLEAN;
  }

  private Elf.Image library() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(ExitCode.USAGE, "There is no file %s.".formatted(file));
    }
    Elf elf = ElfReader.read(file);
    if (elf instanceof Elf.Damaged damaged) {
      throw new CommandFailure(
          ExitCode.VIOLATIONS, "%s is damaged: %s.".formatted(file, damaged.why()));
    }
    if (elf instanceof Elf.Image image && image.shared() && image.platform().isPresent()) {
      return image;
    }
    throw new CommandFailure(
        ExitCode.VIOLATIONS,
        "%s is no shared library for linux-x86_64 or linux-aarch64.".formatted(file));
  }

  private static Collection<ModelDescriptor> described(Elf.Image library) {
    return library.descriptors().values();
  }

  private void print(Console console, Elf.Image library) {
    console.line("%s", file.getFileName());
    console.line("  platform  %s", platform(library));
    for (ModelDescriptor model : described(library)) {
      console.line("");
      console.line("  %s, ranks %s", model.symbol(), model.ranks());
      model.inputs().forEach(input -> console.line("    %s: %s", input.name(), input.written()));
    }
    library.malformed().forEach(text -> console.note("Not a descriptor: %s", shortened(text)));
    console.line("");
    console.line("%s.", Counted.of(described(library).size(), "model"));
    if (described(library).isEmpty()) {
      console.note("Its models say nothing of themselves: see martlet explain no-descriptor.");
    }
  }

  private static String platform(Elf.Image library) {
    return library.platform().map(Platform::keyword).orElseThrow();
  }

  /** A file may say anything, at any length. */
  private static String shortened(String text) {
    return text.codePoints().limit(200).mapToObj(Character::toString).collect(Collectors.joining());
  }

  private ObjectNode json(Elf.Image library) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("file", file.getFileName().toString());
    root.put("platform", platform(library));
    root.putArray("models");
    for (ModelDescriptor model : described(library)) {
      ObjectNode node = root.withArray("models").addObject();
      node.put("symbol", model.symbol());
      node.put("first_rank", model.ranks().first());
      node.put("last_rank", model.ranks().last());
      model
          .inputs()
          .forEach(
              input ->
                  node.withArray("inputs")
                      .addObject()
                      .put("name", input.name())
                      .put("type", input.written()));
    }
    return root;
  }
}
