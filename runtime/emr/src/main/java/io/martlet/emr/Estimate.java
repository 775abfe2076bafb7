package io.martlet.emr;

import io.martlet.catalog.FleetRole;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.PlanStep;
import io.martlet.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How long a plan's clusters would take, and what they would cost: from a measured rate and the
 * user's prices, each from the least to the most.
 *
 * @param vcpus of a cluster's machines that score
 * @param hours from the first request to the last cluster's end
 * @param costs what is paid for what
 * @param clusters when each does what, in the plan's order
 */
public record Estimate(
    String currency, Interval vcpus, Interval hours, List<Cost> costs, List<ClusterTime> clusters) {

  /** Until machines are there and set up; for all a cluster's life, little depends on it. */
  static final Interval START = new Interval(5 / 60.0, 15 / 60.0);

  public Estimate {
    costs = List.copyOf(costs);
    clusters = List.copyOf(clusters);
  }

  /** A line of the bill. */
  public record Cost(String what, Interval price) {}

  /** When a cluster's steps end, in hours from the first request. */
  public record ClusterTime(String name, List<StepTime> steps) {
    public ClusterTime {
      steps = List.copyOf(steps);
    }

    /** When the last one ends. */
    public Interval end() {
      return steps.isEmpty() ? START : steps.get(steps.size() - 1).end();
    }
  }

  /** When a step ends, in hours from the first request. */
  public record StepTime(String name, Interval end) {}

  /**
   * @param records of the universe
   * @param rate model-records a second and vCPU, as measured
   * @throws IllegalArgumentException when a price is missing, or a type's vCPUs are not known
   */
  public static Estimate of(RunPlan plan, long records, Interval rate, PriceFile prices) {
    Interval vcpus = vcpus(plan);
    Interval hours = Interval.NOTHING;
    Interval machineHours = Interval.NOTHING;
    List<ClusterTime> clusters = new ArrayList<>();
    for (ClusterTime cluster : times(plan, records, rate)) {
      clusters.add(cluster);
      Interval own = cluster.end();
      machineHours = machineHours.plus(own);
      hours =
          new Interval(Math.max(hours.least(), own.least()), Math.max(hours.most(), own.most()));
    }
    List<Cost> costs = new ArrayList<>();
    Interval onDemand = Interval.NOTHING;
    Interval spot = Interval.NOTHING;
    Interval fee = Interval.NOTHING;
    int machines = 0;
    for (PlanFleet fleet : plan.fleets()) {
      int count = fleet.onDemand() + fleet.spot();
      machines += count;
      if (fleet.onDemand() > 0) {
        onDemand = onDemand.plus(any(fleet, prices::onDemandHour).times(fleet.onDemand()));
      }
      if (fleet.spot() > 0) {
        spot = spot.plus(any(fleet, prices::spotHour).times(fleet.spot()));
      }
      fee = fee.plus(any(fleet, prices::emrHour).times(count));
    }
    costs.add(new Cost("On-Demand", onDemand.times(machineHours)));
    costs.add(new Cost("Spot", spot.times(machineHours)));
    costs.add(new Cost("Amazon EMR", fee.times(machineHours)));
    costs.add(new Cost("disks", prices.ebsHour().times(machines).times(machineHours)));
    costs.add(new Cost("S3 requests", prices.s3Requests()));
    return new Estimate(prices.currency(), vcpus, hours, costs, clusters);
  }

  /**
   * When each cluster does what, in the plan's order.
   *
   * @throws IllegalArgumentException when a type's vCPUs are not known
   */
  public static List<ClusterTime> times(RunPlan plan, long records, Interval rate) {
    Interval perSecond = rate.times(vcpus(plan));
    return plan.clusters().stream().map(cluster -> time(cluster, records, perSecond)).toList();
  }

  /** Everything. */
  public Interval total() {
    return costs.stream().map(Cost::price).reduce(Interval.NOTHING, Interval::plus);
  }

  /**
   * The vCPUs that a cluster needs to be done in time at the least rate: work shrinks with vCPUs,
   * starting does not.
   *
   * @return none when starting alone takes longer
   */
  public static double needed(RunPlan plan, long records, Interval rate, double sla) {
    double working = sla - START.most();
    double most =
        plan.clusters().stream()
            .mapToDouble(
                cluster ->
                    cluster.steps().stream()
                        .mapToDouble(step -> work(step, records, new Interval(1, 1)).most())
                        .sum())
            .max()
            .orElse(0);
    return working <= 0 ? Double.POSITIVE_INFINITY : most / rate.least() / working;
  }

  private static ClusterTime time(PlanCluster cluster, long records, Interval perSecond) {
    List<StepTime> steps = new ArrayList<>();
    Interval now = START;
    for (PlanStep step : cluster.steps()) {
      now = now.plus(work(step, records, perSecond));
      steps.add(new StepTime(step.name(), now));
    }
    return new ClusterTime(cluster.name(), steps);
  }

  /** Hours of scoring; the most at the least rate. */
  private static Interval work(PlanStep step, long records, Interval perSecond) {
    double modelRecords =
        (double) records
            * step.microbatches().stream().mapToLong(pass -> pass.models().size()).sum();
    return new Interval(
        modelRecords / perSecond.most() / 3600, modelRecords / perSecond.least() / 3600);
  }

  private static Interval vcpus(RunPlan plan) {
    Interval all = Interval.NOTHING;
    for (PlanFleet fleet : plan.fleets()) {
      if (fleet.role() != FleetRole.PRIMARY) {
        Interval one = any(fleet, Estimate::vcpus);
        all = all.plus(one.times(fleet.onDemand() + fleet.spot()));
      }
    }
    return all;
  }

  private static Interval vcpus(String type) {
    int vcpus =
        FleetUnits.vcpus(type)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "how many vCPUs a %s has is not known".formatted(type)));
    return new Interval(vcpus, vcpus);
  }

  /** Of one of the fleet's units, whichever type it is of. */
  private static Interval any(PlanFleet fleet, Function<String, Interval> ofType) {
    return fleet.types().stream()
        .map(type -> ofType.apply(type).times(1.0 / FleetUnits.weight(fleet, type)))
        .reduce(Interval::or)
        .orElse(Interval.NOTHING);
  }
}
