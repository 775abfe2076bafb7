package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.emr.model.AddInstanceFleetRequest;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ListInstanceFleetsRequest;
import software.amazon.awssdk.services.emr.model.ListInstancesRequest;
import software.amazon.awssdk.services.emr.model.ModifyInstanceFleetRequest;

/** Calls about a cluster's machines. */
final class FleetCalls {

  private final Clusters clusters;

  FleetCalls(Clusters clusters) {
    this.clusters = clusters;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "ListInstanceFleets",
        new Operation(ListInstanceFleetsRequest.builder().build(), this::list),
        "ModifyInstanceFleet",
        new Operation(ModifyInstanceFleetRequest.builder().build(), this::modify),
        "AddInstanceFleet",
        new Operation(AddInstanceFleetRequest.builder().build(), this::add),
        "ListInstances",
        new Operation(ListInstancesRequest.builder().build(), this::instances));
  }

  private ObjectNode list(JsonNode request, Instant now) {
    return Page.of(
        request,
        "InstanceFleets",
        clusters.of(request).fleets().stream().map(EmulatedFleet::json).toList());
  }

  private ObjectNode modify(JsonNode request, Instant now) {
    EmulatedCluster cluster = clusters.of(request);
    JsonNode change = request.path("InstanceFleet");
    String id = change.path("InstanceFleetId").asText();
    EmulatedFleet fleet =
        cluster.fleets().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> ApiException.invalid("Instance fleet id '%s' is not valid.".formatted(id)));
    requireUp(cluster);
    fleet.modify(change);
    fleet.provision();
    return Json.object();
  }

  private static void requireUp(EmulatedCluster cluster) {
    if (cluster.state() != ClusterState.RUNNING && cluster.state() != ClusterState.WAITING) {
      throw ApiException.validation(
          "An instance fleet may only be modified when the cluster is running or waiting.");
    }
  }

  private ObjectNode add(JsonNode request, Instant now) {
    EmulatedCluster cluster = clusters.of(request);
    JsonNode config = request.path("InstanceFleet");
    if (!config.path("InstanceFleetType").asText().equals("TASK")
        || cluster.fleets().stream().anyMatch(fleet -> fleet.type().equals("TASK"))) {
      throw ApiException.validation(
          "Only a task instance fleet can be added, to a cluster that has none.");
    }
    NewCluster.fleet(config);
    requireUp(cluster);
    EmulatedFleet fleet = clusters.add(cluster, config, now);
    fleet.provision();
    return Json.object()
        .put("ClusterId", cluster.id())
        .put("InstanceFleetId", fleet.id())
        .put(
            "ClusterArn",
            "arn:aws:elasticmapreduce:us-east-1:000000000000:cluster/" + cluster.id());
  }

  private ObjectNode instances(JsonNode request, Instant now) {
    EmulatedCluster cluster = clusters.of(request);
    String id = request.path("InstanceFleetId").asText();
    String type = request.path("InstanceFleetType").asText();
    List<String> states = Json.texts(request.path("InstanceStates"));
    return Page.of(
        request,
        "Instances",
        cluster.fleets().stream()
            .filter(fleet -> id.isEmpty() || fleet.id().equals(id))
            .filter(fleet -> type.isEmpty() || fleet.type().equals(type))
            .flatMap(fleet -> fleet.instances().stream())
            .filter(each -> states.isEmpty() || states.contains("RUNNING"))
            .toList());
  }
}
