package io.martlet.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.emr.Estimate;
import io.martlet.emr.Interval;
import io.martlet.emr.PriceFile;
import io.martlet.emr.ScheduleChart;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the deployment's clusters would take and cost, told. */
final class ClusterEstimate {

  private static final Pattern RATE =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]+)?)(?:\\.\\.([0-9]{1,12}(?:\\.[0-9]+)?))?");

  private final RunPlan plan;
  private final long records;
  private final Interval rate;
  private final Optional<Double> hours;
  private final Estimate estimate;

  /**
   * @param prices the file of the user's prices
   * @param rate null when it is not given
   * @param hours it is to be done in
   */
  ClusterEstimate(RunPlan plan, Path prices, String rate, long records, Optional<Double> hours) {
    this.plan = plan;
    this.rate = interval(rate);
    this.records = records;
    this.hours = hours;
    this.estimate = estimate(prices);
  }

  Estimate estimate() {
    return estimate;
  }

  /** Adds lines about it. */
  void print(Console console) {
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
    hours.ifPresent(
        sla -> {
          console.line("  in %.1f hours  %s", sla, capacity(sla));
          machines(sla).ifPresent(machines -> console.line("               %s", machines));
        });
    console.line("");
    ScheduleChart.of(estimate.clusters()).forEach(line -> console.line("  %s", line));
    console.line("  . no machines yet  # = steps, in turn  - longer, at the least rate");
    console.line("");
    console.line(
        "  assumed: %,d records, %s model-records a second and vCPU, 5 to 15 minutes until a cluster",
        records, range(rate, "%,.0f"));
    console.line("  works, all machines from its start to its end, none lost.");
  }

  private double needed(double sla) {
    return Estimate.needed(plan, records, rate, sla);
  }

  private String capacity(double sla) {
    double needed = needed(sla);
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

  /** The capacity in the fleets' own words. */
  private Optional<String> machines(double sla) {
    long has =
        plan.fleets().stream()
            .filter(fleet -> fleet.role() != FleetRole.PRIMARY)
            .mapToLong(fleet -> (long) fleet.onDemand() + fleet.spot())
            .sum();
    double takes = Math.ceil(needed(sla) / estimate.vcpus().least() * has);
    return Double.isFinite(takes)
        ? Optional.of(
            String.format(
                Locale.ROOT, "about %,.0f machines of the %,d that the fleets have", takes, has))
        : Optional.empty();
  }

  /** The same as JSON. */
  ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("plan", plan.digest()).put("records", records).put("currency", estimate.currency());
    json.put("models", plan.models().count()).put("passes", plan.microbatches().count());
    put(json, "rate", rate);
    put(json, "vcpus", estimate.vcpus());
    put(json, "hours", estimate.hours());
    ObjectNode costs = json.putObject("costs");
    estimate.costs().forEach(cost -> put(costs, cost.what(), cost.price()));
    put(json, "total", estimate.total());
    hours.ifPresent(sla -> json.put("sla", sla).put("neededVcpus", needed(sla)));
    ArrayNode schedule = json.putArray("schedule");
    for (Estimate.ClusterTime cluster : estimate.clusters()) {
      ArrayNode steps = schedule.addObject().put("cluster", cluster.name()).putArray("steps");
      cluster
          .steps()
          .forEach(step -> put(steps.addObject().put("step", step.name()), "end", step.end()));
    }
    return json;
  }

  private static void put(ObjectNode json, String name, Interval interval) {
    json.putArray(name).add(interval.least()).add(interval.most());
  }

  private Estimate estimate(Path prices) {
    try {
      return Estimate.of(plan, records, rate, PriceFile.parse(Files.readString(prices)));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "%s: %s.".formatted(prices, e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "There is no price file %s to read.".formatted(prices));
    } catch (UncheckedIOException e) {
      throw new CommandFailure(ExitCode.USAGE, "%s is no text in UTF-8.".formatted(prices));
    }
  }

  private static Interval interval(String rate) {
    Matcher parts = RATE.matcher(rate == null ? "" : rate);
    if (!parts.matches() || Double.parseDouble(parts.group(1)) == 0) {
      throw new CommandFailure(
          ExitCode.USAGE,
          (rate == null
                  ? "--prices takes a rate, and no run of this catalog was measured: give one"
                  : "\"%s\" is no rate: give model-records a second and vCPU".formatted(rate))
              + ", such as --rate 5000000..8000000.");
    }
    double least = Double.parseDouble(parts.group(1));
    double most = parts.group(2) == null ? least : Double.parseDouble(parts.group(2));
    return new Interval(Math.min(least, most), Math.max(least, most));
  }

  private static String range(Interval interval, String format) {
    return interval.text(format, " to ");
  }
}
