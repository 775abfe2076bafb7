"""Counts what runs of a catalog of 375 models, whole and in part, ask of S3, and prints a table.

    requests_of_s3.py MARTLET CATALOG DELIVERY RECORDS WORK SERVER...

SERVER: the command that serves a bucket, but for its folder and its bucket's name.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from counting import before
from runs import Timed, read, two_failing

BUCKET = "martlet"
KINDS = ["GET", "HEAD", "LIST", "PUT", "PUT, copied by the store", "POST", "DELETE"]


def served(command, folder):
    """Starts the server: it, its port, and Spark's settings of it."""
    server = subprocess.Popen(
        [*command, str(folder), BUCKET], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    settings = {}
    port = None
    for line in server.stdout:
        if line.strip() == "ready":
            return server, port, settings
        if line.startswith("port "):
            port = int(line.split()[1])
        elif "=" in line:
            key, value = line.strip().split("=", 1)
            settings[key] = value
    sys.exit("the server did not start")


def mart_bytes(folder):
    """By the name of each object of the mart's data, its size."""
    return {
        file: file.stat().st_size for file in (folder / BUCKET).rglob("*.parquet")
        if "/warehouse/" in str(file)}


def main(martlet, catalog, delivery, records, work, *server_command):
    read(catalog, delivery)
    shutil.rmtree(work, ignore_errors=True)
    objects = work / "objects"
    objects.mkdir(parents=True)
    server, port, settings = served(server_command, objects)
    counted, proxy = before(port)
    settings["spark.hadoop.fs.s3a.endpoint"] = f"http://127.0.0.1:{proxy}"
    environment = {
        "MARTLET_JAVA_OPTIONS": " ".join(f"-D{key}={value}" for key, value in settings.items()),
        "MARTLET_STATE": str(work / "state")}
    root = ["--root", f"s3a://{BUCKET}/again"]
    columns = {}

    def count(what, *words, expected=(0,)):
        counted.look()
        Timed(martlet, *words, *root, expected=expected, environment=environment)
        columns[what] = counted.look()

    with two_failing(catalog):
        count("the first run", "run", str(catalog), expected=(5,))
    mart = mart_bytes(objects)
    count("`retry` of 2 models", "retry", str(catalog))
    after = mart_bytes(objects)
    count("scoring all again", "run", str(catalog), "--all")
    server.stdin.close()
    server.wait()

    print(f"{records:,} records in {len(mart)} files, 375 models of 50 inputs,"
          f" a mart of {sum(mart.values()):,} bytes\n")
    print("| | " + " | ".join(columns) + " |")
    print("|---|" + "--:|" * len(columns))
    for kind in KINDS:
        print(f"| {kind} | " + " | ".join(f"{seen[0][kind]:,}" for seen in columns.values()) + " |")
    for way in ["from the store", "to the store"]:
        print(f"| bytes {way} | " + " | ".join(f"{seen[1][way]:,}" for seen in columns.values()) + " |")
    added = sum(size for file, size in after.items() if file not in mart) - sum(mart.values())
    print(f"\nThe retry added {added:,} bytes to the mart's files.")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), Path(sys.argv[5]), *sys.argv[6:])
