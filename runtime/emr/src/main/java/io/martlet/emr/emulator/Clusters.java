package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.emr.model.StepState;

/** All clusters that were ever asked for. */
final class Clusters {

  private final Map<String, EmulatedCluster> clusters = new LinkedHashMap<>();
  private final Ids ids = new Ids();
  private final StepPrograms programs;
  private final FaultScript faults;

  Clusters(StepPrograms programs, FaultScript faults) {
    this.programs = programs;
    this.faults = faults;
  }

  EmulatedCluster create(JsonNode request, Instant now) {
    EmulatedCluster cluster = new EmulatedCluster(ids.next("j"), request, programs, faults, now);
    request.at("/Instances/InstanceFleets").forEach(fleet -> add(cluster, fleet, now));
    request.path("Steps").forEach(step -> addStep(cluster, step, now));
    clusters.put(cluster.id(), cluster);
    return cluster;
  }

  EmulatedStep addStep(EmulatedCluster cluster, JsonNode config, Instant now) {
    EmulatedStep step = new EmulatedStep(ids.next("s"), config, now);
    cluster.steps().add(step);
    return step;
  }

  EmulatedFleet add(EmulatedCluster cluster, JsonNode config, Instant now) {
    EmulatedFleet fleet = new EmulatedFleet(ids.next("if"), config, now);
    cluster.fleets().add(fleet);
    return fleet;
  }

  void advance(Instant now) {
    clusters.values().forEach(cluster -> cluster.advance(now));
  }

  /** Newest first. */
  List<EmulatedCluster> all() {
    List<EmulatedCluster> all = new ArrayList<>(clusters.values());
    Collections.reverse(all);
    return all;
  }

  /** The cluster that a request names. */
  EmulatedCluster of(JsonNode request) {
    return of(request.path("ClusterId").asText());
  }

  EmulatedCluster of(String id) {
    EmulatedCluster cluster = clusters.get(id);
    if (cluster == null) {
      throw ApiException.invalid("Cluster id '%s' is not valid.".formatted(id));
    }
    return cluster;
  }

  /** Ends what steps run. */
  void kill(Instant now) {
    clusters
        .values()
        .forEach(
            cluster ->
                cluster.steps().stream()
                    .filter(EmulatedStep::isRunning)
                    .forEach(step -> step.end(StepState.CANCELLED, now)));
  }
}
