package io.martlet.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Times;
import io.martlet.ledger.MeasuredRate;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.RunPlan;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a run has to do, and how long that takes at the rate of the last one.
 *
 * @param records of the universe, as prepared last; none where it was not yet
 * @param copied bytes of marts' files that stay as they are beside new scores
 * @param rate that the last run was measured at, if there was one
 */
record Forecast(RunPlan plan, Optional<Long> records, long copied, Optional<MeasuredRate> rate) {

  void print(Console console) {
    if (plan.models().findAny().isEmpty()) {
      return;
    }
    records.ifPresent(
        count ->
            console.line(
                "  %s, %s: %s of columns to read.",
                Counted.of(count, "record"),
                Counted.of(plan.microbatches().count(), "pass"),
                Counted.bytes(bytes(count))));
    if (copied > 0) {
      console.line("  %s of published files are copied as they stand.", Counted.bytes(copied));
    }
    records.ifPresent(count -> rate.ifPresent(measured -> print(console, count, measured)));
  }

  private void print(Console console, long count, MeasuredRate measured) {
    console.line(
        "  At the rate of run %s: %s, %s slot-hours",
        measured.run(),
        Times.span(time(count, measured)),
        String.format(Locale.ROOT, "%,.3f", slotHours(count, measured)));
    console.line(
        "  (%s model-records a second and slot, %s).",
        String.format(Locale.ROOT, "%,.0f", measured.modelRecords()),
        Counted.of(measured.slots(), "slot"));
  }

  void put(ObjectNode json) {
    json.put("bytesToCopy", copied);
    records.ifPresent(
        count -> {
          json.put("records", count);
          json.put("modelRecords", modelRecords(count));
          json.put("bytesToRead", bytes(count));
          rate.ifPresent(
              measured ->
                  json.putObject("atTheRateOf")
                      .put("run", measured.run())
                      .put("modelRecordsASecondAndSlot", measured.modelRecords())
                      .put("slots", measured.slots())
                      .put("seconds", time(count, measured).toMillis() / 1000.0)
                      .put("slotHours", slotHours(count, measured)));
        });
  }

  private long modelRecords(long count) {
    return count * plan.models().count();
  }

  /** As columns are declared, each read once a pass. */
  private long bytes(long count) {
    return count * plan.microbatches().mapToLong(this::width).sum();
  }

  private long width(PlanMicrobatch microbatch) {
    return microbatch.columns().stream()
        .mapToLong(column -> plan.universe().column(column).type().width())
        .sum();
  }

  private double slotHours(long count, MeasuredRate measured) {
    return modelRecords(count) / measured.modelRecords() / 3600;
  }

  private Duration time(long count, MeasuredRate measured) {
    return Duration.ofMillis((long) (slotHours(count, measured) * 3_600_000 / measured.slots()));
  }
}
