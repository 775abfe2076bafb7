"""Writes the universes of ForeignFilesTest with programs other than Martlet: the same 1,000 records in
several files. Needs pyarrow and duckdb, see runtime/cli/src/test/python/requirements.txt.

    python make.py
"""

import datetime
import os

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 1000
HERE = os.path.dirname(os.path.abspath(__file__))

COLUMNS = [
    ("flag", pa.bool_(), lambda r: r % 3 == 0),
    ("tiny", pa.int8(), lambda r: r % 100 - 50),
    ("small", pa.int16(), lambda r: r * 7 % 30000 - 15000),
    ("whole", pa.int32(), lambda r: r * 1000 - 500000),
    ("big", pa.int64(), lambda r: r * 10**10),
    ("single", pa.float32(), lambda r: r / 4),
    ("double", pa.float64(), lambda r: r / 8),
    ("day", pa.date32(), lambda r: datetime.date(1970, 1, 1) + datetime.timedelta(days=r)),
    ("word", pa.string(), lambda r: f"w{r % 50}é"),
]


def values(index, value):
    return [None if (r + index) % 7 == 3 else value(r) for r in range(ROWS)]


records = pa.table(
    [pa.array(values(i, value), type) for i, (_, type, value) in enumerate(COLUMNS)],
    names=[name for name, _, _ in COLUMNS],
)


def write(name, **options):
    pq.write_table(records, f"{HERE}/{name}.parquet", row_group_size=400, **options)


write("arrow-v1-dictionary-snappy", data_page_version="1.0", compression="snappy", data_page_size=300)
write("arrow-v1-plain-gzip", data_page_version="1.0", compression="gzip", use_dictionary=False, data_page_size=300)
write("arrow-v2-dictionary-zstd", data_page_version="2.0", compression="zstd", data_page_size=300)
write("arrow-v2-checksums-lz4", data_page_version="2.0", compression="lz4", write_page_checksum=True)
write(
    "arrow-v2-other-encodings",
    data_page_version="2.0",
    compression="none",
    use_dictionary=False,
    column_encoding={
        "flag": "RLE",
        "tiny": "DELTA_BINARY_PACKED",
        "small": "DELTA_BINARY_PACKED",
        "whole": "DELTA_BINARY_PACKED",
        "big": "DELTA_BINARY_PACKED",
        "single": "BYTE_STREAM_SPLIT",
        "double": "BYTE_STREAM_SPLIT",
        "day": "DELTA_BINARY_PACKED",
        "word": "DELTA_BYTE_ARRAY",
    },
)
duckdb.execute(f"copy (select * from records) to '{HERE}/duckdb-zstd.parquet' (format parquet, compression zstd)")
duckdb.execute(
    f"copy (select * from records) to '{HERE}/duckdb-v2.parquet' (format parquet, parquet_version v2, compression uncompressed)"
)
