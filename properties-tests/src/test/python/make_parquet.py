"""Writes the Parquet deliveries of this folder's cases, by programs of other people's.

python make_parquet.py DELIVERIES writes DELIVERIES/parquet-*/a.parquet; the universes and what is
expected are written by hand.
"""

import datetime
import decimal
import pathlib
import sys

import duckdb
import fastparquet
import numpy
import pandas
import polars
import pyarrow
import pyarrow.parquet

FOLDER = pathlib.Path(sys.argv[1])
D = decimal.Decimal
MIDNIGHTS = [datetime.datetime(2026, 1, 31), datetime.datetime(1969, 12, 31), None]
NOON = [datetime.datetime(2026, 1, 31, 12), datetime.datetime(1969, 12, 31, 12), None]

TABLE = pyarrow.table(
    {
        "k": pyarrow.array([1, 2, 3], pyarrow.int64()),
        "u8": pyarrow.array([0, 255, None], pyarrow.uint8()),
        "u16": pyarrow.array([0, 65535, None], pyarrow.uint16()),
        "u32": pyarrow.array([0, 4294967295, None], pyarrow.uint32()),
        "u64": pyarrow.array([0, 9223372036854775807, None], pyarrow.uint64()),
        "i8": pyarrow.array([-128, 127, None], pyarrow.int8()),
        "whole": pyarrow.array([-7, 16777216, None], pyarrow.int32()),
        "f32": pyarrow.array([0.5, -1.25, None], pyarrow.float32()),
        "f64": pyarrow.array([0.1, float("nan"), None], pyarrow.float64()),
        "narrow": pyarrow.array([0.5, -1.25, None], pyarrow.float64()),
        "cents": pyarrow.array([D("12.34"), D("-0.01"), None], pyarrow.decimal128(9, 2)),
        "price": pyarrow.array([D("12.34"), D("-0.01"), None], pyarrow.decimal128(9, 2)),
        "long": pyarrow.array([D("12.34"), D("-0.01"), None], pyarrow.decimal128(30, 10)),
        "day": pyarrow.array([datetime.date(2026, 1, 31), datetime.date(1, 1, 1), None]),
        "milli": pyarrow.array(MIDNIGHTS, pyarrow.timestamp("ms")),
        "micro": pyarrow.array(MIDNIGHTS, pyarrow.timestamp("us", "UTC")),
        "nano": pyarrow.array(MIDNIGHTS, pyarrow.timestamp("ns")),
        "noon": pyarrow.array(NOON, pyarrow.timestamp("us")),
        "flag": pyarrow.array([True, False, None]),
        "word": pyarrow.array(["Bad Ischl", "Zürich", None]),
    }
)
HALVES = pyarrow.array(numpy.array([0.5, -65504.0, 6e-8], numpy.float16))


def place(case):
    folder = FOLDER / ("parquet-" + case)
    folder.mkdir(exist_ok=True)
    return str(folder / "a.parquet")


def by_arrow(case, table=TABLE, **options):
    pyarrow.parquet.write_table(table, place(case), **options)


by_arrow("of-pyarrow")
by_arrow("of-pyarrow-v2", data_page_version="2.0", compression="zstd", store_decimal_as_integer=True)
by_arrow(
    "of-pyarrow-split",
    use_dictionary=False,
    column_encoding={
        name: "BYTE_STREAM_SPLIT" for name in ["f32", "f64", "narrow", "whole", "u32", "long"]
    },
    compression="lz4",
    write_page_checksum=True,
)
by_arrow(
    "of-pyarrow-delta",
    use_dictionary=False,
    column_encoding={
        "k": "DELTA_BINARY_PACKED",
        "u32": "DELTA_BINARY_PACKED",
        "micro": "DELTA_BINARY_PACKED",
        "word": "DELTA_BYTE_ARRAY",
    },
    compression="gzip",
)
by_arrow(
    "of-pyarrow-int96",
    TABLE.select(["k", "milli", "noon"]),
    use_deprecated_int96_timestamps=True,
)
by_arrow("float16", TABLE.select(["k"]).append_column("half", HALVES))
by_arrow("brotli", TABLE.select(["k", "word"]), compression="brotli")
by_arrow(
    "wide-integer",
    pyarrow.table({"k": [1, 2], "a": pyarrow.array([1, 2**63], pyarrow.uint64())}),
)
by_arrow(
    "lossy-float",
    pyarrow.table({"k": [1, 2], "a": pyarrow.array([0.5, 0.1], pyarrow.float64())}),
)
by_arrow("time-of-day", TABLE.select(["k", "noon"]))
by_arrow(
    "lossy-decimal",
    pyarrow.table(
        {
            "k": [1, 2],
            "a": pyarrow.array(
                [D("1.5"), D("1234567890123456.78")], pyarrow.decimal128(18, 2)
            ),
        }
    ),
)
polars.from_arrow(TABLE).write_parquet(place("of-polars"), compression="lz4")
duck = duckdb.connect()
duck.register("t", TABLE)
for case, options in [
    ("of-duckdb", "compression snappy"),
    ("of-duckdb-v2", "parquet_version v2, compression zstd"),
]:
    duck.execute(f"copy t to '{place(case)}' (format parquet, {options})")
FRAME = pandas.DataFrame(
    {
        "k": numpy.array([1, 2, 3], "int64"),
        "u8": pandas.array([0, 255, None], dtype="UInt8"),
        "u32": numpy.array([0, 4294967295, 7], "uint32"),
        "f32": numpy.array([0.5, -1.25, 0], "float32"),
        "f64": numpy.array([0.1, numpy.inf, 3], "float64"),
        "noon": pandas.to_datetime([t or datetime.datetime(2000, 1, 1) for t in NOON]),
        "flag": [True, False, True],
        "word": ["Bad Ischl", "Zürich", None],
    }
)
fastparquet.write(place("of-fastparquet"), FRAME, compression="SNAPPY")
# It writes other moments where they are not nanoseconds.
NANOS = FRAME.assign(noon=FRAME["noon"].astype("datetime64[ns]"))
fastparquet.write(place("of-fastparquet-int96"), NANOS, times="int96", compression="GZIP")
