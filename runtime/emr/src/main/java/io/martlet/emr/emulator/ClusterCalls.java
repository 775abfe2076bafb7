package io.martlet.emr.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.emr.model.AddTagsRequest;
import software.amazon.awssdk.services.emr.model.ClusterStateChangeReasonCode;
import software.amazon.awssdk.services.emr.model.DescribeClusterRequest;
import software.amazon.awssdk.services.emr.model.GetAutoTerminationPolicyRequest;
import software.amazon.awssdk.services.emr.model.ListBootstrapActionsRequest;
import software.amazon.awssdk.services.emr.model.ListClustersRequest;
import software.amazon.awssdk.services.emr.model.PutAutoTerminationPolicyRequest;
import software.amazon.awssdk.services.emr.model.RemoveAutoTerminationPolicyRequest;
import software.amazon.awssdk.services.emr.model.RemoveTagsRequest;
import software.amazon.awssdk.services.emr.model.RunJobFlowRequest;
import software.amazon.awssdk.services.emr.model.SetTerminationProtectionRequest;
import software.amazon.awssdk.services.emr.model.TerminateJobFlowsRequest;

/** Calls about clusters as a whole. */
final class ClusterCalls {

  private static final String ARN = "arn:aws:elasticmapreduce:us-east-1:000000000000:cluster/";

  private final Clusters clusters;

  ClusterCalls(Clusters clusters) {
    this.clusters = clusters;
  }

  Map<String, Operation> operations() {
    return Map.ofEntries(
        Map.entry("RunJobFlow", new Operation(RunJobFlowRequest.builder().build(), this::run)),
        Map.entry(
            "DescribeCluster",
            new Operation(DescribeClusterRequest.builder().build(), this::describe)),
        Map.entry("ListClusters", new Operation(ListClustersRequest.builder().build(), this::list)),
        Map.entry(
            "TerminateJobFlows",
            new Operation(TerminateJobFlowsRequest.builder().build(), this::terminate)),
        Map.entry(
            "SetTerminationProtection",
            new Operation(SetTerminationProtectionRequest.builder().build(), this::protect)),
        Map.entry("AddTags", new Operation(AddTagsRequest.builder().build(), this::addTags)),
        Map.entry(
            "RemoveTags", new Operation(RemoveTagsRequest.builder().build(), this::removeTags)),
        Map.entry(
            "ListBootstrapActions",
            new Operation(ListBootstrapActionsRequest.builder().build(), this::bootstrapActions)),
        Map.entry(
            "PutAutoTerminationPolicy",
            new Operation(PutAutoTerminationPolicyRequest.builder().build(), this::idle)),
        Map.entry(
            "GetAutoTerminationPolicy",
            new Operation(GetAutoTerminationPolicyRequest.builder().build(), this::idleTimeout)),
        Map.entry(
            "RemoveAutoTerminationPolicy",
            new Operation(RemoveAutoTerminationPolicyRequest.builder().build(), this::idle)));
  }

  private ObjectNode run(JsonNode request, Instant now) {
    NewCluster.check(request);
    String id = clusters.create(request, now).id();
    return Json.object().put("JobFlowId", id).put("ClusterArn", ARN + id);
  }

  private ObjectNode describe(JsonNode request, Instant now) {
    EmulatedCluster cluster = clusters.of(request);
    ObjectNode all = summary(cluster);
    JsonNode asked = cluster.request();
    Json.copy(
        asked,
        all,
        "ReleaseLabel",
        "ServiceRole",
        "LogUri",
        "SecurityConfiguration",
        "Applications",
        "Configurations",
        "ScaleDownBehavior",
        "CustomAmiId",
        "EbsRootVolumeSize");
    all.put("InstanceCollectionType", "INSTANCE_FLEET");
    all.put("AutoTerminate", !cluster.keepsAlive());
    all.put("TerminationProtected", cluster.isProtected());
    all.put("VisibleToAllUsers", true);
    all.put("StepConcurrencyLevel", asked.path("StepConcurrencyLevel").asInt(1));
    all.set("Tags", cluster.tags().json());
    ObjectNode ec2 = all.putObject("Ec2InstanceAttributes");
    ec2.set("IamInstanceProfile", asked.get("JobFlowRole"));
    JsonNode subnets = asked.at("/Instances/Ec2SubnetIds");
    if (!subnets.isEmpty()) {
      ec2.set("RequestedEc2SubnetIds", subnets);
      ec2.set("Ec2SubnetId", subnets.get(0));
    }
    Json.copy(
        asked.path("Instances"),
        ec2,
        "AdditionalMasterSecurityGroups",
        "AdditionalSlaveSecurityGroups");
    ObjectNode answer = Json.object();
    answer.set("Cluster", all);
    return answer;
  }

