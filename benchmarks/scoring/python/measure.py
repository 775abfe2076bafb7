"""Runs the variants one after the other on one core, measures them, and writes the report.

See run, which prepares what this needs.
"""

import argparse
import ctypes
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import report
import same_scores

PR_SET_CHILD_SUBREAPER = 36
HERE = Path(__file__).resolve().parent
TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(root):
    """CPU time of a process and all its descendants, those that have ended included."""
    parents, used = {}, {}
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            fields = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(entry.name)
        parents[pid] = int(fields[1])
        # utime, stime, and those of children that were waited for.
        used[pid] = sum(map(int, fields[11:15])) / TICK
    total = 0.0
    for pid, seconds in used.items():
        ancestor = pid
        while ancestor not in (0, root):
            ancestor = parents.get(ancestor, 0)
        total += seconds if ancestor == root else 0
    return total


class Variant:
    """One program, and how many models it scores for how many records a repetition."""

    def __init__(self, name, title, command, records, models, log):
        self.name, self.title, self.command = name, title, command
        self.records, self.models, self.log = records, models, log

    def run(self, cores):
        """The repetitions that the program tells of."""
        told = []
        # Spark's Python workers import the modules here, too.
        environment = {**os.environ, "PYTHONPATH": str(HERE), "PYSPARK_PYTHON": sys.executable}
        with open(self.log, "w") as log:
            process = subprocess.Popen(["taskset", "-c", cores, *map(str, self.command)],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                                       text=True, env=environment)
            begin = None
            for line in process.stdout:
                if line.startswith("START"):
                    begin = (time.monotonic(), cpu_seconds(process.pid))
                elif line.startswith("STOP "):
                    wall, cpu = time.monotonic() - begin[0], cpu_seconds(process.pid) - begin[1]
                    repetition = {"wall": wall, "cpu": cpu, **json.loads(line[5:])}
                    if "elapsed" in repetition:
                        repetition["stages"]["commit"] = wall * 1e9 - repetition["elapsed"]
                    told.append(repetition)
                else:
                    log.write(line)
                    continue
                process.stdin.write("\n")
                process.stdin.flush()
            if process.wait() != 0:
                sys.exit(f"{self.name} failed; see {self.log}")
        return self.result(told)

    def result(self, repetitions):
        model_records = self.records * self.models
        median = statistics.median(each["cpu"] for each in repetitions)
        stages = {}
        for stage in repetitions[0].get("stages", {}):
            nanoseconds = statistics.median(each["stages"][stage] for each in repetitions)
            stages[stage] = nanoseconds / model_records
        return {"name": self.name, "title": self.title, "records": self.records,
                "models": self.models, "ns": median * 1e9 / model_records,
                "rate": model_records / median, "stages": stages, "repetitions": repetitions}


def run_limit(program, catalog, sample, repetitions, core):
    out = subprocess.run(["taskset", "-c", core, program, catalog, sample, str(repetitions)],
                         check=True, capture_output=True, text=True).stdout
    lines = [json.loads(line) for line in out.splitlines()]
    return {key: statistics.median(line[key] for line in lines) for key in lines[0]}


def variants(options, work):
    catalogs, universe = options.target, options.universe
    java = ["java", "-Xmx2g", f"@{options.home}/runtime/spark/jvm.options", "-XX:+UseSerialGC",
            "-cp", options.classpath]
    package = "io.martlet.benchmarks.scoring"

    def martlet(name, title, catalog, models, source=universe, records=options.records):
        return Variant(name, title, [
            *java, f"{package}.MartletVariant", catalogs / catalog, source, work / name,
            options.hosts, 1, options.repetitions], records, models, work / f"{name}.log")

    few = options.slow_records
    python = [sys.executable]
    c375 = catalogs / "c375"
    listed = [
        martlet("martlet_375", "Martlet, 375 models in one pass", "c375", 375),
        martlet("martlet_4500", "Martlet, 4,500 models in one pass", "c4500", 4500),
        martlet("martlet_10", "Martlet, 10 models a pass", "c100", 100),
        Variant("pyarrow", "pyarrow + ctypes, one process", [
            *python, HERE / "pyarrow_variant.py", c375, 375, universe, work / "pyarrow",
            options.repetitions], options.records, 375, work / "pyarrow.log"),
        martlet("martlet_few", "Martlet, on the records of the next two", "c375", 375,
                options.slow_universe, few),
        Variant("map_in_arrow", "Spark mapInArrow + ctypes", [
            *python, HERE / "map_in_arrow_variant.py", c375, 375, options.slow_universe,
            work / "map_in_arrow", 1, options.repetitions], few, 375, work / "map_in_arrow.log"),
        Variant("rdd_pipe", "Spark RDD.pipe to a program", [
            *java, f"{package}.PipeVariant", options.slow_universe, work / "rdd_pipe",
            f"{options.native}/pipe_scorer {c375} 375", 1, options.repetitions],
            few, 375, work / "rdd_pipe.log"),
    ]
    return [each for each in listed if not options.only or each.name in options.only]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("target", "universe", "slow-universe", "home", "hosts", "native"):
        parser.add_argument(f"--{name}", type=lambda text: Path(text).absolute(), required=True)
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--slow-records", type=int, required=True)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--core", default="0")
    parser.add_argument("--only", nargs="*", help="names of variants")
    options = parser.parse_args()

    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    work = options.target / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    sample = options.target / "sample.bin"
    subprocess.run([sys.executable, HERE / "sample.py", options.universe, "4096", sample],
                   check=True)

    results = {"records": options.records, "repetitions": options.repetitions, "limit": {}}
    for name, program in (("native", "limit"), ("portable", "limit_portable")):
        print(f"limit, {name} ...", flush=True)
        results["limit"][name] = run_limit(options.native / program, options.target / "c375", sample,
                                           options.repetitions, options.core)
    results["variants"] = []
    for variant in variants(options, work):
        print(f"{variant.title} ...", flush=True)
        result = variant.run(options.core)
        print(f"  {result['ns']:.1f} ns a model-record", flush=True)
        results["variants"].append(result)
    same_scores.check(work, options.universe)
    shutil.rmtree(work)
    report.write(results, options.target)


if __name__ == "__main__":
    main()
