package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.emr.model.AddJobFlowStepsRequest;
import software.amazon.awssdk.services.emr.model.CancelStepsRequest;
import software.amazon.awssdk.services.emr.model.DescribeStepRequest;
import software.amazon.awssdk.services.emr.model.ListStepsRequest;
import software.amazon.awssdk.services.emr.model.StepState;

/** Calls about a cluster's steps. */
final class StepCalls {

  /** So many steps may be asked for by their ids. */
  private static final int MOST_IDS = 10;

  private final Clusters clusters;

  StepCalls(Clusters clusters) {
    this.clusters = clusters;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "AddJobFlowSteps", new Operation(AddJobFlowStepsRequest.builder().build(), this::add),
        "DescribeStep", new Operation(DescribeStepRequest.builder().build(), this::describe),
        "ListSteps", new Operation(ListStepsRequest.builder().build(), this::list),
        "CancelSteps", new Operation(CancelStepsRequest.builder().build(), this::cancel));
  }

  private ObjectNode add(JsonNode request, Instant now) {
    String id = request.path("JobFlowId").asText();
    if (clusters.all().stream().noneMatch(each -> each.id().equals(id))) {
      throw ApiException.validation("Specified job flow ID does not exist.");
    }
    EmulatedCluster cluster = clusters.of(id);
    if (!cluster.isModifiable()) {
      throw ApiException.validation(
          "A job flow that is shutting down, terminated, or finished may not be modified.");
    }
    NewCluster.steps(
        request.path("Steps"), cluster.request().path("StepConcurrencyLevel").asInt(1));
    long active = cluster.steps().stream().filter(EmulatedStep::isActive).count();
    if (active + request.path("Steps").size() > NewCluster.MOST_STEPS) {
      throw ApiException.validation(
          "Maximum number of active steps(State = 'Running', 'Pending' or 'Cancel_Pending') for"
              + " cluster exceeded.");
    }
    ObjectNode answer = Json.object();
    List<String> ids = new ArrayList<>();
    request.path("Steps").forEach(step -> ids.add(clusters.addStep(cluster, step, now).id()));
    ids.forEach(answer.putArray("StepIds")::add);
    cluster.goOn(now);
    return answer;
  }

  private ObjectNode describe(JsonNode request, Instant now) {
    ObjectNode step = step(clusters.of(request), request.path("StepId").asText()).summary();
    ObjectNode answer = Json.object();
    answer.set("Step", step);
    return answer;
  }

  private static EmulatedStep step(EmulatedCluster cluster, String id) {
    return cluster.steps().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiException.invalid("Step id '%s' is not valid.".formatted(id)));
  }

  /** Newest first, as the service lists them. */
  private ObjectNode list(JsonNode request, Instant now) {
    EmulatedCluster cluster = clusters.of(request);
    List<String> ids = Json.texts(request.path("StepIds"));
    if (ids.size() > MOST_IDS) {
      throw ApiException.validation("At most " + MOST_IDS + " step ids can be specified.");
    }
    ids.forEach(id -> step(cluster, id));
    List<String> states = Json.texts(request.path("StepStates"));
    List<EmulatedStep> steps = new ArrayList<>(cluster.steps());
    Collections.reverse(steps);
    return Page.of(
        request,
        "Steps",
        steps.stream()
            .filter(step -> ids.isEmpty() || ids.contains(step.id()))
            .filter(step -> states.isEmpty() || states.contains(step.state().toString()))
            .map(EmulatedStep::summary)
            .toList());
  }

  private ObjectNode cancel(JsonNode request, Instant now) {
    EmulatedCluster cluster = clusters.of(request);
    boolean alsoRunning = request.has("StepCancellationOption");
    List<ObjectNode> infos = new ArrayList<>();
    for (String id : Json.texts(request.path("StepIds"))) {
      EmulatedStep step = step(cluster, id);
      boolean possible = step.state() == StepState.PENDING || (alsoRunning && step.isRunning());
      if (possible) {
        step.end(StepState.CANCELLED, now);
      }
      ObjectNode info = Json.object().put("StepId", id);
      info.put("Status", possible ? "SUBMITTED" : "FAILED");
      if (!possible) {
        info.put("Reason", "Cannot cancel a step that is %s.".formatted(step.state()));
      }
      infos.add(info);
    }
    cluster.goOn(now);
    ObjectNode answer = Json.object();
    answer.set("CancelStepsInfoList", Json.array(infos));
    return answer;
  }
}
