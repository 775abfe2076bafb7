package io.martlet.emr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.emr.model.AutoTerminationPolicy;
import software.amazon.awssdk.services.emr.model.RunJobFlowRequest;

/**
 * A DAG of Apache Airflow 3 that has Amazon EMR run a plan: Python to read, and beside it the
 * requests as JSON.
 *
 * @param root where the plan lies
 * @param environment whose deployment it is, where the catalog has several
 * @param connection the name of Airflow's connection to AWS
 * @param lookAgain between two looks at a cluster
 * @param longest how long each part's cluster may take, in the plan's order
 * @param topic the ARN of the SNS topic that is told of a run's end
 * @param retry the command that scores again what failed, where tasks find Martlet
 */
public record AirflowDag(
    EmrRequests requests,
    String root,
    Optional<String> environment,
    String connection,
    Duration lookAgain,
    List<Duration> longest,
    Optional<String> topic,
    Optional<String> retry) {

  /** Stands for the run's id in requests, until the DAG runs. */
  public static final String RUN = "@run@";

  public AirflowDag {
    longest = List.copyOf(longest);
  }

  /** What it is called, and its files but for their endings. */
  public String name() {
    return "martlet_" + requests.plan().catalog() + environment.map(name -> "_" + name).orElse("");
  }

  /** The Python. */
  public String python() {
    return template()
        .replace("@name@", name())
        .replace("@deployment@", environment.map(name -> " --deployment " + name).orElse(""))
        .replace("@catalog@", requests.plan().catalog())
        .replace("@digest@", requests.plan().digest().substring(0, 12))
        .replace("@root@", root)
        .replace("@connection@", connection)
        .replace("@look_again@", String.valueOf(Math.max(1, lookAgain.toSeconds())))
        .replace("@longest@", minutes())
        .replace("@topic@", literal(topic))
        .replace("@retry@", literal(retry));
  }

  private String minutes() {
    return longest.stream()
        .map(each -> String.valueOf(Math.max(1, each.toMinutes())))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** As Python has it. */
  private static String literal(Optional<String> text) {
    return text.map(value -> TextNode.valueOf(value).toString()).orElse("None");
  }

  /**
   * The requests: for each part of the plan a list, of its cluster and of the one that is started
   * when some steps are not done. They end once their steps have.
   */
  public String json() {
    List<List<JsonNode>> all = new ArrayList<>();
    for (int i = 0; i < requests.plan().clusters().size(); i++) {
      all.add(List.of(json(requests.all(1).get(i)), json(requests.all(2).get(i))));
    }
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(RunJobFlowRequest request) {
    return RequestJson.of(
        request.toBuilder()
            .autoTerminationPolicy((AutoTerminationPolicy) null)
            .instances(request.instances().toBuilder().keepJobFlowAliveWhenNoSteps(false).build())
            .build());
  }

  private static String template() {
    try (InputStream in = AirflowDag.class.getResourceAsStream("dag.py.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
