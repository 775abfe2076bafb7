package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What a new cluster must be like, and its steps and fleets. */
final class NewCluster {

  /** Of steps that are not at their end, a cluster; and of those of one request. */
  static final int MOST_STEPS = 256;

  private static final int MOST_TYPES = 30;
  private static final int MOST_TYPES_WITHOUT_STRATEGY = 5;
  private static final int MOST_CONCURRENT = 256;
  private static final int LEAST_IDLE = 60;
  private static final int MOST_IDLE = 604_800;

  private NewCluster() {}

  static void check(JsonNode request) {
    JsonNode instances = request.path("Instances");
    require(request.hasNonNull("Name"), "Name is required.");
    require(!instances.isMissingNode(), "Instances is required.");
    require(request.hasNonNull("ReleaseLabel"), "ReleaseLabel is required.");
    require(
        request.path("ReleaseLabel").asText().matches("emr-(spark-)?[0-9]+\\.[0-9]+\\.[0-9]+"),
        "The supplied release label is invalid: " + request.path("ReleaseLabel").asText() + ".");
    require(request.hasNonNull("ServiceRole"), "ServiceRole is required for creating cluster.");
    require(request.hasNonNull("JobFlowRole"), "InstanceProfile is required for creating cluster.");
    require(
        !(instances.has("InstanceGroups") && instances.has("InstanceFleets")),
        "Instance fleets and instance groups are mutually exclusive.");
    require(
        !(instances.has("Ec2SubnetId") && instances.has("Ec2SubnetIds")),
        "Only one of Ec2SubnetId and Ec2SubnetIds can be specified.");
    fleets(instances.path("InstanceFleets"));
    int concurrent = request.path("StepConcurrencyLevel").asInt(1);
    require(
        concurrent >= 1 && concurrent <= MOST_CONCURRENT,
        "StepConcurrencyLevel must be between 1 and " + MOST_CONCURRENT + ".");
    steps(request.path("Steps"), concurrent);
    idle(request.path("AutoTerminationPolicy"));
  }

  private static void fleets(JsonNode fleets) {
    Map<String, Integer> counts = new HashMap<>();
    fleets.forEach(
        fleet -> {
          counts.merge(fleet.path("InstanceFleetType").asText(), 1, Integer::sum);
          fleet(fleet);
        });
    if (!fleets.isEmpty()) {
      require(counts.getOrDefault("MASTER", 0) == 1, "A cluster has exactly one master fleet.");
    }
    counts.forEach(
        (type, count) ->
            require(count == 1, "The " + type + " instance fleet is specified more than once."));
  }

  static void fleet(JsonNode fleet) {
    String type = fleet.path("InstanceFleetType").asText();
    int onDemand = fleet.path("TargetOnDemandCapacity").asInt();
    int spot = fleet.path("TargetSpotCapacity").asInt();
    require(onDemand >= 0 && spot >= 0, "Target capacities must not be negative.");
    require(
        onDemand + spot > 0,
        "At least one of TargetOnDemandCapacity and TargetSpotCapacity must be greater than 0.");
    require(
        !type.equals("MASTER") || onDemand + spot == 1,
        "The master instance fleet must have a target capacity of 1.");
    int types = fleet.path("InstanceTypeConfigs").size();
    boolean strategic = fleet.path("LaunchSpecifications").findValue("AllocationStrategy") != null;
    int most = strategic ? MOST_TYPES : MOST_TYPES_WITHOUT_STRATEGY;
    require(types > 0, "InstanceTypeConfigs is required for the " + type + " fleet.");
    require(
        types <= most,
        "The %s instance fleet has %s instance types; at most %s are allowed."
            .formatted(type, String.valueOf(types), String.valueOf(most)));
  }

  static void steps(JsonNode steps, int concurrent) {
    require(steps.size() <= MOST_STEPS, "A request has at most " + MOST_STEPS + " steps.");
    steps.forEach(
        step -> {
          require(step.hasNonNull("Name"), "Step Name is required.");
          require(step.at("/HadoopJarStep/Jar").isTextual(), "HadoopJarStep Jar is required.");
          String action = step.path("ActionOnFailure").asText("TERMINATE_CLUSTER");
          require(
              concurrent == 1 || action.equals("CONTINUE"),
              "ActionOnFailure %s is not allowed with a StepConcurrencyLevel greater than 1."
                  .formatted(action));
        });
  }

  static void idle(JsonNode policy) {
    if (policy.hasNonNull("IdleTimeout")) {
      long idle = policy.get("IdleTimeout").asLong();
      require(
          idle >= LEAST_IDLE && idle <= MOST_IDLE,
          "IdleTimeout must be between %s and %s seconds."
              .formatted(String.valueOf(LEAST_IDLE), String.valueOf(MOST_IDLE)));
    }
  }

  private static void require(boolean right, String message) {
    if (!right) {
      throw ApiException.validation(message);
    }
  }
}
