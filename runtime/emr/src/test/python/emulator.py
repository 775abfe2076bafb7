"""Every call of the emulator by boto3, its answers held to botocore's model of the service."""

import json
import sys

import boto3
import botocore.config
import botocore.exceptions

seen = set()


def hold(value, shape, where):
    """Members, types and enumerations, all the way down."""
    kind = shape.type_name
    if kind == "structure":
        assert isinstance(value, dict), f"{where}: no structure"
        for name, member in value.items():
            assert name in shape.members, f"{where}: no member {name}"
            hold(member, shape.members[name], f"{where}.{name}")
    elif kind == "list":
        assert isinstance(value, list), f"{where}: no list"
        for each in value:
            hold(each, shape.member, where + "[]")
    elif kind == "map":
        for each in value.values():
            hold(each, shape.value, where + "{}")
    elif kind == "string":
        assert isinstance(value, str), f"{where}: no string"
        allowed = shape.metadata.get("enum")
        assert not allowed or value in allowed, f"{where}: {value} is none of {allowed}"
    elif kind in ("integer", "long"):
        assert isinstance(value, int) and not isinstance(value, bool), f"{where}: no integer"
    elif kind == "boolean":
        assert isinstance(value, bool), f"{where}: no boolean"
    elif kind in ("double", "float", "timestamp"):
        assert isinstance(value, (int, float)), f"{where}: no number"


def before_parse(operation_model, response_dict, **kwargs):
    if response_dict["status_code"] == 200 and operation_model.output_shape:
        body = json.loads(response_dict["body"] or b"{}")
        hold(body, operation_model.output_shape, operation_model.name)
    seen.add(operation_model.name)


def refused(call, code, **arguments):
    try:
        call(**arguments)
    except botocore.exceptions.ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return str(error)
    raise AssertionError(f"{arguments} was not refused")


def fleet(kind, on_demand, types):
    return {
        "InstanceFleetType": kind,
        "TargetOnDemandCapacity": on_demand,
        "InstanceTypeConfigs": [{"InstanceType": each} for each in types],
    }


def request(name, **others):
    fleets = [fleet("MASTER", 1, ["m7i.xlarge"]), fleet("CORE", 2, ["c7i.8xlarge"])]
    return {
        "Name": name,
        "ReleaseLabel": "emr-spark-8.1.0",
        "ServiceRole": "EMR_DefaultRole",
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "Applications": [{"Name": "Spark"}],
        "Instances": {"InstanceFleets": fleets, "KeepJobFlowAliveWhenNoSteps": True},
        **others,
    }


def step(name):
    program = {"Jar": "command-runner.jar", "Args": ["true"]}
    return {"Name": name, "ActionOnFailure": "CONTINUE", "HadoopJarStep": program}


emr = boto3.client(
    "emr",
    endpoint_url=sys.argv[1],
    region_name="us-east-1",
    aws_access_key_id="emulated",
    aws_secret_access_key="emulated",
    config=botocore.config.Config(retries={"max_attempts": 0}),
)
emr.meta.events.register("before-parse.emr.*", before_parse)

cluster = emr.run_job_flow(
    **request(
        "first",
        Steps=[step("one")],
        Tags=[{"Key": "a", "Value": "b"}],
        BootstrapActions=[
            {"Name": "r", "ScriptBootstrapAction": {"Path": "s3://b/r.sh", "Args": ["4.3"]}},
            {"Name": "more", "ScriptBootstrapAction": {"Path": "s3://b/more.sh"}},
        ],
        AutoTerminationPolicy={"IdleTimeout": 3600},
    )
)["JobFlowId"]
emr.get_waiter("cluster_running").config.delay = 0.1
waiter = emr.get_waiter("cluster_running")
waiter.config.delay = 0.1
waiter.wait(ClusterId=cluster)
assert emr.describe_cluster(ClusterId=cluster)["Cluster"]["Name"] == "first"

