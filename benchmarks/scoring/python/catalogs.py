"""Writes the benchmark's catalogs: scorecards of 50 inputs, every other one linear, the rest binned.

    catalogs.py FOLDER MART_COUNT MODELS_PER_MART MODELS_PER_PASS [LIBRARY_FOLDER]

The same arguments write the same bytes. Without LIBRARY_FOLDER the library's source is written too:
one symbol a model. Models are numbered through, so that a smaller catalog has the first models of a
larger one, and can use its library.
"""

import random
import sys
from pathlib import Path

COLUMNS = 2000
INPUTS = 50
RANKS = 20


def column_type(column):
    """The published mix: 70% small codes, 20% amounts, 10% decimals."""
    kind = column % 10
    return "int8" if kind < 7 else "int32" if kind < 9 else "float32"


def number(value):
    return f"{value:.6g}"


class Scorecard:
    """One model, drawn from its number alone."""

    def __init__(self, index):
        draw = random.Random(index)
        self.symbol = f"model_{index + 1:04d}"
        self.linear = index % 2 == 0
        self.columns = draw.sample(range(COLUMNS), INPUTS)
        self.base = 0 if not self.linear else number(draw.uniform(-1, 1))
        if self.linear:
            self.weights = [number(self._weight(draw, column)) for column in self.columns]
            self.cuts = [number(9 - cut) for cut in range(RANKS - 1)]
        else:
            self.bins = [self._bins(draw, column) for column in self.columns]
            self.cuts = [900 - 100 * cut for cut in range(RANKS - 1)]
        self.threshold = self.cuts[4]

    @staticmethod
    def _weight(draw, column):
        scale = {"int8": 0.1, "int32": 2e-5, "float32": 1.0}[column_type(column)]
        return draw.uniform(-scale, scale)

    @staticmethod
    def _bins(draw, column):
        """Four edges between adjacent bins, and the bins' points."""
        kind = column_type(column)
        if kind == "int8":
            edges = draw.sample(range(1, 19), 4)
        elif kind == "int32":
            edges = draw.sample(range(1000, 90000), 4)
        else:
            # Between the values, which have two decimals: there float32 and decimals agree.
            edges = [(cents + 0.5) / 100 for cents in draw.sample(range(-200, 200), 4)]
        return sorted(edges), [draw.randint(-150, 150) for _ in range(5)]

    def points_of_zero(self, bins):
        edges, points = bins
        return points[sum(1 for edge in edges if edge <= 0)]

    def parameters(self):
        """The parameters file. A missing value has the points of 0, so that the bare loop, whose
        columns have 0 there, gets the same scores."""
        lines = ["part,input,from,to,level,points", f"base,,,,,{self.base}"]
        for i, column in enumerate(self.columns):
            if self.linear:
                lines.append(f"weight,c{column},,,,{self.weights[i]}")
                continue
            edges, points = self.bins[i]
            for low, high, value in zip(["", *edges], [*edges, ""], points):
                lines.append(f"bin,c{column},{low},{high},,{value}")
            lines.append(f"missing,c{column},,,,{self.points_of_zero(self.bins[i])}")
        lines += [f"cut,,,,,{cut}" for cut in self.cuts]
        return "\n".join([*lines, f"threshold,,,,,{self.threshold}", ""])

    def plain(self):
        """The same for programs without the SDK: numbers in one line."""
        words = ["linear" if self.linear else "binned", self.base, self.threshold, *self.cuts]
        for i, column in enumerate(self.columns):
            words.append(column)
            if self.linear:
                words.append(self.weights[i])
            else:
                edges, points = self.bins[i]
                words += [len(edges), *edges, *points]
        return " ".join(map(str, words)) + "\n"

    def inputs(self):
        return ", ".join(f"c{column}: {column_type(column)}?" for column in self.columns)


def library_source(cards):
    lines = ['#include "table_models.hpp"', ""]
    lines += [f'TABLE_MODEL({card.symbol}, "{card.inputs()}");' for card in cards]
    lines += ["", "const std::map<std::string_view, std::string_view>& table::inputs_of_models() {",
              "  static const std::map<std::string_view, std::string_view> inputs = {"]
    lines += [f'      {{"{card.symbol}", "{card.inputs()}"}},' for card in cards]
    return "\n".join([*lines, "  };", "  return inputs;", "}", ""])


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def main(folder, marts, models_per_mart, models_per_pass, library=None):
    write(folder / "catalog.yaml", "\n".join([
        "catalog: benchmark", "universe: universe.yaml", "marts: [marts/*.yaml]", "binaries:",
        "  scorecards: { kind: library, path: binaries/libscorecards.so }",
        "deployment: deployment.yaml", ""]))
    write(folder / "deployment.yaml",
          f"clusters: 1\nmodels-per-microbatch: {models_per_pass}\n")
    columns = "".join(f"  c{column}: {column_type(column)}?\n" for column in range(COLUMNS))
    write(folder / "universe.yaml",
          f"universe: consumers\nkey: individual_id\ncolumns:\n  individual_id: int64\n{columns}")
    all_cards = []
    for mart in range(marts):
        cards = [Scorecard(mart * models_per_mart + i) for i in range(models_per_mart)]
        lines = [f"mart: mart_{mart + 1:02d}",
                 f"defaults: {{ binary: scorecards, rank: 1..{RANKS} }}", "models:"]
        for i, card in enumerate(cards):
            write(folder / f"parameters/{card.symbol}.csv", card.parameters())
            inputs = ", ".join(f"c{column}" for column in card.columns)
            lines.append(f"  - {{ number: {i + 1}, name: {card.symbol}, symbol: {card.symbol}, "
                         f"parameters: parameters/{card.symbol}.csv, inputs: [{inputs}] }}")
        write(folder / f"marts/mart_{mart + 1:02d}.yaml", "\n".join([*lines, ""]))
        all_cards += cards
    write(folder / "models.txt", "".join(card.plain() for card in all_cards))
    binaries = folder / "binaries"
    binaries.mkdir(exist_ok=True)
    if library is None:
        write(folder / "src/scorecards.cpp", library_source(all_cards))
    else:
        link = binaries / "libscorecards.so"
        link.unlink(missing_ok=True)
        link.hardlink_to(library / "libscorecards.so")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:5]),
         Path(sys.argv[5]) if len(sys.argv) > 5 else None)
