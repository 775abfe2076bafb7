package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A call of the API.
 *
 * @param shape an empty request
 */
record Operation(SdkPojo shape, Work work) {

  /** What a call does. */
  @FunctionalInterface
  interface Work {
    ObjectNode on(JsonNode request, Instant now);
  }

  ObjectNode call(JsonNode request, Instant now) {
    RequestShape.check(request, shape);
    return work.on(request, now);
  }
}
