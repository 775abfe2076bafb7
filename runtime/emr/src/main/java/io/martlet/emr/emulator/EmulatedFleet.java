package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.emr.model.InstanceFleetState;

/** A fleet of a cluster, and the machines that it has. */
final class EmulatedFleet {

  private final String id;
  private final JsonNode config;
  private final Instant created;
  private InstanceFleetState state = InstanceFleetState.PROVISIONING;
  private int onDemandTarget;
  private int spotTarget;
  private int onDemand;
  private int spot;

  EmulatedFleet(String id, JsonNode config, Instant created) {
    this.id = id;
    this.config = config;
    this.created = created;
    this.onDemandTarget = config.path("TargetOnDemandCapacity").asInt();
    this.spotTarget = config.path("TargetSpotCapacity").asInt();
  }

  String id() {
    return id;
  }

  String type() {
    return config.path("InstanceFleetType").asText();
  }

  /** Asks for other capacities; what is not given stays. */
  void modify(JsonNode change) {
    onDemandTarget = change.path("TargetOnDemandCapacity").asInt(onDemandTarget);
    spotTarget = change.path("TargetSpotCapacity").asInt(spotTarget);
    onDemand = Math.min(onDemand, onDemandTarget);
    spot = Math.min(spot, spotTarget);
    state = InstanceFleetState.RESIZING;
  }

  /** All the machines that it is to have are there. */
  void provision() {
    onDemand = onDemandTarget;
    spot = spotTarget;
    state = InstanceFleetState.RUNNING;
  }

  /** So many percent of its Spot machines are taken away. */
  void loseSpot(int percent) {
    int lost = (spot * percent + 99) / 100;
    if (lost > 0) {
      spot -= lost;
      state = InstanceFleetState.RESIZING;
    }
  }

  void become(InstanceFleetState next) {
    state = next;
    if (next == InstanceFleetState.TERMINATED) {
      onDemand = 0;
      spot = 0;
    }
  }

  ObjectNode json() {
    ObjectNode fleet = Json.object().put("Id", id);
    Json.copy(config, fleet, "Name", "InstanceFleetType", "LaunchSpecifications");
    fleet.put("TargetOnDemandCapacity", onDemandTarget).put("TargetSpotCapacity", spotTarget);
    fleet.put("ProvisionedOnDemandCapacity", onDemand).put("ProvisionedSpotCapacity", spot);
    fleet.set(
        "InstanceTypeSpecifications",
        Json.array(
            types().stream()
                .map(
                    type -> {
                      ObjectNode specification = Json.object();
                      Json.copy(
                          type, specification, "InstanceType", "WeightedCapacity", "BidPrice");
                      return specification;
                    })
                .toList()));
    ObjectNode status = fleet.putObject("Status").put("State", state.toString());
    status.putObject("StateChangeReason").put("Message", "");
    Json.put(status.putObject("Timeline"), "CreationDateTime", created);
    return fleet;
  }

  private List<JsonNode> types() {
    List<JsonNode> types = new ArrayList<>();
    config.path("InstanceTypeConfigs").forEach(types::add);
    return types;
  }

  /** Its machines, of its first type. */
  List<ObjectNode> instances() {
    List<ObjectNode> instances = new ArrayList<>();
    for (int i = 0; i < onDemand + spot; i++) {
      ObjectNode instance =
          Json.object()
              .put("Id", String.format(Locale.ROOT, "ci-%s%03d", id.substring(3), i))
              .put(
                  "Ec2InstanceId",
                  String.format(Locale.ROOT, "i-%s%03d", id.substring(3), i)
                      .toLowerCase(Locale.ROOT))
              .put("InstanceFleetId", id)
              .put("Market", i < onDemand ? "ON_DEMAND" : "SPOT")
              .put("PrivateIpAddress", "10.0." + i / 250 + "." + (i % 250 + 1));
      types().stream().findFirst().ifPresent(type -> Json.copy(type, instance, "InstanceType"));
      instance.putObject("Status").put("State", "RUNNING").putObject("StateChangeReason");
      instances.add(instance);
    }
    return instances;
  }
}
