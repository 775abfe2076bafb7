"""delivery.py FOLDER ROWS COLUMNS writes universe.yaml, d.csv and d.csv.bz2.

As the published case has its columns: 70% codes (int8), 20% amounts (int32), 10% rates (float32),
10% of all values missing.
"""

import pathlib
import subprocess
import sys

import numpy

folder, rows, columns = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
random = numpy.random.default_rng(11)
kinds = ["int8" if i % 10 < 7 else "int32" if i % 10 < 9 else "float32" for i in range(columns - 1)]
names = [f"c{i:04}" for i in range(columns - 1)]
with open(folder / "universe.yaml", "w") as out:
    out.write("universe: u\nkey: k\nsource: d.csv.bz2\ncolumns:\n  k: int64\n")
    for name, kind in zip(names, kinds):
        out.write(f"  {name}: {kind}?\n")
with open(folder / "d.csv", "w") as out:
    out.write("k," + ",".join(names) + "\n")
    for first in range(0, rows, 500):
        count = min(500, rows - first)
        values = [[str(key) for key in range(first + 1, first + count + 1)]]
        for kind in kinds:
            if kind == "int8":
                column = random.integers(0, 30, count).astype(str)
            elif kind == "int32":
                column = random.integers(0, 100_000, count).astype(str)
            else:
                column = numpy.char.mod("%.4f", random.random(count) * 100)
            column[random.random(count) < 0.1] = ""
            values.append(column.tolist())
        out.writelines(",".join(record) + "\n" for record in zip(*values))
subprocess.run(["bzip2", "-kf", folder / "d.csv"], check=True)
