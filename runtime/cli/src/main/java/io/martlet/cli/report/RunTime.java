package io.martlet.cli.report;

import io.martlet.cli.page.Chart;
import io.martlet.cli.page.Page;
import io.martlet.cli.terminal.Times;
import io.martlet.ledger.PassRecord;
import io.martlet.ledger.PastWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a run did over its time: how far it came, and how busy it kept slots and cores. */
final class RunTime {

  private static final int PARTS = 200;

  private final List<PassRecord> passes;
  private final List<PastWork> work;
  private final Instant first;
  private final Instant last;

  RunTime(List<PassRecord> passes, List<PastWork> work) {
    this.passes = passes;
    this.work = work;
    this.first =
        Stream.concat(
                passes.stream().flatMap(pass -> pass.started().stream()),
                work.stream().map(each -> each.times().begun()))
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    this.last =
        Stream.concat(
                passes.stream().flatMap(pass -> pass.finished().stream()),
                work.stream().map(each -> each.times().ended()))
            .max(Comparator.naturalOrder())
            .orElse(first);
  }

  /** Adds what there is to see. */
  void show(Page page) {
    if (!last.isAfter(first)) {
      return;
    }
    page.section("Progress").chart(progress(), Times.second(first), Times.second(last));
    if (!work.isEmpty()) {
      page.section("Utilisation")
          .paragraph(words())
          .chart(utilisation(), Times.second(first), Times.second(last));
    }
  }

  private Chart progress() {
    record End(Instant when, long modelRecords) {}
    List<End> ends =
        passes.stream()
            .filter(pass -> pass.finished().isPresent())
            .map(pass -> new End(pass.finished().orElseThrow(), pass.records() * pass.models()))
            .sorted(Comparator.comparing(End::when))
            .toList();
    long all = passes.stream().mapToLong(pass -> pass.records() * pass.models()).sum();
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {0, 0});
    long done = 0;
    for (End end : ends) {
      done += end.modelRecords();
      points.add(new double[] {share(end.when()), done});
    }
    points.add(new double[] {1, done});
    String label = String.format(Locale.ROOT, "%,d of %,d model-records scored", done, all);
    return new Chart(all, label).line("one", label, points);
  }

  private double share(Instant when) {
    return (double) Duration.between(first, when).toMillis()
        / Duration.between(first, last).toMillis();
  }

  private Chart utilisation() {
    double[] slots = new double[PARTS];
    double[] busySlots = new double[PARTS];
    double[] busyCores = new double[PARTS];
    for (PastWork each : work) {
      double from = share(each.times().begun()) * PARTS;
      double to = Math.max(from + 1e-9, share(each.times().ended()) * PARTS);
      for (int i = (int) from; i < Math.min(PARTS, to); i++) {
        double within = Math.min(to, i + 1) - Math.max(from, i);
        List<Double> parts = each.work().busySlots();
        double middle = (Math.max(from, i) + within / 2 - from) / (to - from);
        int part = Math.min(parts.size() - 1, (int) (middle * parts.size()));
        slots[i] += within * each.work().slots();
        busySlots[i] += within * parts.get(part);
        busyCores[i] += within * each.work().busyCores().get(part);
      }
    }
    double most =
        Stream.of(slots, busySlots, busyCores).flatMapToDouble(Arrays::stream).max().orElse(1);
    return new Chart(most, words())
        .steps("none", "slots", slots)
        .steps("two", "busy slots", busySlots)
        .steps("one", "busy cores", busyCores);
  }

  private String words() {
    double there = 0;
    double busySlots = 0;
    double busyCores = 0;
    for (PastWork each : work) {
      double seconds = each.work().time().toMillis() / 1000.0;
      there += seconds * each.work().slots();
      busySlots += seconds * mean(each.work().busySlots());
      busyCores += seconds * mean(each.work().busyCores());
    }
    return String.format(
        Locale.ROOT,
        "While passes ran, %.0f%% of the slots were busy, and kept %.2f cores busy each.",
        there == 0 ? 0 : 100 * busySlots / there,
        busySlots == 0 ? 0 : busyCores / busySlots);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
