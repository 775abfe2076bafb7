"""Reads the marts of a warehouse as another program would: by the data files of the tables' current
snapshots. Writes a line key,mart_column,value for each score, in order.

    read_marts.py pyarrow|duckdb WAREHOUSE ANSWER
"""

import glob
import json
import sys


def data_files(table):
    """The data files that the table's newest metadata shows to readers."""
    newest = max(glob.glob(f"{table}/metadata/*.metadata.json"))
    with open(newest, encoding="utf-8") as file:
        metadata = json.load(file)
    current = metadata["current-snapshot-id"]
    snapshot = next(s for s in metadata["snapshots"] if s["snapshot-id"] == current)
    run = snapshot["summary"]["martlet.run"]
    return sorted(glob.glob(f"{table}/data/{run}-*.parquet"))


def with_pyarrow(files):
    import pyarrow.parquet

    for file in files:
        yield from pyarrow.parquet.read_table(file).to_pylist()


def with_duckdb(files):
    import duckdb

    rows = duckdb.execute("select * from read_parquet(?)", [files])
    names = [column[0] for column in rows.description]
    for row in rows.fetchall():
        yield dict(zip(names, row))


def main(reader, warehouse, answer):
    read = {"pyarrow": with_pyarrow, "duckdb": with_duckdb}[reader]
    cells = []
    for mart in ("coverage", "household"):
        for row in read(data_files(f"{warehouse}/marts/{mart}")):
            key = row.pop("person_id")
            cells += [(key, f"{mart}_{column}", value) for column, value in row.items()]
    with open(answer, "w", encoding="utf-8") as file:
        for cell in sorted(cells):
            print(*cell, sep=",", file=file)


main(*sys.argv[1:])
