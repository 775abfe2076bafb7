#!/usr/bin/env python3
"""Goes wrong once it meets somebody of 40 years, in the way that its parameters name."""
import os
import signal
import sys
import time

way = open(sys.argv[1], encoding="utf-8").read().strip()
out = sys.stdout


def endless():
    while True:
        out.write("1,0\n")


def daemon():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(1000)
        os._exit(0)


def shout():
    sys.stderr.write("much to say\n" * 1_000_000)
    sys.stderr.write("the last words\n")
    sys.exit(3)


WAYS = {
    "status": lambda: sys.exit("no licence"),
    "exit_139": lambda: os._exit(139),
    "segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "kill_itself": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "kill_group": lambda: os.killpg(os.getpgid(0), signal.SIGKILL),
    "raise": lambda: 1 // 0,
    "memory": lambda: bytearray(1 << 40),
    "early": lambda: os._exit(0),
    "prose": lambda: out.write("rank one\n"),
    "one_number": lambda: out.write("1\n"),
    "three_numbers": lambda: out.write("1,0,0\n"),
    "high_rank": lambda: out.write("21,0\n"),
    "two_lines": lambda: out.write("1,0\n1,0\n"),
    "endless": endless,
    "endless_line": lambda: out.write("1" * 10_000_000),
    "nul": lambda: (out.flush(), out.buffer.write(b"\0\xff,\0\n")),
    "sleep": lambda: time.sleep(1000),
    "stop": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "shout": shout,
    "socket": lambda: __import__("socket").socket(),
    "daemon": daemon,
}

for line in sys.stdin:
    age = line.strip()
    if age == "40":
        WAYS[way]()
        if way != "daemon":
            out.flush()
            continue
    out.write(f"{1 + int(age) // 10},0\n")
