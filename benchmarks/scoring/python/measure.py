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
import threading
import time
from pathlib import Path

import report
import same_scores

PR_SET_CHILD_SUBREAPER = 36
HERE = Path(__file__).resolve().parent
TICK = os.sysconf("SC_CLK_TCK")

# As little as Spark starts with, so that little garbage is counted as memory needed.
SMALL_HEAP = "480m"


def processes():
    """Of every process: its parent, its CPU time, and that of its children that have ended."""
    found = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                fields = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            own, ended = (sum(map(int, fields[i:i + 2])) / TICK for i in (11, 13))
            found[int(entry.name)] = (int(fields[1]), own, ended)
    return found


def family(found):
    """The descendants of this process, orphans included, as it is their subreaper."""
    def mine(pid):
        while pid != 0 and pid != os.getpid():
            pid = found[pid][0] if pid in found else 0
        return pid != 0
    return [pid for pid in found if pid != os.getpid() and mine(pid)]


def cpu_seconds(variant):
    """CPU time of a variant: of all its processes, and of its children that have ended."""
    found = processes()
    total = sum(found[pid][1] + found[pid][2] for pid in family(found))
    return total, found[variant][2]


def memory():
    """Bytes of all processes of a variant; what several share is counted once."""
    total = 0
    for pid in family(processes()):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
    return total


class MemoryPeak:
    """Watches how much memory a variant takes, over what it takes before it begins."""

    def __init__(self):
        self.idle, self.peak, self.over = 0, 0, threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self):
        while not self.over.wait(0.1):
            self.peak = max(self.peak, memory())

    def end(self):
        self.over.set()
        self.thread.join()
        return self.peak - self.idle


class Variant:
    """One program, and how many models it scores for how many records a repetition."""

    def __init__(self, name, title, command, records, models, log, cores=1, memory=False):
        self.name, self.title, self.command = name, title, command
        self.records, self.models, self.log = records, models, log
        self.cores, self.memory = cores, memory

    def run(self, core):
        """The repetitions that the program tells of."""
        told = []
        # Spark's Python workers import the modules here, too.
        environment = {**os.environ, "PYTHONPATH": str(HERE), "PYSPARK_PYTHON": sys.executable}
        cores = ",".join(str((core + i) % os.cpu_count()) for i in range(self.cores))
        peak = MemoryPeak() if self.memory else None
        with open(self.log, "w") as log:
            process = subprocess.Popen(["taskset", "-c", cores, *map(str, self.command)],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                                       text=True, env=environment)
            for line in process.stdout:
                if line.startswith("IDLE"):
                    if peak:
                        peak.idle = memory()
                elif line.startswith("START"):
                    begin = (time.monotonic(), *cpu_seconds(process.pid))
                elif line.startswith("STOP "):
                    end = (time.monotonic(), *cpu_seconds(process.pid))
                    told.append(self.repetition(json.loads(line[5:]), *(
                        after - before for before, after in zip(begin, end))))
                else:
                    log.write(line)
                    continue
                process.stdin.write("\n")
                process.stdin.flush()
            if process.wait() != 0:
                sys.exit(f"{self.name} failed; see {self.log}")
        result = self.result(told)
        if peak:
            result["memory"] = peak.end()
        return result

    @staticmethod
    def repetition(told, wall, cpu, ended):
        """Adds what was measured to what the variant told of itself. Martlet's hosts end with a run,
        and nothing else does."""
        told |= {"wall": wall, "cpu": cpu}
        if "elapsed" in told:
            told["stages"] |= {"score": ended * 1e9, "commit": wall * 1e9 - told["elapsed"]}
        return told

    def result(self, repetitions):
        model_records = self.records * self.models
        cpu, wall = (statistics.median(each[of] for each in repetitions) for of in ("cpu", "wall"))
        stages = {}
        for stage in repetitions[0].get("stages", {}):
            nanoseconds = statistics.median(each["stages"][stage] for each in repetitions)
            stages[stage] = nanoseconds / model_records
        return {"name": self.name, "title": self.title, "records": self.records,
                "models": self.models, "ns": cpu * 1e9 / model_records, "rate": model_records / cpu,
                "wall": wall, "stages": stages, "repetitions": repetitions}


def run_limit(program, catalog, sample, repetitions, core):
    out = subprocess.run(["taskset", "-c", str(core), program, catalog, sample, str(repetitions)],
                         check=True, capture_output=True, text=True).stdout
    lines = [json.loads(line) for line in out.splitlines()]
    return {key: statistics.median(line[key] for line in lines) for key in lines[0]}


def variants(options, work):
    catalogs, universe = options.target, options.universe
    package = "io.martlet.benchmarks.scoring"

    def java(heap):
        return ["java", f"-Xmx{heap}", f"@{options.home}/runtime/spark/jvm.options",
                "-XX:+UseSerialGC", "-cp", options.classpath]

    def martlet(name, title, catalog, models, source=universe, records=options.records, heap="2g",
                cores=1, repetitions=options.repetitions, memory=False):
        return Variant(name, title, [
            *java(heap), f"{package}.MartletVariant", catalogs / catalog, source, work / name,
            options.hosts, cores, repetitions], records, models, work / f"{name}.log", cores, memory)

    few = options.slow_records
    python = [sys.executable]
    c375 = catalogs / "c375"
    listed = [
        martlet("martlet_375", "Martlet, 375 models in one pass", "c375", 375),
        martlet("martlet_2_cores", "the same on two cores", "c375", 375, cores=2),
        martlet("martlet_memory", "the same in little memory", "c375", 375, heap=SMALL_HEAP,
                repetitions=1, memory=True),
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
            *java("2g"), f"{package}.PipeVariant", options.slow_universe, work / "rdd_pipe",
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
    parser.add_argument("--core", type=int, default=0)
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
