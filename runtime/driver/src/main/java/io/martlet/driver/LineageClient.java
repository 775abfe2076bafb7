package io.martlet.driver;

import io.openlineage.client.Clients;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends lineage to where it is asked for, in order, while nobody waits for it. */
final class LineageClient implements AutoCloseable {

  /** The URL of a receiver, or a file of this machine to append to. */
  static final String SETTING = "spark.martlet.lineage";

  /** What OpenLineage's other clients go by, and its Java client does not. */
  private static final String URL = "OPENLINEAGE_URL";

  private static final String KEY = "OPENLINEAGE_API_KEY";

  private static final Logger LOG = LoggerFactory.getLogger(LineageClient.class);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** How long the end of a run waits for what is not sent yet. */
  private static final Duration LAST = Duration.ofSeconds(20);

  private final OpenLineageClient client;
  private final RunWatcher watcher;
  private final AtomicInteger lost = new AtomicInteger();
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "lineage");
            thread.setDaemon(true);
            return thread;
          });

  private LineageClient(OpenLineageClient client, RunWatcher watcher) {
    this.client = client;
    this.watcher = watcher;
  }

  /** The one that Spark's settings or the environment ask for, as the client's documents say. */
  static Optional<LineageClient> of(
      SparkConf settings, Map<String, String> environment, RunWatcher watcher) {
    try {
      return client(settings, environment).map(client -> new LineageClient(client, watcher));
    } catch (RuntimeException e) {
      LOG.warn("no lineage is sent", e);
      watcher.remark(
          "No lineage is sent: what %s or OPENLINEAGE_… say is no receiver.".formatted(SETTING));
      return Optional.empty();
    }
  }

  private static Optional<OpenLineageClient> client(
      SparkConf settings, Map<String, String> environment) {
    if (settings.contains(SETTING)) {
      return Optional.of(to(settings.get(SETTING), environment));
    }
    if ("true".equalsIgnoreCase(environment.get("OPENLINEAGE_DISABLED"))
        || environment.keySet().stream().noneMatch(name -> name.startsWith("OPENLINEAGE_"))) {
      return Optional.empty();
    }
    return Optional.of(
        environment.containsKey(URL) ? to(environment.get(URL), environment) : Clients.newClient());
  }

  private static OpenLineageClient to(String receiver, Map<String, String> environment) {
    if (!receiver.startsWith("http://") && !receiver.startsWith("https://")) {
      return new OpenLineageClient(new FileTransport(new FileConfig(receiver)));
    }
    HttpConfig http = new HttpConfig();
    http.setUrl(URI.create(receiver));
    http.setTimeoutInMillis((int) ANSWER.toMillis());
    if (environment.containsKey(KEY)) {
      ApiKeyTokenProvider key = new ApiKeyTokenProvider();
      key.setApiKey(environment.get(KEY));
      http.setAuth(key);
    }
    return new OpenLineageClient(new HttpTransport(http));
  }

  /** Sends an event, some time; none once it is closed. */
  void send(RunEvent event) {
    if (!sender.isShutdown()) {
      sender.execute(() -> emit(event));
    }
  }

  private void emit(RunEvent event) {
    try {
      client.emit(event);
    } catch (RuntimeException e) {
      lost.incrementAndGet();
      LOG.warn("lineage is lost", e);
    }
  }

  /** Waits a little for what is not sent yet. */
  @Override
  public void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
        lost.addAndGet(sender.shutdownNow().size() + 1);
      }
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("the lineage client does not close", e);
    }
    if (lost.get() > 0) {
      watcher.remark("%s lineage events were not received.".formatted(lost));
    }
  }
}
