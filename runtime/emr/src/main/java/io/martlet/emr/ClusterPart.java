package io.martlet.emr;

import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.emr.model.StepState;

/**
 * The part of a run that one of the plan's clusters does. What Amazon EMR says of the clusters of
 * its name is all that is known of it, so that whoever looks next, goes on.
 */
final class ClusterPart {

  /** So many clusters are started for it. */
  static final int MOST_CLUSTERS = 3;

  /** So often a step is run that fails as a whole. */
  static final int MOST_TRIES = 3;

  private final PlanCluster planned;
  private final EmrRequests requests;
  private final EmrCalls calls;
  private final EmrListener listener;
  private final List<ClusterView> clusters = new ArrayList<>();
  private final Map<String, List<StepView>> finalSteps = new HashMap<>();
  private Optional<ClusterEnd> end = Optional.empty();

  ClusterPart(PlanCluster planned, EmrRequests requests, EmrCalls calls, EmrListener listener) {
    this.planned = planned;
    this.requests = requests;
    this.calls = calls;
    this.listener = listener;
  }

  Optional<ClusterEnd> end() {
    return end;
  }

  /**
   * Finds its clusters among a run's, or starts its first.
   *
   * @param found all of the run's
   */
  void start(List<ClusterView> found) throws InterruptedException {
    found.stream()
        .filter(each -> each.name().equals(requests.name(planned, each.attempt())))
        .sorted(Comparator.comparingInt(ClusterView::attempt))
        .forEach(clusters::add);
    if (clusters.isEmpty()) {
      create(planned.steps().stream().map(step -> new StepTry(step, 1)).toList());
    } else {
      clusters.forEach(each -> listener.cluster(planned.name(), each.attempt(), each.id()));
    }
  }

  private void create(List<StepTry> steps) throws InterruptedException {
    int attempt = clusters.isEmpty() ? 1 : current().attempt() + 1;
    String id = calls.create(requests.cluster(planned, attempt, steps));
    clusters.add(calls.describe(id));
    listener.cluster(planned.name(), attempt, id);
  }

  private ClusterView current() {
    return clusters.get(clusters.size() - 1);
  }

  /** Looks at it, and does what is to be done. */
  void look() throws InterruptedException {
    if (end.isPresent()) {
      return;
    }
    clusters.set(clusters.size() - 1, calls.describe(current().id()));
    Progress progress = progress();
    List<PlanStep> rest =
        planned.steps().stream().filter(step -> !progress.done.contains(step.name())).toList();
    if (rest.isEmpty()) {
      end(ClusterEnd.DONE);
    } else if (progress.active == 0 || current().isOver()) {
      goOn(rest, progress);
    }
  }

  /** The steps have come to an end, or their cluster has, and some are not done. */
  private void goOn(List<PlanStep> rest, Progress progress) throws InterruptedException {
    if (calls.isCancelled(current().id())) {
      end(ClusterEnd.CANCELLED);
      return;
    }
    List<StepTry> again =
        rest.stream()
            .filter(step -> progress.failed(step.name()) < MOST_TRIES)
            .map(step -> new StepTry(step, progress.tried(step.name()) + 1))
            .toList();
    if (again.isEmpty()) {
      end(ClusterEnd.STEPS_FAILED);
    } else if (!current().isOver()) {
      again.forEach(each -> listener.stepAgain(planned.name(), each.step().name(), each.number()));
      add(again);
    } else {
      listener.lost(planned.name(), current().id(), current().reason());
      if (current().attempt() < MOST_CLUSTERS) {
        create(again);
      } else {
        end(ClusterEnd.LOST);
      }
    }
  }

  private void add(List<StepTry> steps) throws InterruptedException {
    String cluster = current().id();
    try {
      calls.add(cluster, steps.stream().map(requests::step).toList());
    } catch (EmrRefusedException e) {
      // One that has ended since it was looked at takes no steps; the next look finds it so.
      if (!calls.describe(cluster).isOver()) {
        throw e;
      }
    }
  }

  /** Ends it with its cluster, if any is left. */
  void end(ClusterEnd how) throws InterruptedException {
    if (end.isEmpty()) {
      List<String> left =
          clusters.stream().filter(each -> !each.isOver()).map(ClusterView::id).toList();
      calls.terminate(left);
      end = Optional.of(how);
      listener.ended(planned.name(), how);
    }
  }

  /** What all of its clusters' steps have come to. */
  private Progress progress() throws InterruptedException {
    Progress progress = new Progress();
    for (ClusterView cluster : clusters) {
      List<StepView> steps = finalSteps.get(cluster.id());
      if (steps == null) {
        steps = calls.steps(cluster.id());
        boolean isFinal = cluster.isOver() && steps.stream().noneMatch(StepView::isActive);
        if (isFinal) {
          finalSteps.put(cluster.id(), steps);
        }
      }
      steps.forEach(progress::add);
    }
    return progress;
  }

  private static final class Progress {
    private final Set<String> done = new HashSet<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private int active;

    private void add(StepView step) {
      String name = step.planned();
      tries.merge(name, 1, Integer::sum);
      if (step.state() == StepState.COMPLETED) {
        done.add(name);
      } else if (step.state() == StepState.FAILED) {
        failures.merge(name, 1, Integer::sum);
      } else if (step.isActive()) {
        active++;
      }
    }

    private int tried(String step) {
      return tries.getOrDefault(step, 0);
    }

    private int failed(String step) {
      return failures.getOrDefault(step, 0);
    }
  }
}
