package io.martlet.emr;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.emr.model.ClusterSummary;
import software.amazon.awssdk.services.emr.model.ListClustersResponse;
import software.amazon.awssdk.services.emr.model.ListStepsResponse;
import software.amazon.awssdk.services.emr.model.RunJobFlowRequest;
import software.amazon.awssdk.services.emr.model.StepConfig;
import software.amazon.awssdk.services.emr.model.StepSummary;
import software.amazon.awssdk.services.emr.model.Tag;

/** The calls that a run takes, each done however busy the service is, and none done twice. */
public final class EmrCalls implements AutoCloseable {

  /** Clusters of a run are younger. */
  private static final Duration OLDEST = Duration.ofDays(14);

  private static final String CANCELLED_TAG = "martlet:cancelled";

  private final EmrClient client;
  private final Backoff backoff;
  private final Pause pause;

  /** Names of clusters that were asked for, with nobody knowing whether they were started. */
  private final Set<String> doubtful = new HashSet<>();

  EmrCalls(EmrClient client, Backoff backoff, Pause pause) {
    this.client = client;
    this.backoff = backoff;
    this.pause = pause;
  }

  /** Calls over the network, by one who waits so. */
  public static EmrCalls to(EmrConnection connection, Pause pause) {
    return new EmrCalls(connection.open(), new Backoff(pause), pause);
  }

  Pause pause() {
    return pause;
  }

  /** The clusters whose names begin so, whatever has become of them. */
  List<ClusterView> clusters(String prefix) throws InterruptedException {
    Instant after = pause.now().minus(OLDEST);
    List<ClusterView> found = new ArrayList<>();
    String marker = null;
    do {
      String from = marker;
      ListClustersResponse page =
          backoff.repeat(
              "ListClusters",
              () -> client.listClusters(request -> request.createdAfter(after).marker(from)));
      for (ClusterSummary each : page.clusters()) {
        if (each.name().startsWith(prefix)) {
          found.add(ClusterView.of(each.id(), each.name(), each.status()));
        }
      }
      marker = page.marker();
    } while (marker != null);
    return found;
  }

  /** Starts a cluster, unless there is one of that name. */
  String create(RunJobFlowRequest request) throws InterruptedException {
    String name = request.name();
    if (doubtful.contains(name)) {
      Optional<ClusterView> found = named(name);
      if (found.isPresent()) {
        return found.get().id();
      }
    }
    doubtful.add(name);
    String id =
        backoff.once(
            "RunJobFlow",
            () -> client.runJobFlow(request).jobFlowId(),
            () -> named(name).map(ClusterView::id));
    doubtful.remove(name);
    return id;
  }

  private Optional<ClusterView> named(String name) throws InterruptedException {
    return clusters(name).stream().filter(each -> each.name().equals(name)).findFirst();
  }

  ClusterView describe(String id) throws InterruptedException {
    Cluster cluster = cluster(id);
    return ClusterView.of(id, cluster.name(), cluster.status());
  }

  private Cluster cluster(String id) throws InterruptedException {
    return backoff.repeat(
        "DescribeCluster",
        () -> client.describeCluster(request -> request.clusterId(id)).cluster());
  }

  /** A cluster's steps, oldest first. */
  List<StepView> steps(String cluster) throws InterruptedException {
    List<StepView> steps = new ArrayList<>();
    String marker = null;
    do {
      String from = marker;
      ListStepsResponse page =
          backoff.repeat(
              "ListSteps",
              () -> client.listSteps(request -> request.clusterId(cluster).marker(from)));
      for (StepSummary step : page.steps()) {
        steps.add(0, new StepView(step.id(), step.name(), step.status().state()));
      }
      marker = page.marker();
    } while (marker != null);
    return steps;
  }

  /** Adds steps, unless the cluster has them by name. */
  void add(String cluster, List<StepConfig> steps) throws InterruptedException {
    backoff.once(
        "AddJobFlowSteps",
        () -> client.addJobFlowSteps(request -> request.jobFlowId(cluster).steps(steps)).stepIds(),
        () -> present(cluster, steps));
  }

  private Optional<List<String>> present(String cluster, List<StepConfig> steps)
      throws InterruptedException {
    List<String> names = steps.stream().map(StepConfig::name).toList();
    List<String> ids =
        steps(cluster).stream()
            .filter(step -> names.contains(step.name()))
            .map(StepView::id)
            .toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
  }

  /** Ends clusters, and what they run. */
  void terminate(List<String> clusters) throws InterruptedException {
    if (!clusters.isEmpty()) {
      backoff.repeat(
          "TerminateJobFlows",
          () -> client.terminateJobFlows(request -> request.jobFlowIds(clusters)));
    }
  }

  /** Says of a cluster that its run is not to go on, for whoever follows it. */
  void cancel(String cluster) throws InterruptedException {
    backoff.repeat(
        "AddTags",
        () ->
            client.addTags(
                request ->
                    request
                        .resourceId(cluster)
                        .tags(Tag.builder().key(CANCELLED_TAG).value("true").build())));
  }

  /** Whether that was said. */
  boolean isCancelled(String cluster) throws InterruptedException {
    Stream<Tag> tags = cluster(cluster).tags().stream();
    return tags.anyMatch(tag -> tag.key().equals(CANCELLED_TAG));
  }

  @Override
  public void close() {
    client.close();
  }
}
