"""pyarrow in one process: its reader, the library by ctypes, its writer. No isolation, no retry, no
commit.

    pyarrow_variant.py CATALOG MODELS UNIVERSE WORK REPETITIONS
"""

import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import repetitions
from models import COLUMNS, Library

READ_ROWS = 8192


def output_columns(library, rank, binary):
    """Named outputs as Arrow arrays, ranks as narrow as they are."""
    names, arrays = [], []
    narrow = rank.astype("int8")
    flags = binary.view("int8")
    for i in range(library.count):
        names += [f"model{i + 1}_rank", f"model{i + 1}_binary"]
        arrays += [pa.array(narrow[i]), pa.array(flags[i])]
    return names, arrays


def score_file(library, source, target):
    stages = {"read": 0.0, "score": 0.0, "write": 0.0}
    names = ["individual_id"] + [f"c{i}" for i in range(COLUMNS)]
    file = pq.ParquetFile(source)
    writer = None
    batches = file.iter_batches(READ_ROWS, columns=names, use_threads=False)
    while True:
        begin = time.process_time()
        batch = next(batches, None)
        read = time.process_time()
        stages["read"] += read - begin
        if batch is None:
            break
        rank, binary = library.score(batch.columns[1:], batch.num_rows)
        scored = time.process_time()
        stages["score"] += scored - read
        fields, arrays = output_columns(library, rank, binary)
        table = pa.table([batch.column(0), *arrays], ["individual_id", *fields])
        if writer is None:
            writer = pq.ParquetWriter(target, table.schema, compression="zstd",
                                      compression_level=1, write_statistics=False)
        writer.write_table(table)
        stages["write"] += time.process_time() - scored
    begin = time.process_time()
    writer.close()
    stages["write"] += time.process_time() - begin
    return stages


def main(catalog, models, universe, work, count):
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    library = Library(catalog, models)
    files = sorted(Path(universe).glob("*.parquet"))
    Path(work).mkdir(parents=True, exist_ok=True)

    def once(_):
        total = {}
        for i, file in enumerate(files):
            for stage, seconds in score_file(library, file, Path(work) / f"{i}.parquet").items():
                total[stage] = total.get(stage, 0) + int(seconds * 1e9)
        return {"stages": total}

    repetitions.run(count, once)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]))
