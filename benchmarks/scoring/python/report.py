"""The benchmark's report: a table, results.json and results.svg."""

import json
import math

from models import COLUMNS


def write(results, folder):
    compare(results)
    (folder / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    (folder / "results.svg").write_text(chart(results))
    text = table(results)
    (folder / "results.txt").write_text(text)
    print(text)


def compare(results):
    """Adds the limit and each variant's ratios, to it and to pyarrow. Half of the models are linear,
    half binned; of each kind the limit takes the faster: where the bare loop is slower than the
    library, it is no limit."""
    native = results["limit"]["native"]
    limit = sum(min(native[f"bare_{kind}"], native[f"library_{kind}"])
                for kind in ("linear", "binned")) / 2
    results["limit"]["ns"] = limit
    pyarrow = next((v["ns"] for v in results["variants"] if v["name"] == "pyarrow"), None)
    for variant in results["variants"]:
        variant["of_limit"] = variant["ns"] / limit
        variant["faster_than_pyarrow"] = pyarrow and pyarrow / variant["ns"]


def goals(results):
    """What the design asks for: title, figure, least, aim, decimals; of what was measured."""
    by_name = {variant["name"]: variant for variant in results["variants"]}
    limit = results["limit"]
    found = []

    def goal(title, needed, figure, least, aim, decimals=2):
        if all(name in by_name for name in needed):
            found.append((title, figure(*(by_name[name] for name in needed)), least, aim, decimals))

    def values(martlet):
        return COLUMNS / martlet["models"]

    def stages(martlet, *names):
        return sum(martlet["stages"][name] for name in names)

    one, few = ("martlet_375",), "martlet_few"
    goal("decode, ns a value", one, lambda m: stages(m, "decode") / values(m), 4, 2.5)
    goal("open, read, decompress, decode, ns a value", one,
         lambda m: stages(m, "open", "read", "decompress", "decode") / values(m), 6, 4)
    goal("scoring in the host / the limit", one, lambda m: stages(m, "score") / limit["ns"], 1.3, 1.1)
    goal("encode and write, ns an output value", one,
         lambda m: stages(m, "encode", "write") / 2, 1.6, 0.9)
    goal("375 models in a pass, million/s/core", one, lambda m: 1e3 / m["ns"], 15, 25, 1)
    goal("4,500 models in a pass, million/s/core", ("martlet_4500",), lambda m: 1e3 / m["ns"],
         30, 50, 1)
    goal("times pyarrow + ctypes", ("pyarrow", *one), lambda v, m: v["ns"] / m["ns"], 1.5, 2.5)
    for name, title, least, aim in (("rdd_pipe", "RDD.pipe", 10, 20),
                                    ("map_in_arrow", "mapInArrow", 5, 10)):
        goal(f"times {title}, same shape", (name, few), lambda v, m: v["ns"] / m["ns"],
             least, aim, 1)
    goal("host / the same code in process", one,
         lambda m: limit["portable"]["library"] / stages(m, "score"), 0.95, 0.99)
    goal("two cores / one, by the clock", ("martlet_2_cores", *one),
         lambda two, m: m["wall"] / two["wall"], 1.8, 1.95)
    goal("memory of a task slot, MB", ("martlet_memory",), lambda m: m["memory"] / 1e6, 512, 256, 0)
    return found


def table(results):
    lines = ["", f"{'':38}{'ns a model-':>13}{'million':>10}{'x the':>8}{'pyarrow /':>11}",
             f"{'':38}{'record':>13}{'/s/core':>10}{'limit':>8}{'this':>11}"]

    def row(title, ns, of_limit, faster):
        lines.append(f"{title:38}{ns:13.1f}{1e3 / ns:10.2f}{of_limit:8.1f}"
                     + (f"{faster:11.2f}" if faster else ""))

    native = results["limit"]["native"]
    portable = results["limit"]["portable"]
    limit = results["limit"]["ns"]
    row("limit: columns in memory", limit, 1, None)
    row("bare loop, for this machine", native["bare"], native["bare"] / limit, None)
    row("bare loop, portable", portable["bare"], portable["bare"] / limit, None)
    row("the library, portable, in process", portable["library"], portable["library"] / limit, None)
    for variant in results["variants"]:
        row(variant["title"], variant["ns"], variant["of_limit"], variant["faster_than_pyarrow"])
    lines += ["", "Scoring alone, ns a model-record of 50 inputs:",
              f"{'':38}{'linear':>13}{'binned':>10}"]
    for title, of, kind in (("bare loop, for this machine", native, "bare"),
                               ("bare loop, portable", portable, "bare"),
                               ("the library, portable", portable, "library")):
        lines.append(f"{title:38}{of[kind + '_linear']:13.1f}{of[kind + '_binned']:10.1f}")
    lines += ["", "Stages, ns a model-record:"]
    for variant in results["variants"]:
        if variant["stages"]:
            stages = ", ".join(f"{stage} {ns:.2f}" for stage, ns in variant["stages"].items())
            lines.append(f"  {variant['title']}: {stages}")
    lines += ["", f"{'':45}{'measured':>10}{'at least':>10}{'aim':>8}"]
    for title, figure, least, aim, decimals in goals(results):
        lines.append(f"{title:45}{figure:10,.{decimals}f}{least:>10}{aim:>8}")
    lines += ["", "Shapes: " + "; ".join(
        f"{v['title']}: {v['records']:,} records, {v['models']:,} models"
        for v in results["variants"]), ""]
    return "\n".join(lines)


LEFT, WIDTH, ROW = 250, 720, 26

# Stages in their order, each of one colour in every bar.
COLOURS = {"open": "#bab0ac", "read": "#76b7b2", "decompress": "#a0cbe8", "decode": "#4e79a7",
           "score": "#59a14f", "encode": "#f28e2b", "write": "#ffbe7d",
           "commit": "#e15759", "the JVM": "#d7d7d7"}


def chart(results):
    """Two panels of bars: ns a model-record of all variants on a logarithmic scale, as they lie far
    apart; and the stages of those that tell of them."""
    bars = [("limit: columns in memory", results["limit"]["ns"], "#59a14f")]
    for v in results["variants"]:
        if not v["title"].startswith("the same"):
            bars.append((v["title"], v["ns"],
                         "#4e79a7" if v["title"].startswith("Martlet") else "#bab0ac"))
    staged = [v for v in results["variants"]
              if v["name"] in ("martlet_375", "martlet_4500", "pyarrow") and v["stages"]]
    second = 58 + ROW * len(bars)
    height = second + (58 + ROW * len(staged) if staged else 0)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
           'font-family="sans-serif" font-size="12">',
           '<rect width="100%" height="100%" fill="white"/>',
           text(8, 18, "ns a model-record on one core (logarithmic: shorter is better)", bold=True)]
    scale = (WIDTH - LEFT - 150) / math.log10(max(10.0, *(ns for _, ns, _ in bars)))
    for i, (title, ns, colour) in enumerate(bars):
        y = 32 + i * ROW
        length = max(2, scale * math.log10(max(1.01, ns)))
        out += [text(LEFT - 8, y + 14, title, "end"), box(LEFT, y, length, colour),
                text(LEFT + length + 6, y + 14, f"{ns:,.1f} ns, {1e3 / ns:,.2f} M/s")]
    if staged:
        out += stage_bars(staged, second)
    return "\n".join([*out, "</svg>", ""])


