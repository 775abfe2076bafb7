package io.martlet.emr;

import io.martlet.codegen.plan.PlanCluster;
import io.martlet.codegen.plan.PlanStep;
import io.martlet.codegen.plan.RunPlan;
import java.util.List;
import software.amazon.awssdk.services.emr.model.ActionOnFailure;
import software.amazon.awssdk.services.emr.model.Application;
import software.amazon.awssdk.services.emr.model.HadoopJarStepConfig;
import software.amazon.awssdk.services.emr.model.InstanceFleetConfig;
import software.amazon.awssdk.services.emr.model.InstanceFleetType;
import software.amazon.awssdk.services.emr.model.InstanceTypeConfig;
import software.amazon.awssdk.services.emr.model.JobFlowInstancesConfig;
import software.amazon.awssdk.services.emr.model.RunJobFlowRequest;
import software.amazon.awssdk.services.emr.model.StepConfig;

/**
 * A run plan as Amazon EMR is asked for it: one cluster of instance fleets for each of the plan's,
 * with its steps. Names come from the plan, so that the same plan asks for the same things.
 */
public final class EmrRequests {

  private static final int PRIMARY_UNITS = 1;
  private static final int CORE_ON_DEMAND_UNITS = 1;
  private static final int CORE_SPOT_UNITS = 4;

  private EmrRequests() {}

  /**
   * The clusters to start, in the plan's order.
   *
   * @param root the S3 folder with the plan, the jars and the artifacts
   */
  public static List<RunJobFlowRequest> of(RunPlan plan, String root) {
    return plan.clusters().stream().map(cluster -> cluster(plan, cluster, root)).toList();
  }

  private static RunJobFlowRequest cluster(RunPlan plan, PlanCluster cluster, String root) {
    return RunJobFlowRequest.builder()
        .name("%s-%s-%s".formatted(plan.catalog(), plan.digest().substring(0, 8), cluster.name()))
        .releaseLabel(plan.release())
        .applications(Application.builder().name("Spark").build())
        .instances(
            JobFlowInstancesConfig.builder()
                .instanceFleets(primary(), core())
                .keepJobFlowAliveWhenNoSteps(false)
                .build())
        .steps(cluster.steps().stream().map(step -> step(plan, step, root)).toList())
        .build();
  }

  private static InstanceFleetConfig primary() {
    return InstanceFleetConfig.builder()
        .instanceFleetType(InstanceFleetType.MASTER)
        .targetOnDemandCapacity(PRIMARY_UNITS)
        .instanceTypeConfigs(type("m7i.xlarge"), type("m6i.xlarge"))
        .build();
  }

  /** Scoring is arithmetic: compute-optimised machines, one fifth of them On-Demand. */
  private static InstanceFleetConfig core() {
    return InstanceFleetConfig.builder()
        .instanceFleetType(InstanceFleetType.CORE)
        .targetOnDemandCapacity(CORE_ON_DEMAND_UNITS)
        .targetSpotCapacity(CORE_SPOT_UNITS)
        .instanceTypeConfigs(type("c7i.8xlarge"), type("c6i.8xlarge"), type("c6a.8xlarge"))
        .build();
  }

  private static InstanceTypeConfig type(String name) {
    return InstanceTypeConfig.builder().instanceType(name).weightedCapacity(1).build();
  }

  private static StepConfig step(RunPlan plan, PlanStep step, String root) {
    return StepConfig.builder()
        .name(step.name())
        .actionOnFailure(ActionOnFailure.CONTINUE)
        .hadoopJarStep(
            HadoopJarStepConfig.builder()
                .jar("command-runner.jar")
                .args(
                    "spark-submit",
                    "--deploy-mode",
                    "cluster",
                    "--name",
                    plan.catalog() + "-" + step.name(),
                    "--class",
                    "io.martlet.cli.Martlet",
                    root + "/martlet.jar",
                    "run",
                    root + "/plan.json",
                    "--step",
                    step.name())
                .build())
        .build();
  }
}
