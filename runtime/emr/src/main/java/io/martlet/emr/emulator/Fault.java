package io.martlet.emr.emulator;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that goes wrong.
 *
 * @param target what it happens to: a call, the name of a cluster or of a step; {@code *} stands
 *     for any signs
 * @param cluster the name of the cluster whose step it happens to
 * @param skip so many that it could happen to are spared first
 * @param times how often it happens
 * @param after of a cluster: how long after it has begun to run
 * @param percent of a wave: how much of the Spot capacity is taken
 */
public record Fault(
    Kind kind, String target, String cluster, int skip, int times, Duration after, int percent) {

  /** What can go wrong. */
  public enum Kind {
    /** A call is refused, since there were too many. */
    THROTTLED("throttled", "call"),
    /** A call is not done, and the service says that it is its own fault. */
    UNAVAILABLE("unavailable", "call"),
    /** A call is done, and nobody hears of it. */
    RESPONSE_LOST("response-lost", "call"),
    /** A step ends with an error. */
    STEP_FAILS("step-fails", "step"),
    /** A cluster's primary machine is gone. */
    CLUSTER_LOST("cluster-lost", "cluster"),
    /** There are no machines for a cluster. */
    PROVISIONING_TIMES_OUT("provisioning-times-out", "cluster"),
    /** A cluster's bootstrap action fails. */
    BOOTSTRAP_FAILS("bootstrap-fails", "cluster"),
    /** Spot machines are taken away, and come back later. */
    SPOT_WAVE("spot-wave", "cluster");

    private final String keyword;
    private final String subject;

    Kind(String keyword, String subject) {
      this.keyword = keyword;
      this.subject = subject;
    }

    /** What scripts call it. */
    public String keyword() {
      return keyword;
    }

    /** The script's key for what it happens to. */
    String subject() {
      return subject;
    }
  }

  boolean hits(Kind asked, String name, String ofCluster) {
    return kind == asked && matches(target, name) && matches(cluster, ofCluster);
  }

  private static boolean matches(String glob, String name) {
    return Pattern.matches(Pattern.quote(glob).replace("*", "\\E.*\\Q"), name);
  }
}
