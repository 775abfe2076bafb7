"""Reads the marts of a warehouse as other programs would: by the tables' folders alone, with no catalog
and while no command of Martlet's runs. Writes a line key,mart_column,value for each score, in order.

    read_marts.py pyiceberg|duckdb WAREHOUSE KEY ANSWER MART...
"""

import glob
import os
import sys


def with_pyiceberg(table):
    from pyiceberg.table import StaticTable

    return StaticTable.from_metadata(table).scan().to_arrow().to_pylist()


def with_duckdb(table):
    import duckdb

    # The extensions come as packages of their own, which nobody but DuckDB's servers signs.
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    packages = os.path.dirname(os.path.dirname(duckdb.__file__))
    for name in ("avro", "iceberg"):
        pattern = f"{packages}/duckdb_extension_{name}/extensions/*/{name}.duckdb_extension"
        connection.execute(f"load '{glob.glob(pattern)[0]}'")
    rows = connection.execute("select * from iceberg_scan(?)", [table])
    names = [column[0] for column in rows.description]
    return [dict(zip(names, row)) for row in rows.fetchall()]


def main(reader, warehouse, key_column, answer, *marts):
    read = {"pyiceberg": with_pyiceberg, "duckdb": with_duckdb}[reader]
    cells = []
    for mart in marts:
        for row in read(f"{warehouse}/marts/{mart}"):
            key = row.pop(key_column)
            cells += [(key, f"{mart}_{column}", value) for column, value in row.items()]
    with open(answer, "w", encoding="utf-8") as file:
        for cell in sorted(cells):
            print(*cell, sep=",", file=file)


main(*sys.argv[1:])
