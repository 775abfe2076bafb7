package io.martlet.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Shown;
import io.martlet.emr.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What an estimate was before a change. */
record EstimateChange(JsonNode json) {

  /**
   * Reads it.
   *
   * @param file what {@code martlet plan --prices --json} wrote
   */
  static EstimateChange since(Path file) {
    return read(file)
        .filter(EstimateChange::isEstimate)
        .map(EstimateChange::new)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "%s is no estimate: write one by martlet plan --prices … --json before the change."
                        .formatted(Shown.path(file))));
  }

  private static Optional<JsonNode> read(Path file) {
    try {
      return Optional.of(new ObjectMapper().readTree(Files.readAllBytes(file)));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static boolean isEstimate(JsonNode json) {
    return json.path("currency").isTextual()
        && json.path("models").isIntegralNumber()
        && json.path("passes").isIntegralNumber()
        && json.at("/hours/1").isNumber()
        && json.at("/total/1").isNumber();
  }

  /** Adds a table of what changes. */
  void print(Console console, JsonNode now) {
    console.line("");
    line(console, "", "before", "now");
    line(console, "models", count("models", json), count("models", now));
    line(console, "passes", count("passes", json), count("passes", now));
    line(console, "hours", range("hours", json), range("hours", now));
    line(console, json.path("currency").asText(), range("total", json), range("total", now));
  }

  private static void line(Console console, String what, String before, String now) {
    console.line("  %-11s  %-26s %s", what, before, now);
  }

  private static String count(String key, JsonNode estimate) {
    return String.format(Locale.ROOT, "%,d", estimate.path(key).asLong());
  }

  private static String range(String key, JsonNode estimate) {
    JsonNode both = estimate.path(key);
    return new Interval(both.path(0).asDouble(), both.path(1).asDouble()).text("%,.2f", " to ");
  }
}
