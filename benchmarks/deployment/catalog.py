"""Writes a catalog of the published size: 4,500 models of 50 inputs each in 12 marts, over 2,000
columns, on four clusters.

    catalog.py FOLDER MODELS_A_PASS
"""

import random
import sys
from pathlib import Path

COLUMNS, MARTS, MODELS, INPUTS = 2000, 12, 375, 50


def main(folder, a_pass):
    folder.joinpath("marts").mkdir(parents=True, exist_ok=True)
    draw = random.Random(1)
    columns = [f"c{number:04}" for number in range(COLUMNS)]
    types = ["int8"] * 7 + ["int32"] * 2 + ["float32"]
    folder.joinpath("universe.yaml").write_text(
        "universe: consumers\nkey: id\ncolumns:\n  id: int64\n"
        + "".join(f"  {name}: {types[i % 10]}\n" for i, name in enumerate(columns)))
    for mart in range(1, MARTS + 1):
        lines = [f"mart: m{mart:02}", "defaults: { binary: scorer, rank: 1..20 }", "models:"]
        for model in range(1, MODELS + 1):
            inputs = ", ".join(sorted(draw.sample(columns, INPUTS)))
            lines += [f"  - number: {model}", f"    name: n{model}", f"    inputs: [{inputs}]"]
        folder.joinpath(f"marts/m{mart:02}.yaml").write_text("\n".join(lines) + "\n")
    script = folder / "scorer.sh"
    script.write_text("#!/bin/sh\nexit 1\n")
    script.chmod(0o755)
    folder.joinpath("catalog.yaml").write_text(
        "catalog: published\nuniverse: universe.yaml\nmarts: [marts/*.yaml]\nbinaries:\n"
        "  scorer: { kind: executable, path: scorer.sh }\ndeployment: deployment.yaml\n")
    folder.joinpath("deployment.yaml").write_text(
        f"clusters: 4\nmodels-per-microbatch: {a_pass}\nmicrobatches-per-step: 10\n"
        "fleets: { core: { on-demand: 1, spot: 4, families: [c7i, c6i], vcpus: 32..32 } }\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