  private static ObjectNode summary(EmulatedCluster cluster) {
    ObjectNode summary = Json.object().put("Id", cluster.id()).put("Name", cluster.name());
    summary.put("ClusterArn", ARN + cluster.id()).put("NormalizedInstanceHours", 0);
    ObjectNode status = summary.putObject("Status").put("State", cluster.state().toString());
    cluster.history().describe(status);
    return summary;
  }

  private ObjectNode list(JsonNode request, Instant now) {
    List<String> states = Json.texts(request.path("ClusterStates"));
    Instant after =
        request.hasNonNull("CreatedAfter") ? Json.time(request.get("CreatedAfter")) : Instant.MIN;
    Instant before =
        request.hasNonNull("CreatedBefore") ? Json.time(request.get("CreatedBefore")) : Instant.MAX;
    return Page.of(
        request,
        "Clusters",
        clusters.all().stream()
            .filter(each -> states.isEmpty() || states.contains(each.state().toString()))
            .filter(each -> !each.history().created().isBefore(after))
            .filter(each -> !each.history().created().isAfter(before))
            .map(ClusterCalls::summary)
            .toList());
  }

  private List<EmulatedCluster> named(JsonNode request) {
    return Json.texts(request.path("JobFlowIds")).stream().map(clusters::of).toList();
  }

  private ObjectNode terminate(JsonNode request, Instant now) {
    List<EmulatedCluster> all = named(request);
    if (all.stream().anyMatch(each -> each.isModifiable() && each.isProtected())) {
      throw ApiException.validation(
          "Could not shut down one or more job flows since they are termination protected.");
    }
    all.forEach(
        each ->
            each.terminate(
                ClusterStateChangeReasonCode.USER_REQUEST, "Terminated by user request", now));
    return Json.object();
  }

  private ObjectNode protect(JsonNode request, Instant now) {
    boolean on = request.path("TerminationProtected").asBoolean();
    named(request).forEach(each -> each.protect(on));
    return Json.object();
  }

  private ObjectNode addTags(JsonNode request, Instant now) {
    clusters.of(request.path("ResourceId").asText()).tags().add(request.path("Tags"));
    return Json.object();
  }

  private ObjectNode removeTags(JsonNode request, Instant now) {
    clusters.of(request.path("ResourceId").asText()).tags().remove(request.path("TagKeys"));
    return Json.object();
  }

  private ObjectNode bootstrapActions(JsonNode request, Instant now) {
    List<ObjectNode> actions =
        clusters.of(request).request().path("BootstrapActions").findParents("Name").stream()
            .map(
                action -> {
                  ObjectNode each = Json.object();
                  Json.copy(action, each, "Name");
                  Json.copy(action.path("ScriptBootstrapAction"), each, "Args");
                  each.set("ScriptPath", action.at("/ScriptBootstrapAction/Path"));
                  return each;
                })
            .toList();
    return Page.of(request, "BootstrapActions", actions);
  }

  private ObjectNode idle(JsonNode request, Instant now) {
    NewCluster.idle(request.path("AutoTerminationPolicy"));
    clusters.of(request).idleTimeout(request.path("AutoTerminationPolicy"), now);
    return Json.object();
  }

  private ObjectNode idleTimeout(JsonNode request, Instant now) {
    ObjectNode answer = Json.object();
    clusters
        .of(request)
        .idleTimeout()
        .map(Duration::toSeconds)
        .ifPresent(
            seconds -> answer.putObject("AutoTerminationPolicy").put("IdleTimeout", seconds));
    return answer;
  }
}
