"""Runs a command in a terminal of COLUMNS x ROWS and prints what it showed, line by line.

terminal.py COLUMNS ROWS [--interrupt-at TEXT] COMMAND...

With --interrupt-at, Ctrl-C is typed as soon as the screen shows that text.
Exits as the command did.
"""

import fcntl
import os
import pty
import struct
import sys
import termios

import pyte


def main():
    columns, rows = int(sys.argv[1]), int(sys.argv[2])
    command = sys.argv[3:]
    interrupt_at = None
    if command[0] == "--interrupt-at":
        interrupt_at, command = command[1], command[2:]
    screen = pyte.HistoryScreen(columns, rows, history=10000, ratio=0.5)
    stream = pyte.ByteStream(screen)
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    while True:
        try:
            shown = os.read(terminal, 65536)
        except OSError:
            break
        if not shown:
            break
        stream.feed(shown)
        if interrupt_at and any(interrupt_at in line for line in screen.display):
            interrupt_at = None
            os.write(terminal, b"\x03")
    for line in screen.history.top:
        print("".join(line[column].data for column in range(columns)).rstrip())
    print("\n".join(line.rstrip() for line in screen.display).rstrip())
    sys.stdout.flush()
    _, status = os.waitpid(child, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


main()
