"""Whether every score of the published marts is what the library gives in this process.

    same_scores.py CATALOG UNIVERSE_FOLDER WAREHOUSE
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scoring/python"))
from models import COLUMNS, Library  # noqa: E402


def table(files):
    return pq.read_table([str(file) for file in sorted(files)]).sort_by("individual_id")


def main(catalog, universe, warehouse):
    marts = sorted((warehouse / "marts").iterdir())
    counts = [sum("number:" in line for line in open(catalog / f"marts/{mart.name}.yaml"))
              for mart in marts]
    records = table(universe.glob("*.parquet"))
    columns = [records[f"c{i}"].combine_chunks() for i in range(COLUMNS)]
    rank, binary = Library(catalog, sum(counts)).score(columns, len(records))
    cells = model = 0
    for mart, count in zip(marts, counts):
        published = table(mart.glob("data/*/*.parquet"))
        if not published["individual_id"].equals(records["individual_id"]):
            sys.exit(f"{mart.name} has other keys than the universe")
        for number in range(1, count + 1):
            for kind, expected in (("rank", rank[model]), ("binary", binary[model])):
                scores = published[f"model{number}_{kind}"].to_numpy()
                if not np.array_equal(scores, expected):
                    sys.exit(f"{mart.name}, model {number}: another {kind} than the library's")
                cells += len(scores)
            model += 1
    print(f"All {cells:,} scores of {model:,} models in {len(marts)} marts are the library's own.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
