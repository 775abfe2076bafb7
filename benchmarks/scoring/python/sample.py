"""Writes the first records of a universe for `limit`: see its Sample.

    sample.py UNIVERSE RECORDS FILE
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from models import BATCH, COLUMNS


def main(universe, records, target):
    file = pq.ParquetFile(sorted(Path(universe).glob("*.parquet"))[0])
    names = [f"c{i}" for i in range(COLUMNS)]
    batch = pa.Table.from_batches([next(file.iter_batches(records, columns=names))])
    values, validity = [], []
    for column in batch.columns:
        array = column.combine_chunks()
        values.append(array.fill_null(0).to_numpy())
        validity.append(np.packbits(array.is_valid().to_numpy(False), bitorder="little"))
    with open(target, "wb") as out:
        for begin in range(0, records, BATCH):
            for column in range(COLUMNS):
                out.write(values[column][begin:begin + BATCH].tobytes())
                out.write(validity[column][begin // 8:(begin + BATCH) // 8].tobytes())



if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
