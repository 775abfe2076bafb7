package io.martlet.emr.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The API's protocol, AWS JSON 1.1: the call's name in a header, request and response as JSON. */
final class EmrHandler implements HttpHandler {

  private static final String TARGET = "ElasticMapReduce.";
  private static final String TYPE = "application/x-amz-json-1.1";
  private static final int MOST_BYTES = 1 << 23;

  /** A signature's shape; whose it is, is not looked at. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/]+/[0-9]{8}/[a-z0-9-]+/elasticmapreduce/aws4_request, ?"
              + "SignedHeaders=[a-z0-9;-]+, ?Signature=[0-9a-f]{64}");

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Clusters clusters;
  private final EmulatedTime time;
  private final FaultScript faults;

  EmrHandler(Clusters clusters, EmulatedTime time, FaultScript faults) {
    this.clusters = clusters;
    this.time = time;
    this.faults = faults;
    operations.putAll(new ClusterCalls(clusters).operations());
    operations.putAll(new StepCalls(clusters).operations());
    operations.putAll(new FleetCalls(clusters).operations());
  }

  /** How often each call was made. */
  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
      String name = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
      try {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        requireSigned(exchange);
        ObjectNode answer = answer(name, body);
        if (faults.take(Fault.Kind.RESPONSE_LOST, name).isEmpty()) {
          send(exchange, 200, answer);
        }
      } catch (ApiException e) {
        ObjectNode error = Json.object().put("__type", e.type()).put("Message", e.getMessage());
        send(exchange, e.status(), error.put("message", e.getMessage()));
      } catch (RuntimeException e) {
        // A client waits for an answer, whatever happens here.
        send(exchange, 500, Json.object().put("__type", "InternalFailure").put("Message", "" + e));
      }
    }
  }

  private static void requireSigned(HttpExchange exchange) {
    String signature = exchange.getRequestHeaders().getFirst("Authorization");
    if (signature == null || !SIGNED.matcher(signature).matches()) {
      throw ApiException.unsigned(
          "The request must be signed for the service elasticmapreduce (Signature Version 4).");
    }
  }

  private ObjectNode answer(String name, byte[] body) {
    Operation operation = operations.get(name);
    if (operation == null) {
      throw ApiException.unknownOperation();
    }
    counts.merge(name, 1, Integer::sum);
    if (faults.take(Fault.Kind.THROTTLED, name).isPresent()) {
      throw ApiException.throttled();
    }
    if (faults.take(Fault.Kind.UNAVAILABLE, name).isPresent()) {
      throw ApiException.unavailable();
    }
    JsonNode request = read(body);
    synchronized (clusters) {
      Instant now = time.now();
      clusters.advance(now);
      return operation.call(request, now);
    }
  }

  private JsonNode read(byte[] body) {
    try {
      return body.length == 0 ? Json.object() : json.readTree(body);
    } catch (JsonProcessingException e) {
      throw ApiException.unreadable("The body is no JSON.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
    byte[] body = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
