"""Runs of a catalog of 375 models, of which two can be made to fail."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

FAILING = ["model_0100", "model_0200"]


class Timed:
    """A command, its wall time and the processor time of it and all of its children, in seconds."""

    def __init__(self, *words, until=None, expected=(0,), environment=None):
        start = time.monotonic()
        log = Path(words[2]) / ".." / "again.log"
        with open(log, "ab") as out:
            process = subprocess.Popen(
                words, stdout=out, stderr=out, start_new_session=True,
                env={**os.environ, **(environment or {})})
            if until is not None:
                while process.poll() is None and not until():
                    time.sleep(0.02)
                os.killpg(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - start
        self.processor = usage.ru_utime + usage.ru_stime
        if until is None and os.waitstatus_to_exitcode(status) not in expected:
            sys.exit(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}: {log}")


def read(catalog, delivery):
    """Makes a delivery the catalog's."""
    universe = catalog / "universe.yaml"
    lines = [line for line in universe.read_text().splitlines() if not line.startswith("source:")]
    universe.write_text("\n".join([lines[0], f"source: {delivery}/*.parquet", *lines[1:], ""]))


@contextmanager
def two_failing(catalog):
    """Meanwhile two models' parameters cannot be read."""
    kept = {}
    for model in FAILING:
        parameters = catalog / f"parameters/{model}.csv"
        kept[parameters] = parameters.read_text()
        parameters.write_text("part\n")
    try:
        yield
    finally:
        for parameters, text in kept.items():
            parameters.write_text(text)
