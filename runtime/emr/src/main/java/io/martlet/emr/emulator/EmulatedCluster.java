package io.martlet.emr.emulator;

import static software.amazon.awssdk.services.emr.model.ClusterState.BOOTSTRAPPING;
import static software.amazon.awssdk.services.emr.model.ClusterState.RUNNING;
import static software.amazon.awssdk.services.emr.model.ClusterState.STARTING;
import static software.amazon.awssdk.services.emr.model.ClusterState.TERMINATED;
import static software.amazon.awssdk.services.emr.model.ClusterState.TERMINATED_WITH_ERRORS;
import static software.amazon.awssdk.services.emr.model.ClusterState.TERMINATING;
import static software.amazon.awssdk.services.emr.model.ClusterState.WAITING;
import static software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode.ALL_STEPS_COMPLETED;
import static software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode.BOOTSTRAP_FAILURE;
import static software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode.INSTANCE_FAILURE;
import static software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode.INSTANCE_FLEET_TIMEOUT;
import static software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode.STEP_FAILURE;
import static software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode.USER_REQUEST;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.emr.model.ActionOnFailure;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode;
import software.amazon.awssdk.services.emr.model.InstanceFleetState;
import software.amazon.awssdk.services.emr.model.StepState;

/** A cluster's life, which goes on as time does: {@link #advance} is called before each look. */
final class EmulatedCluster {

  private static final Duration PROVISIONING = Duration.ofMinutes(3);
  private static final Duration BOOTSTRAP = Duration.ofMinutes(2);
  private static final Duration SHUTDOWN = Duration.ofMinutes(1);
  private static final Duration WITHOUT_SPOT = Duration.ofMinutes(10);

  private final String id;
  private final JsonNode request;
  private final StepPrograms programs;
  private final FaultScript faults;
  private final ClusterHistory history;
  private final List<EmulatedStep> steps = new ArrayList<>();
  private final List<EmulatedFleet> fleets = new ArrayList<>();
  private final ClusterTags tags = new ClusterTags();
  private boolean isProtected;
  private Optional<Duration> idleTimeout;
  private ClusterState state = STARTING;
  private boolean endsWell = true;
  private Instant next;
  private Instant lost;
  private Fault wave;
  private Instant waveStarts;

  EmulatedCluster(
      String id, JsonNode request, StepPrograms programs, FaultScript faults, Instant now) {
    this.id = id;
    this.request = request;
    this.programs = programs;
    this.faults = faults;
    this.history = new ClusterHistory(now);
    this.isProtected = request.at("/Instances/TerminationProtected").asBoolean();
    this.idleTimeout = idleTimeout(request.path("AutoTerminationPolicy"));
    this.next = now.plus(PROVISIONING);
    tags.add(request.path("Tags"));
  }

  String id() {
    return id;
  }

  String name() {
    return request.path("Name").asText();
  }

  JsonNode request() {
    return request;
  }

  ClusterState state() {
    return state;
  }

  ClusterHistory history() {
    return history;
  }

  List<EmulatedStep> steps() {
    return steps;
  }

  List<EmulatedFleet> fleets() {
    return fleets;
  }

  ClusterTags tags() {
    return tags;
  }

  boolean isProtected() {
    return isProtected;
  }

  void protect(boolean on) {
    isProtected = on;
  }

  boolean hasEnded() {
    return state == TERMINATED || state == TERMINATED_WITH_ERRORS;
  }

  /** Whether steps and machines may be added. */
  boolean isModifiable() {
    return !hasEnded() && state != TERMINATING;
  }

  boolean keepsAlive() {
    return request.at("/Instances/KeepJobFlowAliveWhenNoSteps").asBoolean();
  }

  Optional<Duration> idleTimeout() {
    return idleTimeout;
  }

  void idleTimeout(JsonNode policy, Instant now) {
    idleTimeout = idleTimeout(policy);
    if (state == WAITING) {
      next = idleTimeout.map(now::plus).orElse(null);
    }
  }

  private static Optional<Duration> idleTimeout(JsonNode policy) {
    return policy.hasNonNull("IdleTimeout")
        ? Optional.of(Duration.ofSeconds(policy.get("IdleTimeout").asLong()))
        : Optional.empty();
  }

  /** Lets everything happen that was to happen by now, in its order. */
  void advance(Instant now) {
    boolean more = true;
    while (more) {
      more = happensNext(now);
    }
  }

