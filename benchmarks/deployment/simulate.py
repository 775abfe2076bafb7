"""Simulates runs of plans on clusters that lose machines, and draws when they end.

    simulate.py PLAN_10.json PLAN_375.json RUNS OUT.svg OUT.md

Plans are what `martlet plan --deploy --json` writes. All that is assumed stands in ASSUMED; the rates
are those of docs/benchmarks/scoring.md. The same arguments draw the same.
"""

import json
import math
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

RECORDS = 620e6
PUBLISHED_HOURS = 15
VCPUS = 32  # a machine
MINUTE = 1 / 60
ASSUMED = {
    "start": (5, 15),  # minutes until a cluster works
    "spot_lost": (0.02, 0.20),  # of the Spot machines an hour; drawn once a run, by its logarithm
    "replaced": (3, 15),  # minutes until another machine is there
    "cluster_lost": 0.005,  # an hour; its step begins anew on another cluster
    "step": 10 / 3600,  # hours: the driver's start
    "pass": 5 / 3600,  # hours: commits, and tasks that wait for the last
    "column_bytes": 840e9 / RECORDS / 2000,  # of a record's value, prepared
    "network": 0.78e9,  # bytes a second and machine: half of 12.5 Gbit
}


@dataclass
class Variant:
    title: str
    plan: dict
    rate: tuple  # model-records a second and vCPU
    on_demand: int  # of each cluster
    spot: int
    reads: bool = True  # whether reading has a limit of its own


@dataclass
class Ended:
    hours: float = 0
    on_demand: float = 0  # machine-hours
    spot: float = 0
    steps: list = field(default_factory=list)  # from, to
    losses: list = field(default_factory=list)


def passes(step):
    return [(len(each["models"]), len({i for m in each["models"] for i in m["inputs"]}))
            for each in step["microbatches"]]


def work(step, variant, rate):
    """What a step takes: machine-hours, and hours whatever the machines."""
    machine_hours = fixed = 0.0
    for models, columns in passes(step):
        scoring = models * RECORDS / (rate * VCPUS)
        reading = RECORDS * columns * ASSUMED["column_bytes"] / ASSUMED["network"]
        machine_hours += max(scoring, reading if variant.reads else 0) / 3600
        fixed += ASSUMED["pass"]
    return machine_hours, fixed + ASSUMED["step"]


def cluster(steps, variant, lost_an_hour, draw):
    """Minute by minute."""
    ended, spot, away = Ended(), variant.spot, []
    now = draw.uniform(*ASSUMED["start"]) * MINUTE
    for machine_hours, fixed in steps:
        begun, left, wait = now, machine_hours, fixed
        while left > 0 or wait > 0:
            back = [each for each in away if each <= now]
            away = [each for each in away if each > now]
            spot += len(back)
            gone = sum(draw.random() < lost_an_hour * MINUTE for _ in range(spot))
            spot -= gone
            away += [now + draw.uniform(*ASSUMED["replaced"]) * MINUTE for _ in range(gone)]
            ended.losses += [now] * gone
            # What the lost ones had in hand, a minute's work, is done again.
            capacity = variant.on_demand + spot - gone
            if wait > 0:
                wait -= MINUTE
            else:
                left -= max(capacity, 0) * MINUTE
            ended.spot += spot * MINUTE
            ended.on_demand += (variant.on_demand + 1) * MINUTE
            now += MINUTE
            if draw.random() < ASSUMED["cluster_lost"] * MINUTE:
                left, wait, spot, away = machine_hours, fixed, variant.spot, []
                now += draw.uniform(*ASSUMED["start"]) * MINUTE
        # The last minute was not all needed.
        now += min(left / max(variant.on_demand + spot, 1), 0)
        ended.steps.append((begun, now))
    ended.hours = now
    return ended


def run(variant, prepared, draw):
    low, high = ASSUMED["spot_lost"]
    lost = math.exp(draw.uniform(math.log(low), math.log(high)))
    return [cluster(steps, variant, lost, draw) for steps in prepared(draw.uniform(*variant.rate))]


def simulate(variant, runs):
    steps = [each["steps"] for each in variant.plan["clusters"]]

    def prepared(rate):
        return [[work(step, variant, rate) for step in each] for each in steps]

    return [run(variant, prepared, random.Random(f"{variant.title} {n}")) for n in range(runs)]


def share(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(part * len(values)))]


def hours(run):
    return max(each.hours for each in run)


# --- the chart ---

WIDTH, LEFT, TOP, ROW = 860, 250, 44, 96
FROM, TO = 0.1, 30


def x(hour):
    return LEFT + (WIDTH - LEFT - 20) * math.log(hour / FROM) / math.log(TO / FROM)


def text(at, y, words, anchor="start", size=12):
    return f'<text x="{at:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{words}</text>'


def box(at, y, wide, high, colour):
    return f'<rect x="{at:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{colour}"/>'


