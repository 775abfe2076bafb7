package io.martlet.cli.model;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.elf.Elf;
import io.martlet.catalog.elf.ElfReader;
import io.martlet.catalog.elf.ModelDescriptor;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.host.HostModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A model that is tried by itself.
 *
 * @param ownHost why a library can share no host with others, if that is so
 */
record TestedModel(
    BinaryKind kind,
    Path binary,
    String symbol,
    List<PlanColumn> inputs,
    RankRange ranks,
    Optional<Path> parameters,
    Optional<String> ownHost) {

  private static final RankRange USUAL_RANKS = new RankRange(1, 20);
  private static final Pattern RANKS = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");

  /**
   * What a binary says of itself, or its user of it.
   *
   * @param inputs as a descriptor has them
   */
  static TestedModel of(
      Path binary,
      Optional<String> symbol,
      Optional<String> inputs,
      Optional<String> ranks,
      Optional<Path> parameters)
      throws IOException {
    if (!Files.isRegularFile(binary)) {
      throw new CommandFailure(ExitCode.USAGE, "There is no file %s.".formatted(binary));
    }
    BinaryKind kind = kind(binary);
    Optional<Elf.Image> library =
        kind == BinaryKind.LIBRARY ? Optional.of(library(binary)) : Optional.empty();
    String name = symbol.orElseGet(() -> library.map(file -> only(binary, file)).orElse(""));
    Optional<ModelDescriptor> descriptor = library.flatMap(file -> file.descriptor(name));
    List<PlanColumn> columns =
        inputs
            .map(TestedModel::columns)
            .or(() -> descriptor.map(TestedModel::columns))
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "Say what it reads, such as --inputs 'age: int8, region: string?'."));
    RankRange range =
        ranks
            .map(TestedModel::range)
            .or(() -> descriptor.map(ModelDescriptor::ranks))
            .orElse(USUAL_RANKS);
    return new TestedModel(
        kind,
        binary.toAbsolutePath(),
        name,
        columns,
        range,
        parameters.map(Path::toAbsolutePath),
        library.flatMap(Elf.Image::ownHost));
  }

  private static BinaryKind kind(Path binary) {
    String name = binary.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".so")
        ? BinaryKind.LIBRARY
        : name.endsWith(".r") ? BinaryKind.R : BinaryKind.EXECUTABLE;
  }

  private static Elf.Image library(Path binary) throws IOException {
    if (ElfReader.read(binary) instanceof Elf.Image image && image.shared()) {
      return image;
    }
    throw new CommandFailure(ExitCode.VIOLATIONS, "%s is no shared library.".formatted(binary));
  }

  private static String only(Path binary, Elf.Image library) {
    if (library.descriptors().size() != 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Say which model, --model NAME: martlet inspect %s lists them.".formatted(binary));
    }
    return library.descriptors().keySet().iterator().next();
  }

  private static List<PlanColumn> columns(String written) {
    return ModelDescriptor.inputs(written)
        .map(TestedModel::columns)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "--inputs is a list of NAME: TYPE, such as 'age: int8, region: string?'."));
  }

  private static List<PlanColumn> columns(ModelDescriptor descriptor) {
    return columns(descriptor.inputs());
  }

  private static List<PlanColumn> columns(List<ModelDescriptor.Input> inputs) {
    return inputs.stream()
        .map(input -> new PlanColumn(input.name(), input.type(), input.nullable()))
        .toList();
  }

  private static RankRange range(String written) {
    Matcher range = RANKS.matcher(written);
    if (range.matches()) {
      RankRange ranks =
          new RankRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
      if (ranks.size() > 0 && ranks.size() <= RankRange.MOST) {
        return ranks;
      }
    }
    throw new CommandFailure(ExitCode.USAGE, "--rank is a range such as 1..20.");
  }

  HostModel hosted() {
    return new HostModel(
        binary.getFileName().toString(),
        kind,
        binary,
        symbol,
        parameters.orElse(Path.of("")),
        ranks,
        IntStream.range(0, inputs.size()).boxed().toList());
  }

  String described() {
    String reads =
        String.join(
            ", ", inputs.stream().map(input -> input.name() + ": " + input.declared()).toList());
    return "%s%s reads %s; ranks %s"
        .formatted(symbol.isEmpty() ? "" : symbol + " of ", binary.getFileName(), reads, ranks);
  }
}
