"""Times runs of a catalog of 375 models, whole and in part, and prints them as a table.

    measure.py MARTLET CATALOG DELIVERY RECORDS
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

FAILING = ["model_0100", "model_0200"]


class Timed:
    """A command, its wall time and the processor time of it and all of its children, in seconds."""

    def __init__(self, *words, until=None, expected=(0,)):
        start = time.monotonic()
        log = Path(words[2] if len(words) > 2 else ".") / ".." / "again.log"
        with open(log, "ab") as out:
            process = subprocess.Popen(words, stdout=out, stderr=out, start_new_session=True)
            if until is not None:
                while process.poll() is None and not until():
                    time.sleep(0.02)
                os.killpg(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - start
        self.processor = usage.ru_utime + usage.ru_stime
        if until is None and os.waitstatus_to_exitcode(status) not in expected:
            sys.exit(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}: {log}")


def finished_files(catalog):
    return sum(1 for _ in (catalog / ".martlet/scores").glob("*/*/finished/*"))


def prepared_files(catalog):
    return sum(1 for _ in (catalog / ".martlet/universe").rglob("*.parquet"))


def size(folder):
    return {file: file.stat().st_size for file in folder.rglob("*.parquet")}


def main(martlet, catalog, delivery, records):
    universe = catalog / "universe.yaml"
    lines = [line for line in universe.read_text().splitlines() if not line.startswith("source:")]
    universe.write_text("\n".join([lines[0], f"source: {delivery}/*.parquet", *lines[1:], ""]))
    shutil.rmtree(catalog / ".martlet", ignore_errors=True)
    warehouse = catalog / ".martlet/warehouse"
    kept = {}
    for model in FAILING:
        parameters = catalog / f"parameters/{model}.csv"
        kept[parameters] = parameters.read_text()
        parameters.write_text("part\n")
    try:
        Timed(martlet, "run", str(catalog), expected=(5,))
    finally:
        for parameters, text in kept.items():
            parameters.write_text(text)
    files = prepared_files(catalog)
    before = size(warehouse)
    retry = Timed(martlet, "retry", str(catalog))
    after = size(warehouse)
    added = sum(bytes for file, bytes in after.items() if file not in before) - sum(before.values())
    whole = Timed(martlet, "run", str(catalog), "--all")
    killed = Timed(
        martlet, "run", str(catalog), "--all",
        until=lambda: finished_files(catalog) >= files // 2)
    done = finished_files(catalog)
    resume = Timed(martlet, "resume", str(catalog))

    print(f"{records:,} records in {files} files, 375 models of 50 inputs, {os.cpu_count()} cores\n")
    print("| | wall | processor | of scoring all |")
    print("|---|---|---|---|")
    for what, timed in [
        ("scoring all 375 models", whole),
        ("`retry` of 2 models", retry),
        (f"a run killed with {done} of {files} files done", killed),
        ("`resume` of it", resume),
    ]:
        print(
            f"| {what} | {timed.wall:.1f} s | {timed.processor:.1f} s |"
            f" {timed.wall / whole.wall:.0%} wall, {timed.processor / whole.processor:.0%} processor |")
    expected = records * 2 * 2
    print(
        f"\nThe retry added {added:,} bytes to a mart of {sum(before.values()):,};"
        f" its scores, a byte each, are {expected:,} before they are encoded.")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
