"""Runs a DAG by Airflow in this process, once against each endpoint of Amazon EMR.

airflow_run.py FOLDER DAG_ID DAYS ENDPOINT...: prints what became of each run and its tasks, a JSON
object a line. The DAGs lie in FOLDER/dags; Airflow's own state is put beside them. The run of the
first endpoint is that of DAYS after New Year, and so on: the same day is the same run again.
"""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

folder, dag_id, days = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
os.environ.update(
    AIRFLOW_HOME=str(folder / "airflow"),
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__CORE__DAGS_FOLDER=str(folder / "dags"),
    AIRFLOW__LOGGING__LOGGING_LEVEL="ERROR",
    AWS_EC2_METADATA_DISABLED="true",
)
if not (folder / "airflow" / "airflow.db").exists():
    airflow = str(Path(sys.executable).parent / "airflow")
    subprocess.run([airflow, "db", "migrate"], check=True, stdout=subprocess.DEVNULL)

from airflow.dag_processing.dagbag import DagBag  # noqa: E402

bag = DagBag(str(folder / "dags"), safe_mode=False)
assert not bag.import_errors, bag.import_errors
warnings = {file: list(each) for file, each in bag.captured_warnings.items() if each}
assert not warnings, warnings

for number, endpoint in enumerate(sys.argv[4:]):
    connection = {
        "conn_type": "aws",
        "login": "emulated",
        "password": "emulated-secret",
        "extra": {
            "region_name": "us-east-1",
            "endpoint_url": endpoint,
            "service_config": {"sns": {"endpoint_url": os.environ.get("SNS", endpoint)}},
        },
    }
    os.environ["AIRFLOW_CONN_AWS_DEFAULT"] = json.dumps(connection)
    day = datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(days=days + number)
    run = bag.get_dag(dag_id).test(
        logical_date=day, run_conf={"run": f"{days + number:011x}-000000"}
    )
    tasks = {each.task_id: str(each.state) for each in run.get_task_instances()}
    print("\n" + json.dumps({"run": str(run.state), "tasks": tasks}), flush=True)
