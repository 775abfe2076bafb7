package io.martlet.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.martlet.catalog.FleetRole;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanTerms;
import io.martlet.plan.PlanUniverse;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.emr.model.ActionOnFailure;
import software.amazon.awssdk.services.emr.model.InstanceFleetConfig;
import software.amazon.awssdk.services.emr.model.InstanceFleetType;
import software.amazon.awssdk.services.emr.model.InstanceTypeConfig;
import software.amazon.awssdk.services.emr.model.RunJobFlowRequest;

class EmrRequestsTest {

  private static final RunPlan PLAN =
      new RunPlan(
          "bank",
          "emr-spark-8.1.0",
          List.of(
              new PlanFleet(FleetRole.PRIMARY, 1, 0, List.of("m7i.xlarge")),
              new PlanFleet(FleetRole.CORE, 2, 8, List.of("c7i.8xlarge", "c6i.8xlarge"))),
          new PlanTerms(50, 0.1, 0.25, List.of()),
          new PlanUniverse("clients", "id", List.of(), List.of()),
          List.of(),
          List.of(),
          List.of(
              new PlanCluster("cluster-1", List.of(step("step-001"), step("step-002"))),
              new PlanCluster("cluster-2", List.of(step("step-003")))));

  private static final String JAR = "s3://bucket/bank/martlet-driver.jar";

  private static final StepCall CALL =
      new StepCall(
          "s3://bucket/bank/plans/abc/plan.json",
          "s3://bucket/bank",
          "r1",
          Set.of(),
          Set.of("deposits", "loans"),
          Set.of("loans"),
          30);

  private static PlanStep step(String name) {
    return new PlanStep(name, List.of());
  }

  @Test
  void everyClusterOfThePlanIsAskedForWithItsSteps() {
    List<RunJobFlowRequest> requests = EmrRequests.of(PLAN, CALL, JAR);

    assertThat(requests)
        .extracting(RunJobFlowRequest::releaseLabel)
        .containsOnly("emr-spark-8.1.0");
    assertThat(requests.get(0).steps())
        .extracting(step -> step.name())
        .containsExactly("step-001", "step-002");
    assertThat(requests.get(1).steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.actionOnFailure()).isEqualTo(ActionOnFailure.CONTINUE);
              assertThat(step.hadoopJarStep().args()).contains(CALL.plan(), "step-003");
            });
  }

  @Test
  void everyClusterHasThePlansFleets() {
    InstanceFleetConfig core =
        EmrRequests.of(PLAN, CALL, JAR).get(1).instances().instanceFleets().get(1);

    assertThat(core.instanceFleetType()).isEqualTo(InstanceFleetType.CORE);
    assertThat(core.targetOnDemandCapacity()).isEqualTo(2);
    assertThat(core.targetSpotCapacity()).isEqualTo(8);
    assertThat(core.instanceTypeConfigs())
        .extracting(InstanceTypeConfig::instanceType)
        .containsExactly("c7i.8xlarge", "c6i.8xlarge");
  }

  /** What a cluster's driver is called with is what its main class understands. */
  @Test
  void everyStepCallsForItselfInWordsThatTheDriverParses() {
    List<String> arguments =
        EmrRequests.of(PLAN, CALL, JAR).get(1).steps().get(0).hadoopJarStep().args();
    int jar = arguments.indexOf(JAR);

    assertThat(arguments.subList(jar - 2, jar)).containsExactly("--class", StepCall.MAIN_CLASS);
    assertThat(StepCall.parse(arguments.subList(jar + 1, arguments.size())))
        .isEqualTo(CALL.of(step("step-003")));
  }

  @Test
  void jsonHasTheApisNamesAndNothingUnset() {
    JsonNode json = RequestJson.of(EmrRequests.of(PLAN, CALL, JAR).get(0));

    assertThat(json.at("/ReleaseLabel").asText()).isEqualTo("emr-spark-8.1.0");
    assertThat(json.at("/Instances/InstanceFleets/0/InstanceFleetType").asText())
        .isEqualTo("MASTER");
    assertThat(json.at("/Applications/0").toString()).isEqualTo("{\"Name\":\"Spark\"}");
    assertThat(json.has("AutoScalingRole")).isFalse();
  }
}
