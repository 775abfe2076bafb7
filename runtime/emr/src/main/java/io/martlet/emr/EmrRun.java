package io.martlet.emr;

import io.martlet.plan.PlanCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run on Amazon EMR: started once however often it is asked for, followed to its end, and mended
 * on the way. A lost cluster's steps go to another one, in another zone; a step that failed as a
 * whole is run again; both so often and no more.
 */
public final class EmrRun {

  /** So many looks in a row may be in vain. */
  private static final int MOST_VAIN = 10;

  private final EmrRequests requests;
  private final EmrCalls calls;
  private final EmrListener listener;
  private final Duration lookAgain;
  private final Duration longest;
  private final List<ClusterPart> parts = new ArrayList<>();

  /**
   * @param lookAgain how long to wait between two looks at all clusters
   * @param longest what takes longer is ended
   */
  public EmrRun(
      EmrRequests requests,
      EmrCalls calls,
      EmrListener listener,
      Duration lookAgain,
      Duration longest) {
    this.lookAgain = lookAgain;
    this.requests = requests;
    this.calls = calls;
    this.listener = listener;
    this.longest = longest;
  }

  /**
   * Starts what is not started yet: a cluster for each of the plan's, with its steps.
   *
   * @throws EmrRefusedException when Amazon EMR does not take a request
   * @throws EmrUnreachableException when it does not answer; what was started, goes on
   */
  public void start() throws InterruptedException {
    List<ClusterView> found = calls.clusters(requests.prefix());
    parts.clear();
    for (PlanCluster cluster : requests.plan().clusters()) {
      ClusterPart part = new ClusterPart(cluster, requests, calls, listener);
      part.start(found);
      parts.add(part);
    }
  }

  /**
   * Follows what {@link #start} has started to its end. No cluster of the run is left then.
   *
   * @return how each part ended, in the plan's order
   * @throws EmrUnreachableException when Amazon EMR does not answer for long; what was started,
   *     goes on
   */
  public List<ClusterEnd> follow() throws InterruptedException {
    Instant last = calls.pause().now().plus(longest);
    int vain = 0;
    while (true) {
      try {
        for (ClusterPart part : parts) {
          part.look();
        }
        if (parts.stream().allMatch(part -> part.end().isPresent())) {
          return parts.stream().map(part -> part.end().orElseThrow()).toList();
        }
        if (calls.pause().now().isAfter(last)) {
          for (ClusterPart part : parts) {
            part.end(ClusterEnd.TIMED_OUT);
          }
          continue;
        }
        vain = 0;
      } catch (EmrUnreachableException e) {
        vain++;
        if (vain == MOST_VAIN) {
          throw e;
        }
        listener.unreachable(e.getMessage());
      }
      calls.pause().of(lookAgain);
    }
  }

  /** Ends all clusters of the run, and tells whoever follows it that it is not to go on. */
  public int cancel() throws InterruptedException {
    List<ClusterView> up =
        calls.clusters(requests.prefix()).stream().filter(each -> !each.isOver()).toList();
    for (ClusterView each : up) {
      calls.cancel(each.id());
    }
    calls.terminate(up.stream().map(ClusterView::id).toList());
    return up.size();
  }
}
