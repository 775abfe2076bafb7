package io.martlet.cli.catalog;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where diagnostics go, and in which form. */
final class ReportOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT[=FILE]",
      description = {
        "How to print what is found: text (default), json",
        "(an object a line), sarif, github, or junit. With",
        "a file: into it, beside the text. Repeatable."
      })
  private List<String> formats = new ArrayList<>();

  private record Target(ReportFormat format, Optional<Path> file) {}

  /** Asks for one more form. */
  void add(ReportFormat format) {
    formats.add(format.keyword());
  }

  /**
   * The catalog, which must be in order. What was found is told when it is not, or when a form was
   * asked for.
   *
   * @throws CommandFailure when it is not
   */
  Catalog require(CheckedCatalog checked, Console console) {
    if (!formats.isEmpty()) {
      print(checked.report(), console);
      if (!checked.valid()) {
        throw new CommandFailure(ExitCode.VIOLATIONS, checked.summary().toString());
      }
    }
    return checked.catalog();
  }

  /** Whether a form was asked for. */
  boolean isGiven() {
    return !formats.isEmpty();
  }

  /** Prints and writes a report in every form that was asked for. */
  void print(Report report, Console console) {
    List<Target> targets = targets();
    for (Target target : targets) {
      target.file().ifPresent(file -> write(target.format().print(report), file));
    }
    for (Target target : targets) {
      if (target.file().isEmpty()) {
        console.text(printed(target.format(), report));
      }
    }
  }

  private List<Target> targets() {
    List<Target> targets =
        new ArrayList<>(formats.stream().map(ReportOption::target).distinct().toList());
    if (targets.stream().allMatch(target -> target.file().isPresent())) {
      targets.add(new Target(ReportFormat.TEXT, Optional.empty()));
    }
    return targets;
  }

  private static Target target(String written) {
    int equals = written.indexOf('=');
    String keyword = equals < 0 ? written : written.substring(0, equals);
    ReportFormat format =
        ReportFormat.of(keyword)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "There is no format \"%s\". It is one of %s."
                            .formatted(
                                keyword,
                                Arrays.stream(ReportFormat.values())
                                    .map(ReportFormat::keyword)
                                    .collect(Collectors.joining(", ")))));
    return new Target(
        format,
        equals < 0 ? Optional.empty() : Optional.of(Path.of(written.substring(equals + 1))));
  }

  private static String printed(ReportFormat format, Report report) {
    return format == ReportFormat.TEXT && Console.colour()
        ? TextPrinter.coloured(report.sources()).print(report.diagnostics())
            + report.summary()
            + "\n"
        : format.print(report);
  }

  private static void write(String text, Path file) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.FAILED, "The report cannot be written to %s.".formatted(Shown.path(file)));
    }
  }
}
