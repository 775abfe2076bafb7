"""The other end of measure.py's protocol, as Repetitions.java."""

import json
import sys


def run(repetitions, body):
    """Runs the body, measured, that many times, and once before to warm up; its answer is told as
    JSON."""
    body(0)
    for i in range(1, repetitions + 1):
        _say("START")
        told = body(i)
        _say("STOP " + json.dumps(told or {}))


def _say(what):
    print(what, flush=True)
    sys.stdin.readline()