  /** The first of what was to happen by now; whether there was any. */
  private boolean happensNext(Instant now) {
    EmulatedStep done = null;
    Instant first = lost != null && !lost.isAfter(now) ? lost : null;
    for (EmulatedStep step : steps) {
      Instant end = step.isRunning() ? step.endOfProgram(now) : null;
      if (end != null && (first == null || end.isBefore(first))) {
        first = end;
        done = step;
      }
    }
    Instant waveNext = waveStarts;
    if (waveNext != null && !waveNext.isAfter(now) && (first == null || waveNext.isBefore(first))) {
      wave(waveNext);
    } else if (next != null && !next.isAfter(now) && (first == null || next.isBefore(first))) {
      phase(next);
    } else if (done != null) {
      ended(done, first);
    } else if (first != null) {
      lost = null;
      loseMaster(first);
    } else {
      return false;
    }
    return true;
  }

  private void phase(Instant at) {
    next = null;
    if (state == STARTING) {
      if (faults.take(Fault.Kind.PROVISIONING_TIMES_OUT, name()).isPresent()) {
        fail(INSTANCE_FLEET_TIMEOUT, "Instance fleet provisioning timed out.", at);
      } else {
        state = BOOTSTRAPPING;
        next = at.plus(BOOTSTRAP);
      }
    } else if (state == BOOTSTRAPPING) {
      if (faults.take(Fault.Kind.BOOTSTRAP_FAILS, name()).isPresent()) {
        fail(BOOTSTRAP_FAILURE, "On the master instance, bootstrap action 1 returned 1", at);
      } else {
        run(at);
      }
    } else if (state == WAITING) {
      terminate(USER_REQUEST, "Cluster auto-terminated: idle.", at);
    } else if (state == TERMINATING) {
      state = endsWell ? TERMINATED : TERMINATED_WITH_ERRORS;
      history.ended(at);
      fleets.forEach(fleet -> fleet.become(InstanceFleetState.TERMINATED));
    }
  }

  private void run(Instant at) {
    history.ready(at);
    fleets.forEach(EmulatedFleet::provision);
    faults.take(Fault.Kind.CLUSTER_LOST, name()).ifPresent(fault -> lost = at.plus(fault.after()));
    faults
        .take(Fault.Kind.SPOT_WAVE, name())
        .ifPresent(
            fault -> {
              wave = fault;
              waveStarts = at.plus(fault.after());
            });
    goOn(at);
  }

  private void wave(Instant at) {
    if (wave == null) {
      waveStarts = null;
      fleets.forEach(EmulatedFleet::provision);
    } else {
      fleets.forEach(fleet -> fleet.loseSpot(wave.percent()));
      wave = null;
      waveStarts = at.plus(WITHOUT_SPOT);
    }
  }

  /** Starts the steps whose turn it is; without any, waits or ends. */
  void goOn(Instant at) {
    if (state != BOOTSTRAPPING && state != RUNNING && state != WAITING) {
      return;
    }
    long running = steps.stream().filter(EmulatedStep::isRunning).count();
    int most = request.path("StepConcurrencyLevel").asInt(1);
    for (EmulatedStep step : steps) {
      if (running < most && step.state() == StepState.PENDING) {
        boolean fails = faults.take(Fault.Kind.STEP_FAILS, step.name(), name()).isPresent();
        step.start(id, programs, fails, at);
        running++;
      }
    }
    if (running > 0) {
      state = RUNNING;
      next = null;
    } else if (keepsAlive()) {
      state = WAITING;
      next = idleTimeout.map(at::plus).orElse(null);
    } else {
      terminate(ALL_STEPS_COMPLETED, "Steps completed", at);
    }
  }

  private void ended(EmulatedStep step, Instant at) {
    boolean well = step.finish(at);
    ActionOnFailure action = step.onFailure();
    if (!well && action == ActionOnFailure.CANCEL_AND_WAIT) {
      cancelPending(at);
    } else if (!well && action != ActionOnFailure.CONTINUE) {
      fail(STEP_FAILURE, "Shut down as step failed", at);
      return;
    }
    goOn(at);
  }

  private void loseMaster(Instant at) {
    if (isModifiable()) {
      steps.stream()
          .filter(EmulatedStep::isRunning)
          .forEach(step -> step.end(StepState.FAILED, at));
      fail(INSTANCE_FAILURE, "The master node was terminated.", at);
    }
  }

  private void fail(ClusterStateChangeReasonCode code, String message, Instant at) {
    endsWell = false;
    terminate(code, message, at);
  }

  /** Shuts down, unless it does already. */
  void terminate(ClusterStateChangeReasonCode code, String message, Instant at) {
    if (isModifiable()) {
      state = TERMINATING;
      next = at.plus(SHUTDOWN);
      waveStarts = null;
      history.reason(code, message);
      cancelPending(at);
      steps.stream()
          .filter(EmulatedStep::isRunning)
          .forEach(step -> step.end(StepState.CANCELLED, at));
      fleets.forEach(fleet -> fleet.become(InstanceFleetState.TERMINATING));
    }
  }

  private void cancelPending(Instant at) {
    steps.stream()
        .filter(step -> step.state() == StepState.PENDING)
        .forEach(step -> step.end(StepState.CANCELLED, at));
  }
}
