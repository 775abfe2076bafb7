package io.martlet.emr;

import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ClusterStatus;

/**
 * A cluster as Amazon EMR describes it.
 *
 * @param reason why it is in this state, in Amazon EMR's words; empty when there is none
 */
record ClusterView(String id, String name, ClusterState state, String reason) {

  static ClusterView of(String id, String name, ClusterStatus status) {
    String message =
        status.stateChangeReason() == null ? null : status.stateChangeReason().message();
    return new ClusterView(id, name, status.state(), message == null ? "" : message);
  }

  /** Whether it takes no more steps. */
  boolean isOver() {
    return state == ClusterState.TERMINATING
        || state == ClusterState.TERMINATED
        || state == ClusterState.TERMINATED_WITH_ERRORS;
  }

  /** The number at its name's end. */
  int attempt() {
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }
}
