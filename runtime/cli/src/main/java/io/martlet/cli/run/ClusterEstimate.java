package io.martlet.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.workspace.KnownRecords;
import io.martlet.cli.workspace.Workspace;
import io.martlet.emr.Estimate;
import io.martlet.emr.Interval;
import io.martlet.emr.PriceFile;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the deployment's clusters would take and cost, told. */
final class ClusterEstimate {

  private static final Pattern RATE =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]+)?)(?:\\.\\.([0-9]{1,12}(?:\\.[0-9]+)?))?");

  private final Path prices;
  private final String rate;
  private final Long records;
  private final Double sla;

  /**
   * @param rate null when it is not given, as are the others
   */
  ClusterEstimate(Path prices, String rate, Long records, Double sla) {
    this.prices = prices;
    this.rate = rate;
    this.records = records;
    this.sla = sla;
  }

  /** Adds lines about it. */
  void print(Console console, RunPlan plan, Workspace workspace) {
    long count = records(plan, workspace);
    Estimate estimate = estimate(plan, count);
    console.line("");
    console.line(
        "  vCPUs        %s a cluster, of the machines that score",
        range(estimate.vcpus(), "%,.0f"));
    console.line("  hours        %s", range(estimate.hours(), "%,.2f"));
    for (Estimate.Cost cost : estimate.costs()) {
      console.line(
          "  %-11s  %s %s", cost.what(), estimate.currency(), range(cost.price(), "%,.2f"));
    }
    console.line("  all          %s %s", estimate.currency(), range(estimate.total(), "%,.2f"));
    if (sla != null) {
      console.line("  in %.1f hours  %s", sla, capacity(plan, count, estimate));
    }
    console.line(
        "  assumed: %,d records, %s model-records a second and vCPU, 5 to 15 minutes until a cluster",
        count, range(rate(), "%,.0f"));
    console.line("  works, all machines from its start to its end, none lost.");
  }

  private String capacity(RunPlan plan, long count, Estimate estimate) {
    double needed = Estimate.needed(plan, count, rate(), sla);
    if (Double.isInfinite(needed)) {
      return "not possible: clusters take up to 15 minutes to start";
    }
    return String.format(
        Locale.ROOT,
        "takes %,.0f vCPUs a cluster at the least rate; it has %,.0f: %s (%,.1f times)",
        Math.ceil(needed),
        estimate.vcpus().least(),
        estimate.vcpus().least() >= needed ? "enough" : "TOO FEW",
        estimate.vcpus().least() / needed);
  }

  /** The same as JSON. */
  String json(RunPlan plan, Workspace workspace) {
    long count = records(plan, workspace);
    Estimate estimate = estimate(plan, count);
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("plan", plan.digest()).put("records", count).put("currency", estimate.currency());
    put(json, "rate", rate());
    put(json, "vcpus", estimate.vcpus());
    put(json, "hours", estimate.hours());
    ObjectNode costs = json.putObject("costs");
    estimate.costs().forEach(cost -> put(costs, cost.what(), cost.price()));
    put(json, "total", estimate.total());
    if (sla != null) {
      json.put("sla", sla).put("neededVcpus", Estimate.needed(plan, count, rate(), sla));
    }
    return json.toPrettyString() + "\n";
  }

  private static void put(ObjectNode json, String name, Interval interval) {
    json.putArray(name).add(interval.least()).add(interval.most());
  }

  private Estimate estimate(RunPlan plan, long count) {
    try {
      return Estimate.of(plan, count, rate(), PriceFile.parse(Files.readString(prices)));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "%s: %s.".formatted(prices, e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "There is no price file %s to read.".formatted(prices));
    } catch (UncheckedIOException e) {
      throw new CommandFailure(ExitCode.USAGE, "%s is no text in UTF-8.".formatted(prices));
    }
  }

  private Interval rate() {
    Matcher parts = RATE.matcher(rate == null ? "" : rate);
    if (!parts.matches() || Double.parseDouble(parts.group(1)) == 0) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--prices takes the rate that you have measured, such as --rate 5000000..8000000: martlet"
              + " run prints model-records/s; divide by the cores that it had.");
    }
    double least = Double.parseDouble(parts.group(1));
    double most = parts.group(2) == null ? least : Double.parseDouble(parts.group(2));
    return new Interval(Math.min(least, most), Math.max(least, most));
  }

  private long records(RunPlan plan, Workspace workspace) {
    if (records != null && records > 0) {
      return records;
    }
    return new KnownRecords(workspace, plan.universe().name())
        .read()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "How many records there are is not known yet: --records COUNT, or martlet"
                        + " prepare."));
  }

  private static String range(Interval interval, String format) {
    String least = String.format(Locale.ROOT, format, interval.least());
    String most = String.format(Locale.ROOT, format, interval.most());
    return least.equals(most) ? least : least + " to " + most;
  }
}
