package io.martlet.emr;

import io.martlet.catalog.FleetRole;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.PlanStep;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.emr.model.ActionOnFailure;
import software.amazon.awssdk.services.emr.model.Application;
import software.amazon.awssdk.services.emr.model.AutoTerminationPolicy;
import software.amazon.awssdk.services.emr.model.BootstrapActionConfig;
import software.amazon.awssdk.services.emr.model.Configuration;
import software.amazon.awssdk.services.emr.model.HadoopJarStepConfig;
import software.amazon.awssdk.services.emr.model.InstanceFleetConfig;
import software.amazon.awssdk.services.emr.model.InstanceFleetProvisioningSpecifications;
import software.amazon.awssdk.services.emr.model.InstanceFleetType;
import software.amazon.awssdk.services.emr.model.InstanceTypeConfig;
import software.amazon.awssdk.services.emr.model.JobFlowInstancesConfig;
import software.amazon.awssdk.services.emr.model.OnDemandProvisioningAllocationStrategy;
import software.amazon.awssdk.services.emr.model.OnDemandProvisioningSpecification;
import software.amazon.awssdk.services.emr.model.RunJobFlowRequest;
import software.amazon.awssdk.services.emr.model.SpotProvisioningAllocationStrategy;
import software.amazon.awssdk.services.emr.model.SpotProvisioningSpecification;
import software.amazon.awssdk.services.emr.model.SpotProvisioningTimeoutAction;
import software.amazon.awssdk.services.emr.model.StepConfig;
import software.amazon.awssdk.services.emr.model.Tag;

/**
 * A run plan as Amazon EMR is asked for it: one cluster of instance fleets for each of the plan's,
 * with its steps. Names come from the run, so that what was asked for is found by its name.
 */
public final class EmrRequests {

  /** The key of the tag that says which run a cluster is of. */
  static final String RUN_TAG = "martlet:run";

  /** How long to wait for machines that may be taken away, before others are started. */
  private static final int SPOT_MINUTES = 20;

  /** Amazon EMR puts the secret's value in the place of its ARN, on the cluster only. */
  private static final String SECRET = "EMR.secret@";

  /** With an allocation strategy, a fleet may have 30 instance types, and 5 without. */
  private static final InstanceFleetProvisioningSpecifications LAUNCH =
      InstanceFleetProvisioningSpecifications.builder()
          .onDemandSpecification(
              OnDemandProvisioningSpecification.builder()
                  .allocationStrategy(OnDemandProvisioningAllocationStrategy.LOWEST_PRICE)
                  .build())
          .spotSpecification(
              SpotProvisioningSpecification.builder()
                  .allocationStrategy(SpotProvisioningAllocationStrategy.PRICE_CAPACITY_OPTIMIZED)
                  .timeoutDurationMinutes(SPOT_MINUTES)
                  .timeoutAction(SpotProvisioningTimeoutAction.SWITCH_TO_ON_DEMAND)
                  .build())
          .build();

  private final RunPlan plan;
  private final StepCall call;
  private final String jar;
  private final EmrSettings settings;

  /**
   * @param call what the drivers are called with, but for the step
   * @param jar where the driver's jar lies
   */
  public EmrRequests(RunPlan plan, StepCall call, String jar, EmrSettings settings) {
    this.plan = plan;
    this.call = call;
    this.jar = jar;
    this.settings = settings;
  }

  /** The clusters to start, in the plan's order. */
  public List<RunJobFlowRequest> all() {
    return all(1);
  }

  /** The clusters for another attempt at all of their steps: in the next zone, if there are. */
  List<RunJobFlowRequest> all(int attempt) {
    List<RunJobFlowRequest> requests = new ArrayList<>();
    for (PlanCluster cluster : plan.clusters()) {
      requests.add(
          cluster(
              cluster,
              attempt,
              cluster.steps().stream().map(step -> new StepTry(step, 1)).toList()));
    }
    return requests;
  }

  RunPlan plan() {
    return plan;
  }

  /** What a run's clusters are called, but for which one and which attempt it is. */
  String prefix() {
    return plan.catalog() + "-" + call.run() + "-";
  }

  String name(PlanCluster cluster, int attempt) {
    return prefix() + cluster.name() + "-" + attempt;
  }

