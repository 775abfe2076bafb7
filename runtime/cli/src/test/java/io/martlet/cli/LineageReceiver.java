package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where lineage is sent to, by OpenLineage's HTTP interface. */
final class LineageReceiver implements AutoCloseable {

  private final HttpServer server;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  LineageReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          events.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What came, in its order. */
  List<JsonNode> events() {
    return events;
  }

  /** What OpenLineage's schema of a run event requires. */
  static void requireValid(JsonNode event) {
    assertThat(OffsetDateTime.parse(event.path("eventTime").asText())).isNotNull();
    assertThat(event.path("eventType").asText()).isIn("START", "COMPLETE", "FAIL");
    assertThat(event.path("producer").asText()).startsWith("https://");
    assertThat(event.path("schemaURL").asText()).contains("RunEvent");
    assertThat(UUID.fromString(event.at("/run/runId").asText())).isNotNull();
    assertThat(event.at("/job/namespace").asText()).isEqualTo("martlet");
    requireFacets(event.at("/run/facets"));
    requireFacets(event.at("/job/facets"));
    for (String side : List.of("inputs", "outputs")) {
      for (JsonNode dataset : event.path(side)) {
        assertThat(dataset.path("namespace").asText()).isNotEmpty();
        assertThat(dataset.path("name").asText()).isNotEmpty();
        requireFacets(dataset.path("facets"));
        for (JsonNode column : dataset.at("/facets/columnLineage/fields")) {
          assertThat(column.path("inputFields"))
              .isNotEmpty()
              .allSatisfy(
                  input ->
                      assertThat(List.of("namespace", "name", "field"))
                          .allMatch(part -> !input.path(part).asText().isEmpty()));
        }
      }
    }
  }

  private static void requireFacets(JsonNode facets) {
    assertThat(facets)
        .allSatisfy(
            facet -> {
              assertThat(facet.path("_producer").asText()).startsWith("https://");
              assertThat(facet.path("_schemaURL").asText()).startsWith("https://openlineage.io/");
            });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
