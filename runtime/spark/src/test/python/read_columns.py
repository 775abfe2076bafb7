"""Reads a Parquet file as other programs would, and tells of each column what it holds: a line
reader,column,checksum, where the checksum is the sum of each value times its record's number, from 1.

    read_columns.py FILE
"""

import sys


def with_pyarrow(file):
    import pyarrow.parquet

    return pyarrow.parquet.read_table(file).to_pydict()


def with_duckdb(file):
    import duckdb

    return duckdb.execute("select * from read_parquet(?)", [file]).fetch_arrow_table().to_pydict()


def with_polars(file):
    import polars

    return polars.read_parquet(file).to_dict(as_series=False)


def with_fastparquet(file):
    import fastparquet

    frame = fastparquet.ParquetFile(file).to_pandas()
    return {name: [int(value) for value in frame[name]] for name in frame.columns}


def main(file):
    for read in (with_pyarrow, with_duckdb, with_polars, with_fastparquet):
        for name, values in read(file).items():
            checksum = sum(value * number for number, value in enumerate(values, 1))
            print(read.__name__, name, checksum, sep=",")


main(*sys.argv[1:])
