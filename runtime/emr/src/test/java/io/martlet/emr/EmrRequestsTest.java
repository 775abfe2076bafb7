package io.martlet.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.martlet.catalog.FleetRole;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.emr.model.ActionOnFailure;
import software.amazon.awssdk.services.emr.model.InstanceFleetConfig;
import software.amazon.awssdk.services.emr.model.InstanceFleetType;
import software.amazon.awssdk.services.emr.model.InstanceTypeConfig;
import software.amazon.awssdk.services.emr.model.RunJobFlowRequest;

class EmrRequestsTest {

  private static final RunPlan PLAN = Plans.of(2, 2);

  @Test
  void everyClusterOfThePlanIsAskedForWithItsSteps() {
    List<RunJobFlowRequest> requests = Plans.requests(PLAN).all();

    assertThat(requests)
        .extracting(RunJobFlowRequest::releaseLabel)
        .containsOnly("emr-spark-8.1.0");
    assertThat(requests.get(0).steps())
        .extracting(step -> step.name())
        .containsExactly("step-001", "step-002");
    assertThat(requests.get(1).steps())
        .first()
        .satisfies(
            step -> {
              assertThat(step.actionOnFailure()).isEqualTo(ActionOnFailure.CONTINUE);
              assertThat(step.hadoopJarStep().args()).contains(Plans.CALL.plan(), "step-003");
            });
  }

  @Test
  void everyClusterHasThePlansFleets() {
    InstanceFleetConfig core =
        Plans.requests(PLAN).all().get(1).instances().instanceFleets().get(1);

    assertThat(core.instanceFleetType()).isEqualTo(InstanceFleetType.CORE);
    assertThat(core.targetOnDemandCapacity()).isEqualTo(2);
    assertThat(core.targetSpotCapacity()).isEqualTo(8);
    assertThat(core.instanceTypeConfigs())
        .extracting(InstanceTypeConfig::instanceType)
        .containsExactly("c7i.8xlarge", "c6i.8xlarge");
  }

  @Test
  void aMachineCountsByItsVcpusAndNeverMore() {
    PlanFleet mixed =
        new PlanFleet(FleetRole.TASK, 0, 8, List.of("c7i.2xlarge", "c7i.8xlarge", "c7i.12xlarge"));
    PlanFleet uneven = new PlanFleet(FleetRole.CORE, 1, 0, List.of("c7i.8xlarge", "c7i.12xlarge"));

    assertThat(mixed.types())
        .extracting(type -> FleetUnits.weight(mixed, type))
        .containsExactly(1, 4, 6);
    assertThat(uneven.types())
        .extracting(type -> FleetUnits.weight(uneven, type))
        .containsExactly(1, 1);
  }

  @Test
  void clustersHaveWhatTheDeploymentSaysOfThem() {
    EmrSettings settings =
        new EmrSettings(
            "service",
            "machine",
            List.of("subnet-0a1b2c3d"),
            List.of("sg-0a1b2c3d"),
            List.of("s3://bucket/install-r.sh"),
            Optional.empty(),
            Optional.empty(),
            Map.of("team", "growth"),
            Optional.empty(),
            EmrSettings.DEFAULT.idle());

    JsonNode json =
        RequestJson.of(new EmrRequests(PLAN, Plans.CALL, Plans.JAR, settings).all().get(0));

    assertThat(json.at("/Instances/AdditionalMasterSecurityGroups/0").asText())
        .isEqualTo("sg-0a1b2c3d");
    assertThat(json.at("/Instances/AdditionalSlaveSecurityGroups/0").asText())
        .isEqualTo("sg-0a1b2c3d");
    assertThat(json.at("/BootstrapActions/0/Name").asText()).isEqualTo("install-r.sh");
    assertThat(json.at("/BootstrapActions/0/ScriptBootstrapAction/Path").asText())
        .isEqualTo("s3://bucket/install-r.sh");
    assertThat(json.at("/Tags").toString()).contains("{\"Key\":\"team\",\"Value\":\"growth\"}");
  }

  /** What a cluster's driver is called with is what its main class understands. */
  @Test
  void everyStepCallsForItselfInWordsThatTheDriverParses() {
    List<String> arguments =
        Plans.requests(PLAN).all().get(1).steps().get(0).hadoopJarStep().args();
    int jar = arguments.indexOf(Plans.JAR);

    assertThat(arguments.subList(jar - 2, jar)).containsExactly("--class", StepCall.MAIN_CLASS);
    assertThat(StepCall.parse(arguments.subList(jar + 1, arguments.size())))
        .isEqualTo(Plans.CALL.of(PLAN.clusters().get(1).steps().get(0)));
  }

  @Test
  void jsonHasTheApisNamesAndNothingUnset() {
    JsonNode json = RequestJson.of(Plans.requests(PLAN).all().get(0));

    assertThat(json.at("/ReleaseLabel").asText()).isEqualTo("emr-spark-8.1.0");
    assertThat(json.at("/Instances/InstanceFleets/0/InstanceFleetType").asText())
        .isEqualTo("MASTER");
    assertThat(json.at("/Applications/0").toString()).isEqualTo("{\"Name\":\"Spark\"}");
    assertThat(json.has("AutoScalingRole")).isFalse();
  }
}