def stage_bars(staged, top):
    out = [text(8, top, "the same by stages (linear)", bold=True)]
    scale = (WIDTH - LEFT - 80) / max(v["ns"] for v in staged)
    for i, variant in enumerate(staged):
        y, x = top + 14 + i * ROW, LEFT
        # What a task awaits is its host's scoring, which has a stage.
        stages = {stage: ns for stage, ns in variant["stages"].items() if stage != "await"}
        if variant["name"] != "pyarrow":
            stages["the JVM"] = max(0.0, variant["ns"] - sum(stages.values()))
        out.append(text(LEFT - 8, y + 14, variant["title"], "end"))
        for stage in sorted(stages, key=list(COLOURS).index):
            out.append(box(x, y, stages[stage] * scale, COLOURS[stage]))
            x += stages[stage] * scale
        out.append(text(x + 6, y + 14, f"{variant['ns']:.1f} ns"))
    x, y = 8, top + 14 + len(staged) * ROW + 6
    for stage, colour in COLOURS.items():
        out += [f'<rect x="{x}" y="{y}" width="12" height="12" fill="{colour}"/>',
                text(x + 16, y + 11, stage)]
        x += 30 + 7 * len(stage)
    return out


def text(x, y, words, anchor="start", bold=False):
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}"{weight}>{words}</text>'


def box(x, y, length, colour):
    return f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="{ROW - 8}" fill="{colour}"/>'
