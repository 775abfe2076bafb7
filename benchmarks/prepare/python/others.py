"""others.py PROGRAM FOLDER OUT does what preparing does, by another program.

Prints the seconds of the processor and of the clock. bzip2 only decompresses; the others read the
decompressed text and write Snappy Parquet.
"""

import pathlib
import resource
import subprocess
import sys
import time

program, folder, out = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
text = str(folder / "d.csv")
lines = (folder / "universe.yaml").read_text().splitlines()
types = dict(line.strip().rstrip("?").split(": ") for line in lines[4:])


def bzip2():
    subprocess.run(["bzip2", "-dc", folder / "d.csv.bz2"], stdout=subprocess.DEVNULL, check=True)


def pyarrow():
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    kinds = {"int8": pyarrow.int8(), "int32": pyarrow.int32(), "int64": pyarrow.int64()}
    kinds["float32"] = pyarrow.float32()
    options = pyarrow.csv.ConvertOptions(
        column_types={name: kinds[kind] for name, kind in types.items()}
    )
    table = pyarrow.csv.read_csv(text, convert_options=options)
    pyarrow.parquet.write_table(table, out)


def duckdb():
    import duckdb

    names = {"int8": "tinyint", "int32": "integer", "int64": "bigint", "float32": "float"}
    columns = {name: names[kind] for name, kind in types.items()}
    duckdb.sql(
        f"copy (from read_csv('{text}', header = true, columns = {columns})) to '{out}' (format parquet)"
    )


def polars():
    import polars

    kinds = {"int8": polars.Int8, "int32": polars.Int32, "int64": polars.Int64}
    kinds["float32"] = polars.Float32
    schema = {name: kinds[kind] for name, kind in types.items()}
    polars.read_csv(text, schema=schema).write_parquet(out, compression="snappy")


def seconds():
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


start = time.monotonic()
{"bzip2": bzip2, "pyarrow": pyarrow, "duckdb": duckdb, "polars": polars}[program]()
print(f"{seconds():.3f} {time.monotonic() - start:.3f}")
