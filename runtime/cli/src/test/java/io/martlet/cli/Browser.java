package io.martlet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Headless Chromium, by its DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LISTENING = "DevTools listening on ";
  private static final int SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();
  private int asked;

  /**
   * @param profile an empty folder
   */
  Browser(Path profile) throws Exception {
    process =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(URI.create(page(endpoint())), new Listener())
            .get(SECONDS, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      ask(domain + ".enable", Map.of());
    }
  }

  private URI endpoint() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        return URI.create(line.substring(LISTENING.length()));
      }
    }
    throw new IOException("chromium does not start");
  }

  private static String page(URI browser) throws IOException, InterruptedException {
    URI targets = URI.create("http://127.0.0.1:" + browser.getPort() + "/json/list");
    JsonNode list =
        JSON.readTree(
            HTTP.send(HttpRequest.newBuilder(targets).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    for (JsonNode target : list) {
      if (target.path("type").asText().equals("page")) {
        return target.path("webSocketDebuggerUrl").asText();
      }
    }
    throw new IOException("chromium shows no page");
  }

  /** Shows a page in a window of that width, light or dark. */
  void show(Path page, int width, String scheme) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
    ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    loaded = new CompletableFuture<>();
    ask("Page.navigate", Map.of("url", page.toUri().toString()));
    loaded.get(SECONDS, TimeUnit.SECONDS);
  }

  /** What an expression comes to on the page, as text. */
  String value(String expression) throws Exception {
    return ask("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
        .at("/result/value")
        .asText();
  }

  /** What the console said, and which exceptions were thrown. */
  List<String> complaints() {
    return complaints;
  }

  /** All URLs that were asked for. */
  List<String> requests() {
    return requests;
  }

  private JsonNode ask(String method, Map<String, Object> parameters) throws Exception {
    asked++;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(asked, answer);
    ObjectNode message = JSON.createObjectNode().put("id", asked).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(String message) {
      try {
        JsonNode heard = JSON.readTree(message);
        if (heard.has("id")) {
          answers.remove(heard.get("id").asInt()).complete(heard.path("result"));
          return;
        }
        switch (heard.path("method").asText()) {
          case "Page.loadEventFired" -> loaded.complete(true);
          case "Network.requestWillBeSent" ->
              requests.add(heard.at("/params/request/url").asText());
          case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
              complaints.add(message);
          default -> {}
        }
      } catch (IOException e) {
        complaints.add(message);
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
