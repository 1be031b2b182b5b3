"""Measure the reader against two public ones on the English sentences of tests/data/statements.csv.

They are quantulum3 (without its classifier, which needs scikit-learn) and Microsoft's recognizers,
in `.venv-peers`, made on first use from `peers.txt`. Each reader runs in a process of its own.
The judge leans towards the others: a fall may be positive; of a range either end will do, or what
is between; a third may be 0.333; percentage points may be percent; units may have any name; what a
reader itself calls a time or a date is not false. False is what the table has not: *two countries*.
"""

import importlib
import json
import math
import os
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from itertools import compress
from pathlib import Path
from typing import Any

VENV = Path(__file__).parent.parent / ".venv-peers"
REQUIREMENTS = Path(__file__).with_name("peers.txt")
ROUNDS = 3
OWN, MICROSOFT = "stated-figures", "ms-recognizers-text-suite"
READERS = {  # each with its package, and what the table adds to the package's name and version
    "own": (OWN, ", `find_quantities`"),
    "quantulum3": ("quantulum3", ", without its classifier"),
    "microsoft-numbers": (MICROSOFT, ": numbers, percentages"),
    "microsoft": (MICROSOFT, ": also currencies, dimensions, less dates"),
}
BARE = ("none", "dimensionless", "count", "set", "per week")
# fmt: off
NAMES: dict[str, str | tuple[str, ...]] = {  # how the others' names for a unit begin
    "percent": "percent", "percentage points": "percent", "count": BARE, "times": BARE,
    "USD": ("dollar", "united states dollar"), "EUR": "euro", "GBP": "pound",
    "RUB": "russian ruble", "CNY": "chinese yuan", "CHF": "swiss franc", "CAD": "canadian dollar",
    "JPY": "japanese yen", "t": "ton", "km": ("kilometre", "kilometer"), "MW": "megawatt",
    "kW.h": "kilowatt hour", "m2": "square met", "m3": "cubic met", "bbl": "barrel",
    "ha": ("hectare", "square hectometer"),
}
# fmt: on
Row = dict[str, str]
Figure = tuple[float, str]


def reader(name: str) -> Callable[[str, str], list[Figure]]:
    """Import a reader; what it then returns are the values and units in a text."""
    if name == "own":
        find = importlib.import_module("analysis").find_quantities
        return lambda text, stated_on: [
            (each.quantity.value, each.quantity.unit) for each in find(text, stated_on=stated_on)
        ]
    if name == "quantulum3":
        parse = importlib.import_module("quantulum3.parser").parse
        return lambda text, _: [
            (each.value, each.unit.name) for each in parse(text) if each.unit.entity.name != "time"
        ]
    suite = importlib.import_module("ms_recognizers_suite")
    kinds = ["datetime", "currency", "dimension"] if name == "microsoft" else []
    calls = [getattr(suite, f"recognize_{kind}") for kind in (*kinds, "percentage", "number")]
    return lambda text, _: _longest([found for call in calls for found in call(text, "en-us")])


def _longest(results: list[Any]) -> list[Figure]:
    """Of results that overlap the longest, at best with a unit; of those in a date, only these."""
    dates = [each for each in results if each.type_name.startswith("datetime")]
    kept: list[Any] = []
    figures = []
    for each in sorted(results, key=lambda each: each.start - each.end):
        apart = all(each.end < other.start or other.end < each.start for other in kept)
        if each not in dates and apart and (each.resolution or {}).get("value"):
            kept.append(each)
            unit = {"number": "none", "percentage": "percent"}.get(each.type_name)
            dated = any(date.start <= each.start and each.end <= date.end for date in dates)
            if not (dated and unit == "none"):
                unit = unit or each.resolution["unit"]
                figures.append((float(each.resolution["value"].rstrip("%")), unit))
    return figures


def work(name: str) -> None:
    """Read the texts that come as JSON; print what was found, and the seconds, as JSON."""
    texts = json.load(sys.stdin)
    start = time.perf_counter()
    read = reader(name)
    report: dict[str, Any] = {"import": time.perf_counter() - start}
    read(*texts[0])
    report |= {"first": time.perf_counter() - start, "version": version(READERS[name][0])}
    passes = []
    for _ in range(ROUNDS):
        start = time.process_time()
        report["found"] = [read(*each) for each in texts]
        passes.append(time.process_time() - start)
    print(json.dumps(report | {"rate": len(texts) / min(passes)}))


def run(python: str, name: str, texts: list[list[str]]) -> dict[str, Any]:
    """Run a reader on all texts, and again on the first alone for the time that its start takes."""
    command = [python, "-W", "ignore", __file__, name]
    settings = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}  # none compiles in the time measured
    reports: list[dict[str, Any]] = []
    for some in [texts] + [texts[:1]] * (ROUNDS - 1):
        given = json.dumps(some).encode()
        reports.append(json.loads(subprocess.check_output(command, input=given, env=settings)))
    return reports[0] | {key: min(each[key] for each in reports) for key in ("import", "first")}


