"""Writes a universe of the scoring benchmark's columns, in many small files.

    universe.py FOLDER FILES RECORDS_PER_FILE

The same arguments write the same values: 70% codes, 20% amounts, 10% decimals, a tenth of all missing.
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scoring/python"))
from catalogs import COLUMNS, column_type  # noqa: E402

DRAWS = {
    "int8": lambda random, column, rows: random.integers(0, 2 + column % 19, rows),
    "int32": lambda random, column, rows: random.random(rows) * random.random(rows) * 100_000,
    "float32": lambda random, column, rows: random.normal(size=rows).round(2),
}


def main(folder, files, rows):
    folder.mkdir(parents=True, exist_ok=True)
    schema = pa.schema([pa.field("individual_id", pa.int64(), nullable=False)]
                       + [pa.field(f"c{i}", pa.type_for_alias(alias(i))) for i in range(COLUMNS)])
    for file in range(files):
        random = np.random.default_rng(file)
        columns = [pa.array(np.arange(file * rows, (file + 1) * rows))]
        for column in range(COLUMNS):
            kind = column_type(column)
            values = DRAWS[kind](random, column, rows).astype(kind)
            columns.append(pa.array(values, mask=random.random(rows) < 0.1))
        pq.write_table(pa.table(columns, schema), folder / f"part-{file:05d}.parquet")
    (folder / "_SUCCESS").touch()


def alias(column):
    return {"float32": "float"}.get(column_type(column), column_type(column))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
