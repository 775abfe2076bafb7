#!/usr/bin/env python3
"""A host that opens every model and scores none; its answer to a batch is the one that its name asks for."""
import os
import socket
import struct
import sys

HELLO, REGION, READY, OPEN, OPENED, LAYOUT, SCORE, SCORED = range(1, 9)
ANSWER = os.path.basename(os.path.dirname(os.path.realpath(sys.argv[0])))

control = socket.socket(socket.AF_UNIX)
control.connect(sys.argv[1])
answers = control.makefile("rb")


def send(kind, body):
    control.sendall(struct.pack("<IB", len(body) + 1, kind) + body)


def failed(ticket, model, kind):
    return struct.pack("<qIiBiBI", ticket, 1, model, kind, 0, 0, 0)


send(HELLO, struct.pack("<iI", 5, 1) + b"p" + struct.pack("<I", 4) + b"none")
while head := answers.read(5):
    length, kind = struct.unpack("<IB", head)
    body = answers.read(length - 1)
    if kind == OPEN:
        send(OPENED, body[:4] + b"\0\0\0\0\0\0")
    elif kind == REGION:
        send(READY, body[:4])
    elif kind == SCORE:
        ticket = struct.unpack("<q", body[:8])[0]
        send(
            SCORED,
            {
                "another-batch": struct.pack("<qI", ticket ^ 1, 0),
                "another-model": failed(ticket, 7, 1),
                "unknown-kind": failed(ticket, 0, 99),
                "many-failures": struct.pack("<qI", ticket, 1 << 31),
                "cut-short": struct.pack("<q", ticket),
            }[ANSWER],
        )
