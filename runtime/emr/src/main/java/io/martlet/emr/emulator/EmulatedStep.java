package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.emr.emulator.StepPrograms.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.emr.model.ActionOnFailure;
import software.amazon.awssdk.services.emr.model.StepState;

/** A step of a cluster. */
final class EmulatedStep {

  private final String id;
  private final JsonNode config;
  private final Instant created;
  private StepState state = StepState.PENDING;
  private Running running;
  private boolean scriptedFailure;
  private Instant started;
  private Instant ended;

  EmulatedStep(String id, JsonNode config, Instant created) {
    this.id = id;
    this.config = config;
    this.created = created;
  }

  String id() {
    return id;
  }

  String name() {
    return config.path("Name").asText();
  }

  StepState state() {
    return state;
  }

  boolean isActive() {
    return state == StepState.PENDING
        || state == StepState.RUNNING
        || state == StepState.CANCEL_PENDING;
  }

  boolean isRunning() {
    return state == StepState.RUNNING;
  }

  ActionOnFailure onFailure() {
    String action = config.path("ActionOnFailure").asText("TERMINATE_CLUSTER");
    return ActionOnFailure.fromValue(action);
  }

  /** When it ended, {@code null} while it goes on. */
  Instant endOfProgram(Instant now) {
    return running.ended(now).orElse(null);
  }

  void start(String cluster, StepPrograms programs, boolean fails, Instant now) {
    List<String> command = new ArrayList<>(Json.texts(config.at("/HadoopJarStep/Args")));
    state = StepState.RUNNING;
    started = now;
    scriptedFailure = fails;
    running = programs.start(cluster, id, command, now);
  }

  /** Takes note of how its program ended; whether it ended well. */
  boolean finish(Instant at) {
    boolean well = running.succeeded() && !scriptedFailure;
    end(well ? StepState.COMPLETED : StepState.FAILED, at);
    return well;
  }

  void end(StepState how, Instant at) {
    if (isRunning()) {
      running.kill();
    }
    state = how;
    ended = at;
  }

  /** As a list of steps has it. */
  ObjectNode summary() {
    ObjectNode step = Json.object().put("Id", id).put("Name", name());
    step.put("ActionOnFailure", onFailure().toString());
    ObjectNode program = step.putObject("Config");
    JsonNode jar = config.path("HadoopJarStep");
    Json.copy(jar, program, "Jar", "MainClass", "Args");
    ObjectNode properties = program.putObject("Properties");
    jar.path("Properties")
        .forEach(each -> properties.set(each.path("Key").asText(), each.path("Value")));
    ObjectNode status = step.putObject("Status").put("State", state.toString());
    status.putObject("StateChangeReason");
    if (state == StepState.FAILED) {
      status.putObject("FailureDetails").put("Reason", "Unknown Error.");
    }
    ObjectNode timeline = status.putObject("Timeline");
    Json.put(timeline, "CreationDateTime", created);
    Json.put(timeline, "StartDateTime", started);
    Json.put(timeline, "EndDateTime", ended);
    return step;
  }
}
