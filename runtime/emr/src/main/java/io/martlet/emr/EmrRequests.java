package io.martlet.emr;

import io.martlet.catalog.FleetRole;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.PlanStep;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.emr.model.ActionOnFailure;
import software.amazon.awssdk.services.emr.model.Application;
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

/**
 * A run plan as Amazon EMR is asked for it: one cluster of instance fleets for each of the plan's,
 * with its steps. Names come from the plan, so that the same plan asks for the same things.
 */
public final class EmrRequests {

  /** How long to wait for machines that may be taken away, before others are started. */
  private static final int SPOT_MINUTES = 20;

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

  private EmrRequests() {}

  /**
   * The clusters to start, in the plan's order.
   *
   * @param call what the drivers are called with, but for the step
   * @param jar where the driver's jar lies
   */
  public static List<RunJobFlowRequest> of(RunPlan plan, StepCall call, String jar) {
    return plan.clusters().stream().map(cluster -> cluster(plan, cluster, call, jar)).toList();
  }

  private static RunJobFlowRequest cluster(
      RunPlan plan, PlanCluster cluster, StepCall call, String jar) {
    return RunJobFlowRequest.builder()
        .name("%s-%s-%s".formatted(plan.catalog(), plan.digest().substring(0, 8), cluster.name()))
        .releaseLabel(plan.release())
        .applications(Application.builder().name("Spark").build())
        .instances(
            JobFlowInstancesConfig.builder()
                .instanceFleets(plan.fleets().stream().map(EmrRequests::fleet).toList())
                .keepJobFlowAliveWhenNoSteps(false)
                .build())
        .steps(cluster.steps().stream().map(step -> step(plan, step, call, jar)).toList())
        .build();
  }

  private static InstanceFleetConfig fleet(PlanFleet fleet) {
    return InstanceFleetConfig.builder()
        .instanceFleetType(type(fleet.role()))
        .targetOnDemandCapacity(fleet.onDemand())
        .targetSpotCapacity(fleet.spot())
        .instanceTypeConfigs(fleet.types().stream().map(EmrRequests::type).toList())
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

  private static InstanceTypeConfig type(String name) {
    return InstanceTypeConfig.builder().instanceType(name).weightedCapacity(1).build();
  }

  private static StepConfig step(RunPlan plan, PlanStep step, StepCall call, String jar) {
    List<String> submit =
        List.of(
            "spark-submit",
            "--deploy-mode",
            "cluster",
            "--name",
            plan.catalog() + "-" + step.name(),
            "--class",
            StepCall.MAIN_CLASS,
            jar);
    return StepConfig.builder()
        .name(step.name())
        .actionOnFailure(ActionOnFailure.CONTINUE)
        .hadoopJarStep(
            HadoopJarStepConfig.builder()
                .jar("command-runner.jar")
                .args(Stream.concat(submit.stream(), call.of(step).arguments().stream()).toList())
                .build())
        .build();
  }
}
