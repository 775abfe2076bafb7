"""Times runs of a catalog of 375 models, whole and in part, and prints them as a table.

    measure.py MARTLET CATALOG DELIVERY RECORDS
"""

import os
import shutil
import sys
from pathlib import Path

from runs import Timed, read, two_failing


def finished_files(catalog):
    return sum(1 for _ in (catalog / ".martlet/scores").glob("*/*/finished/*"))


def prepared_files(catalog):
    return sum(1 for _ in (catalog / ".martlet/universe").rglob("*.parquet"))


def size(folder):
    return {file: file.stat().st_size for file in folder.rglob("*.parquet")}


def main(martlet, catalog, delivery, records):
    read(catalog, delivery)
    shutil.rmtree(catalog / ".martlet", ignore_errors=True)
    warehouse = catalog / ".martlet/warehouse"
    with two_failing(catalog):
        Timed(martlet, "run", str(catalog), expected=(5,))
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
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