added = emr.add_job_flow_steps(JobFlowId=cluster, Steps=[step(f"s{i}") for i in range(120)])
assert len(added["StepIds"]) == 120
pages = emr.get_paginator("list_steps").paginate(ClusterId=cluster)
names = [each["Name"] for page in pages for each in page["Steps"]]
assert len(names) == 121 and names[0] == "s119" and names[-1] == "one", names
emr.describe_step(ClusterId=cluster, StepId=added["StepIds"][0])
cancelled = emr.cancel_steps(ClusterId=cluster, StepIds=added["StepIds"][1:])
assert {each["Status"] for each in cancelled["CancelStepsInfoList"]} <= {"SUBMITTED", "FAILED"}
waiter = emr.get_waiter("step_complete")
waiter.config.delay = 0.1
waiter.wait(ClusterId=cluster, StepId=added["StepIds"][0])

fleets = emr.list_instance_fleets(ClusterId=cluster)["InstanceFleets"]
core = [each for each in fleets if each["InstanceFleetType"] == "CORE"][0]
emr.modify_instance_fleet(
    ClusterId=cluster,
    InstanceFleet={"InstanceFleetId": core["Id"], "TargetOnDemandCapacity": 3},
)
emr.add_instance_fleet(ClusterId=cluster, InstanceFleet=fleet("TASK", 1, ["c7i.8xlarge"]))
assert len(emr.list_instances(ClusterId=cluster)["Instances"]) == 5
actions = emr.list_bootstrap_actions(ClusterId=cluster)["BootstrapActions"]
assert [each["ScriptPath"] for each in actions] == ["s3://b/r.sh", "s3://b/more.sh"], actions
emr.add_tags(ResourceId=cluster, Tags=[{"Key": "c", "Value": "d"}])
emr.remove_tags(ResourceId=cluster, TagKeys=["a"])
tags = emr.describe_cluster(ClusterId=cluster)["Cluster"]["Tags"]
assert tags == [{"Key": "c", "Value": "d"}], tags
emr.put_auto_termination_policy(
    ClusterId=cluster, AutoTerminationPolicy={"IdleTimeout": 7200}
)
policy = emr.get_auto_termination_policy(ClusterId=cluster)["AutoTerminationPolicy"]
assert policy["IdleTimeout"] == 7200
emr.remove_auto_termination_policy(ClusterId=cluster)

emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=True)
refused(emr.terminate_job_flows, "ValidationException", JobFlowIds=[cluster])
emr.set_termination_protection(JobFlowIds=[cluster], TerminationProtected=False)
emr.terminate_job_flows(JobFlowIds=[cluster])
waiter = emr.get_waiter("cluster_terminated")
waiter.config.delay = 0.1
waiter.wait(ClusterId=cluster)
refused(emr.add_job_flow_steps, "ValidationException", JobFlowId=cluster, Steps=[step("late")])

for i in range(60):
    emr.run_job_flow(**request(f"many-{i}"))
pages = emr.get_paginator("list_clusters").paginate(ClusterStates=["STARTING", "BOOTSTRAPPING"])
assert sum(len(page["Clusters"]) for page in pages) <= 60
pages = list(emr.get_paginator("list_clusters").paginate())
assert len(pages) == 2 and sum(len(page["Clusters"]) for page in pages) == 61

refused(emr.describe_cluster, "InvalidRequestException", ClusterId="j-NONE")
refused(emr.run_job_flow, "ValidationException", **request("old", ReleaseLabel="7"))
many = [f"c7i.{i}xlarge" for i in range(31)]
crowded = {"InstanceFleets": [fleet("MASTER", 1, ["m7i.xlarge"]), fleet("CORE", 1, many)]}
refused(emr.run_job_flow, "ValidationException", **request("types", Instances=crowded))
wrong = {"InstanceFleets": [fleet("WORKER", 1, ["m7i.xlarge"])]}
said = refused(emr.run_job_flow, "ValidationException", **request("enum", Instances=wrong))
assert "'WORKER' at 'instanceFleetType'" in said, said
refused(
    emr.run_job_flow,
    "ValidationException",
    **request(
        "concurrent",
        StepConcurrencyLevel=2,
        Steps=[{**step("one"), "ActionOnFailure": "TERMINATE_CLUSTER"}],
    ),
)
print(len(seen), "operations")