def histogram(runs, top):
    bins = [0] * 80
    for each in runs:
        place = math.log(hours(each) / FROM) / math.log(TO / FROM)
        bins[min(79, max(0, int(place * 80)))] += 1
    wide = (WIDTH - LEFT - 20) / 80
    return [box(LEFT + i * wide, top + 60 - 56 * n / max(bins), wide - 0.5, 56 * n / max(bins), "#4878a8")
            for i, n in enumerate(bins) if n]


def schedule(run, top):
    """One run of it, linear: a bar a step, a mark a lost machine."""
    whole, out = hours(run), []
    scale = (WIDTH - LEFT - 20) / whole
    for number, each in enumerate(run):
        y = top + number * 24
        out.append(text(LEFT - 8, y + 13, f"cluster-{number + 1}", "end"))
        out.append(box(LEFT, y, each.steps[0][0] * scale, 16, "#dddddd"))
        for i, (begun, done) in enumerate(each.steps):
            out.append(box(LEFT + begun * scale, y, (done - begun) * scale, 16, ("#4878a8", "#8fb4d8")[i % 2]))
        out += [box(LEFT + at * scale, y + 16, 1.5, 5, "#c04040") for at in each.losses]
    for part in range(5):
        at = whole * part / 4
        out.append(text(LEFT + at * scale, top + 116, f"{at:.1f} h", "middle", 11))
    return out


def chart(results):
    below = TOP + ROW * len(results) + 46
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{below + 170}" font-family="sans-serif">',
           '<rect width="100%" height="100%" fill="white"/>',
           text(8, 20, "4,500 models over 620 million records on four clusters: hours to the end (logarithmic)", size=14)]
    for i, (variant, runs) in enumerate(results):
        top = TOP + i * ROW
        all_hours = [hours(each) for each in runs]
        out += [text(8, top + 24, variant.title),
                text(8, top + 40, f"{4 * (variant.on_demand + variant.spot) * VCPUS:,} vCPUs, "
                     f"{variant.on_demand} + {variant.spot} machines each", size=11),
                text(8, top + 56, f"median {share(all_hours, .5):.2f} h, 95% in {share(all_hours, .95):.2f} h", size=11),
                *histogram(runs, top),
                f'<line x1="{LEFT}" x2="{WIDTH - 20}" y1="{top + 60}" y2="{top + 60}" stroke="#888"/>']
    foot = TOP + ROW * len(results)
    for hour in (0.1, 0.3, 1, 3, 10, 30):
        out.append(text(x(hour), foot - 14, f"{hour:g} h", "middle", 11))
    out += [f'<line x1="{x(PUBLISHED_HOURS):.1f}" x2="{x(PUBLISHED_HOURS):.1f}" y1="{TOP - 8}" y2="{foot - 30}" '
            'stroke="#c04040" stroke-dasharray="4 3"/>',
            text(x(PUBLISHED_HOURS) - 4, TOP + 4, "published: 15 h", "end", 11),
            text(8, below - 14, "A run of the second: steps in turn, grey until machines work, red where a Spot machine is lost"),
            *schedule(results[1][1][0], below)]
    return "\n".join([*out, "</svg>", ""])


def table(results, runs):
    lines = [f"Of {runs:,} runs each:", "",
             "| | hours: 5% | median | 95% | On-Demand machine-hours, median | 95% | Spot, median | 95% | Spot machines lost, median |",
             "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for variant, all_runs in results:
        ends = [hours(each) for each in all_runs]
        on_demand = [sum(part.on_demand for part in each) for each in all_runs]
        spot = [sum(part.spot for part in each) for each in all_runs]
        lost = [sum(len(part.losses) for part in each) for each in all_runs]
        lines.append(f"| {variant.title} | {share(ends, .05):.2f} | {share(ends, .5):.2f} | {share(ends, .95):.2f} "
                     f"| {share(on_demand, .5):,.0f} | {share(on_demand, .95):,.0f} | {share(spot, .5):,.0f} "
                     f"| {share(spot, .95):,.0f} | {share(lost, .5):,.0f} |")
    return "\n".join(lines) + "\n"


def main(ten, fused, runs, svg, page):
    ten, fused = (json.loads(Path(each).read_text()) for each in (ten, fused))
    variants = [
        Variant("as published: 1,600 a second and core", ten, (1500, 1700), 51, 203, reads=False),
        Variant("Martlet, 10 models a pass", ten, (1.4e6, 2.8e6), 1, 4),
        Variant("Martlet, 375 models a pass", fused, (6.1e6, 12.2e6), 1, 4),
    ]
    # Of the first, each run takes long: a tenth is enough to see where it ends.
    results = [(each, simulate(each, runs if each.reads else max(1, runs // 10))) for each in variants]
    svg.write_text(chart(results))
    text_of_page = page.read_text()
    start, end = text_of_page.index("<!-- simulated -->"), text_of_page.index("<!-- end -->")
    page.write_text(text_of_page[:start] + "<!-- simulated -->\n\n" + table(results, runs) + "\n" + text_of_page[end:])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5]))
