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


def recurse(depth):
    return recurse(depth + 1)


def spin():
    while True:
        pass


def wait_for_child():
    if os.fork() == 0:
        time.sleep(1000)
    os.wait()


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
    "exit_zero_with_words": lambda: (out.write("good bye"), out.flush(), os._exit(0)),
    "exit_255": lambda: os._exit(255),
    "abort": os.abort,
    "terminate": lambda: os.kill(os.getpid(), signal.SIGTERM),
    "break_pipe": lambda: (signal.signal(signal.SIGPIPE, signal.SIG_DFL), os.kill(os.getpid(), signal.SIGPIPE)),
    "alarm": lambda: (signal.setitimer(signal.ITIMER_REAL, 0.01), time.sleep(1000)),
    "divide_by_signal": lambda: os.kill(os.getpid(), signal.SIGFPE),
    "recurse": lambda: recurse(0),
    "unfit_text": lambda: out.write(b"\xff\xfe".decode()),
    "close_output": lambda: os.close(1),
    "close_all": lambda: (os.closerange(0, 64), os._exit(0)),
    "empty_line": lambda: out.write("\n"),
    "nan": lambda: out.write("nan,0\n"),
    "infinity": lambda: out.write("inf,0\n"),
    "decimal": lambda: out.write("1.0,0\n"),
    "decimal_comma": lambda: out.write("1,5,0\n"),
    "semicolon": lambda: out.write("1;0\n"),
    "quoted": lambda: out.write('"1","0"\n'),
    "header": lambda: out.write("rank,binary\n"),
    "hexadecimal": lambda: out.write("0x5,0\n"),
    "utf16": lambda: (out.flush(), out.buffer.write("5,0\n".encode("utf-16"))),
    "utf8_mark": lambda: out.write("\ufeff5,0\n"),
    "zero_rank": lambda: out.write("0,0\n"),
    "negative_rank": lambda: out.write("-5,0\n"),
    "vast_rank": lambda: out.write("99999999999999999999,0\n"),
    "binary_of_two": lambda: out.write("5,2\n"),
    "binary_in_words": lambda: out.write("5,yes\n"),
    "no_binary": lambda: out.write("5,\n"),
    "null": lambda: out.write("NULL,NULL\n"),
    "json": lambda: out.write('{"rank": 5, "binary": 0}\n'),
    "swapped": lambda: out.write("0,5\n"),
    "progress": lambda: out.write("\r50%\r5,0\n"),
    "no_newline": lambda: (out.write("5,0"), out.flush(), os._exit(0)),
    "spin": spin,
    "wait_for_child": wait_for_child,
    "read_on": lambda: (sys.stdin.read(), os._exit(0)),
    "trace": lambda: __import__("ctypes").CDLL(None).ptrace(0, 0, 0, 0),
    "secret": lambda: open("/etc/shadow", encoding="utf-8").read(),
    "write_file": lambda: open("/var/tmp/martlet-ill-program", "w", encoding="utf-8"),
    "kill_everybody": lambda: os.kill(-1, signal.SIGKILL),
    "import_unknown": lambda: __import__("nobodys_module"),
    "close_input": lambda: os.close(0),
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
