package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode;

/** When a cluster became what, and why. */
final class ClusterHistory {

  private final Instant created;
  private Instant ready;
  private Instant ended;
  private Optional<ClusterStateChangeReasonCode> code = Optional.empty();
  private String message = "";

  ClusterHistory(Instant created) {
    this.created = created;
  }

  Instant created() {
    return created;
  }

  void ready(Instant at) {
    ready = at;
  }

  void ended(Instant at) {
    ended = at;
  }

  void reason(ClusterStateChangeReasonCode why, String words) {
    code = Optional.of(why);
    message = words;
  }

  /** Adds what a cluster's status says of it. */
  void describe(ObjectNode status) {
    ObjectNode reason = status.putObject("StateChangeReason");
    code.ifPresent(why -> reason.put("Code", why.toString()).put("Message", message));
    ObjectNode timeline = status.putObject("Timeline");
    Json.put(timeline, "CreationDateTime", created);
    Json.put(timeline, "ReadyDateTime", ready);
    Json.put(timeline, "EndDateTime", ended);
  }
}
