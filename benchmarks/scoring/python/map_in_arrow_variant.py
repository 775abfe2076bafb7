"""Spark's mapInArrow calling the library by ctypes in its Python workers, written by Spark.

    map_in_arrow_variant.py CATALOG MODELS UNIVERSE WORK CORES REPETITIONS
"""

import sys

import pyarrow as pa
from pyspark.sql import SparkSession

import repetitions
from models import COLUMNS, Library
from pyarrow_variant import output_columns


def scorer(catalog, models):
    def score(batches):
        library = Library(catalog, models)
        for batch in batches:
            rank, binary = library.score(batch.columns[1:], batch.num_rows)
            names, arrays = output_columns(library, rank, binary)
            yield pa.RecordBatch.from_arrays([batch.column(0), *arrays], ["individual_id", *names])
    return score


def main(catalog, models, universe, work, cores, count):
    spark = (SparkSession.builder.master(f"local[{cores}]")
             .config("spark.ui.enabled", "false")
             .config("spark.driver.memory", "3g")
             .config("spark.driver.bindAddress", "127.0.0.1")
             .config("spark.driver.host", "127.0.0.1")
             .config("spark.sql.debug.maxToStringFields", "50")
             # As BenchmarkSpark.java has it.
             .config("spark.sql.codegen.maxFields", "5000")
             .config("spark.sql.codegen.hugeMethodLimit", "8000")
             .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4096")
             .getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    outputs = ", ".join(f"model{i + 1}_rank tinyint, model{i + 1}_binary tinyint"
                        for i in range(models))
    names = ["individual_id"] + [f"c{i}" for i in range(COLUMNS)]

    def once(_):
        (spark.read.parquet(universe).select(*names)
         .mapInArrow(scorer(catalog, models), f"individual_id bigint, {outputs}")
         .write.mode("overwrite").option("compression", "zstd").parquet(work))

    repetitions.run(count, once)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]),
         int(sys.argv[6]))
