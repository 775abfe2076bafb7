"""Whether Martlet's marts hold the scores that the library gives pyarrow's columns."""

import sys

import pyarrow.compute as pc
import pyarrow.parquet as pq


def check(work, universe):
    files = len(list(universe.glob("*.parquet")))
    by_age = sorted(work.glob("martlet_375/warehouse/**/*.parquet"), key=lambda f: f.stat().st_mtime)
    others = list(work.glob("pyarrow/*.parquet"))
    if not by_age or not others:
        return
    # A file of a mart for each of the universe; earlier repetitions left theirs.
    marts, tables = sums(by_age[-files:]), sums(others)
    if marts != tables:
        wrong = [name for name in tables if marts.get(name) != tables[name]]
        sys.exit(f"{len(wrong)} columns differ between Martlet's mart and pyarrow's, as {wrong[0]}")
    print(f"The sums of {len(tables)} columns of scores are the same in Martlet's mart and pyarrow's.")


def sums(files):
    total = {}
    for path in files:
        table = pq.read_table(path)
        for name in table.column_names:
            if name.startswith("model"):
                total[name] = total.get(name, 0) + pc.sum(table[name].cast("int64")).as_py()
    return total