  /**
   * A cluster for steps.
   *
   * @param attempt counts the clusters that were started for the same part of the plan
   */
  RunJobFlowRequest cluster(PlanCluster cluster, int attempt, List<StepTry> steps) {
    RunJobFlowRequest.Builder request =
        RunJobFlowRequest.builder()
            .name(name(cluster, attempt))
            .releaseLabel(plan.release())
            .applications(Application.builder().name("Spark").build())
            .serviceRole(settings.serviceRole())
            .jobFlowRole(settings.machineRole())
            .configurations(configurations())
            .bootstrapActions(settings.bootstrap().stream().map(EmrRequests::bootstrap).toList())
            .tags(tags())
            .instances(
                JobFlowInstancesConfig.builder()
                    .instanceFleets(plan.fleets().stream().map(EmrRequests::fleet).toList())
                    .ec2SubnetIds(subnets(cluster, attempt))
                    .additionalMasterSecurityGroups(settings.securityGroups())
                    .additionalSlaveSecurityGroups(settings.securityGroups())
                    .keepJobFlowAliveWhenNoSteps(true)
                    .build())
            .autoTerminationPolicy(
                AutoTerminationPolicy.builder().idleTimeout(settings.idle().toSeconds()).build())
            .steps(steps.stream().map(this::step).toList());
    settings.logs().ifPresent(request::logUri);
    settings.securityConfiguration().ifPresent(request::securityConfiguration);
    return request.build();
  }

  private static BootstrapActionConfig bootstrap(String script) {
    return BootstrapActionConfig.builder()
        .name(script.substring(script.lastIndexOf('/') + 1))
        .scriptBootstrapAction(action -> action.path(script))
        .build();
  }

  private List<String> subnets(PlanCluster cluster, int attempt) {
    return settings.subnets(plan.clusters().indexOf(cluster), attempt);
  }

  private List<Tag> tags() {
    Map<String, String> tags = new TreeMap<>(settings.tags());
    tags.put(RUN_TAG, call.run());
    // The role that the console makes may use what has this tag, and nothing else.
    tags.put("for-use-with-amazon-emr-managed-policies", "true");
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private List<Configuration> configurations() {
    Map<String, String> spark = new TreeMap<>();
    SparkSetting.ALL.forEach(setting -> spark.put(setting.name(), setting.value()));
    settings
        .ledgerSecret()
        .ifPresent(secret -> spark.put(SECRET + StepCall.LEDGER_SETTING, secret));
    return List.of(
        Configuration.builder().classification("spark-defaults").properties(spark).build(),
        Configuration.builder()
            .classification("iceberg-defaults")
            .properties(Map.of("iceberg.enabled", "true"))
            .build());
  }

  private static InstanceFleetConfig fleet(PlanFleet fleet) {
    return InstanceFleetConfig.builder()
        .instanceFleetType(type(fleet.role()))
        .targetOnDemandCapacity(fleet.onDemand())
        .targetSpotCapacity(fleet.spot())
        .instanceTypeConfigs(fleet.types().stream().map(name -> type(fleet, name)).toList())
        .launchSpecifications(LAUNCH)
        .build();
  }

  private static InstanceFleetType type(FleetRole role) {
    return switch (role) {
      case PRIMARY -> InstanceFleetType.MASTER;
      case CORE -> InstanceFleetType.CORE;
      case TASK -> InstanceFleetType.TASK;
    };
  }

  private static InstanceTypeConfig type(PlanFleet fleet, String name) {
    return InstanceTypeConfig.builder()
        .instanceType(name)
        .weightedCapacity(FleetUnits.weight(fleet, name))
        .build();
  }

  StepConfig step(StepTry step) {
    PlanStep planned = step.step();
    List<String> submit =
        List.of(
            "spark-submit",
            "--deploy-mode",
            "cluster",
            "--name",
            plan.catalog() + "-" + planned.name(),
            "--class",
            StepCall.MAIN_CLASS,
            jar);
    return StepConfig.builder()
        .name(step.name())
        .actionOnFailure(ActionOnFailure.CONTINUE)
        .hadoopJarStep(
            HadoopJarStepConfig.builder()
                .jar("command-runner.jar")
                .args(
                    Stream.concat(submit.stream(), call.of(planned).arguments().stream()).toList())
                .build())
        .build();
  }
}