def peers_python() -> str | None:
    """Make the environment of the others; return its Python, or None and say why."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = VENV / "stamp", f"{VENV}\n{sys.version}\n{REQUIREMENTS.read_text()}"
    if not (python.exists() and stamp.exists() and stamp.read_text() == wanted):
        make = ["venv", "--clear", "--python", sys.executable, str(VENV)]
        fill = ["pip", "install", "--compile-bytecode", "--python", str(python)]
        for command in (make, [*fill, "--requirement", str(REQUIREMENTS)]):
            uv = [sys.executable, "-m", "uv", "--quiet", *command]
            done = subprocess.run(uv, capture_output=True, text=True)
            if done.returncode:
                why = done.stderr.strip().partition("\n")[0]
                print(f"This project alone: no {VENV.name} without the network? ({why})\n")
                return None
        stamp.write_text(wanted)
    return str(python)


def score(sentences: list[list[Row]], found: list[list[Figure]]) -> Counter[str]:
    """How many figures there are, how many have their value, and their unit too; what is false."""
    counts: Counter[str] = Counter()
    for rows, figures in zip(sentences, found, strict=True):
        wanted, left = [row for row in rows if row["unit"] != "none"], list(figures)
        missed = [row for row in wanted if not _take(left, row, counts)]
        for row in missed:
            _take(left, row, counts, within=True)
        counts.update({"figures": len(wanted), "false": len(left)})
        if not wanted:
            counts.update({"without": 1, "false without": len(left)})
    return counts


def _take(left: list[Figure], row: Row, counts: Counter[str], within: bool = False) -> bool:
    """Take a row's figure out of those left, the one with its unit first; of a range, both ends."""
    fits = [(has_unit, figure) for figure in left for has_unit in _fit(*figure, row, within)]
    fits.sort(reverse=True)
    for _, figure in fits if within else fits[:1]:
        left.remove(figure)
    counts.update({"value": len(fits[:1]), "unit": sum(has_unit for has_unit, _ in fits[:1])})
    return bool(fits)


def _fit(value: float, name: str, row: Row, within: bool) -> list[bool]:
    """Whether a figure has a row's unit, in a list that is empty where it has not the value."""
    stated, low, high = (float(row[column]) for column in ("value", "low", "high"))
    if name == "basis point":
        value, name = value / 100, "percent"
    if row["unit"] == "percent" and name in BARE and math.isclose(100 * value, abs(stated)):
        value, name = 100 * value, "percent"
    if stated < 0 < value:
        value = -value
    fits = low < stated < high and low <= value <= high if within else math.isclose(value, stated)
    if not fits:
        return []
    return [name == row["unit"] or name.lower().startswith(NAMES.get(row["unit"], "no other"))]


def main() -> None:
    """Print the table: all sentences, and in brackets the held-out half."""
    from statements import statements  # here, as the others' environment has no `analysis`

    sentences = [rows for rows in statements() if rows[0]["language"] == "en"]
    texts = [[rows[0]["text"], rows[0]["stated_on"]] for rows in sentences]
    held = [rows[0]["part"] == "held" for rows in sentences]
    empty = score(sentences, [[]] * len(sentences))
    others = peers_python()
    print(f"{len(texts)} English sentences, {empty['figures']} figures, ", end="")
    print(f"{empty['without']} sentences without any; best of {ROUNDS}, processor time; ", end="")
    print(f"Python {platform.python_version()}, {datetime.now().astimezone():%Y-%m-%d}\n")
    print("| reader | value (held-out half) | value and unit (held-out half) | false ", end="")
    print("| false in sentences without | sentences a second | import ", end="")
    print("| and first sentence |")
    print("|---|" + "--:|" * 7)
    for name, (package, what) in READERS.items():
        if python := sys.executable if name == "own" else others:
            report = run(python, name, texts)
            whole = score(sentences, report["found"])
            half = score(list(compress(sentences, held)), list(compress(report["found"], held)))
            print(f"| {package} {report['version']}{what}", end="")
            for key in ("value", "unit"):
                share, held_share = (each[key] / each["figures"] for each in (whole, half))
                print(f" | {share:.1%} ({held_share:.1%})", end="")
            print(f" | {whole['false']} | {whole['false without']} | {report['rate']:,.0f}", end="")
            print(f" | {report['import']:.2f} s | {report['first']:.2f} s |", flush=True)


if __name__ == "__main__":
    work(sys.argv[1]) if len(sys.argv) > 1 else main()
