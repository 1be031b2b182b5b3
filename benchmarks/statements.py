"""Score the scanner on the sentences of tests/data, and time it on them.

The sentences were written from the grammar of statements, not from the parser's output. A figure
counts as found when a candidate has its value; the shares are of all figures of the language.
"""

import csv
import math
import sys
import time
from collections import Counter
from itertools import groupby
from pathlib import Path

from analysis import find_quantities
from analysis.reading.find import Candidate

DATA = Path(__file__).parent.parent / "tests" / "data"
TABLES = [DATA / "statements.csv", DATA / "kazakh.csv"]
NEWS = DATA / "news.csv"  # general news: a text, and the sizes of its figures
UPWARDS, DOWNWARDS = {"more than", "at least"}, {"less than", "at most"}
MEASURED = ("value", "value, unit, hedge", "measure", "bounds", "period")
Row = dict[str, str]


def statements(part: str | None = None) -> list[list[Row]]:
    """Return the rows of each sentence, of one part (dev or held) or of both."""
    rows: list[Row] = []
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as file:
            rows += [row for row in csv.DictReader(file) if part in (None, row["part"])]
    return [list(group) for _, group in groupby(rows, key=lambda row: row["sentence"])]


def score(sentences: list[list[Row]]) -> Counter[str]:
    """How many figures there are, how many are read right, and what is wrong."""
    counts: Counter[str] = Counter()
    for rows in sentences:
        found = find_quantities(rows[0]["text"], stated_on=rows[0]["stated_on"])
        wanted = [row for row in rows if row["unit"] != "none"]
        counts["figures"] += len(wanted)
        left = list(found)
        for row in wanted:
            match = _best(left, row)
            if match is None:
                counts["ten times off"] += any(_ten_times(each, row) for each in left)
                continue
            left.remove(match)
            counts.update(_right(match, row))
        counts["false"] += len(left)
        if not wanted:
            counts["sentences without"] += 1
            counts["false in them"] += len(found)
    return counts


def news() -> tuple[int, int, int]:
    """Figures of general news that are found with their value, false ones, and missed ones.

    What counts as a figure there is what counts as one in statements: no dates, times, ages,
    durations, scores, ordinals or numbers in names. Values are in base units, without their sign.
    """
    right = false = missed = 0
    with NEWS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = find_quantities(row["text"], stated_on="2024-05-15")
            left = [abs(each.quantity.value) for each in found]
            wanted = row["values"].split(";") if row["values"] else []
            for value in wanted:
                match = next((each for each in left if _close(each, value)), None)
                missed += match is None
                if match is not None:
                    left.remove(match)
                    right += 1
            false += len(left)
    return right, false, missed


def misses(rows: list[Row]) -> list[str]:
    """Return what is read otherwise than wanted in a sentence, a line each, for people."""
    found = find_quantities(rows[0]["text"], stated_on=rows[0]["stated_on"])
    lines = []
    for row in (row for row in rows if row["unit"] != "none"):
        match = _best(found, row)
        if match is None or not set(MEASURED) <= set(_right(match, row)):
            names = (
                "value",
                "unit",
                "hedge",
                "measure",
                "low",
                "high",
                "period_start",
                "period_end",
            )
            lines.append(f"  wanted {' '.join(row[name] or '–' for name in names)}")
        if match is not None:
            found.remove(match)
            if (
                lines
                and lines[-1].startswith("  wanted")
                and not set(MEASURED) <= set(_right(match, row))
            ):
                lines.append(f"  read   {_told(match)}")
    lines += [f"  false  {_told(each)}" for each in found]
    return [f"{rows[0]['sentence']}: {rows[0]['text']}", *lines] if lines else []


def _told(each: Candidate) -> str:
    quantity, period = each.quantity, each.period
    ends = (period.start, period.end) if period else (None, None)
    parts = (
        quantity.value,
        quantity.unit,
        quantity.hedge,
        quantity.measure,
        quantity.low,
        quantity.high,
    )
    return " ".join("–" if part is None else str(part) for part in (*parts, *ends))


def _best(found: list[Candidate], row: Row) -> Candidate | None:
    same = [each for each in found if _close(each.quantity.value, row["value"])]
    return max(same, key=lambda each: len(_right(each, row)), default=None)


def _right(found: Candidate, row: Row) -> list[str]:
    quantity, period = found.quantity, found.period
    hedge = quantity.hedge or ""
    ends = [str(each or "") for each in (period.start, period.end)] if period else ["", ""]
    inverted = {hedge, row["hedge"]}
    facts = {
        "value": True,
        "value, unit, hedge": (quantity.unit, hedge) == (row["unit"], row["hedge"]),
        "measure": quantity.measure == row["measure"],
        "bounds": _close(quantity.low, row["low"]) and _close(quantity.high, row["high"]),
        "period": ends == [row["period_start"], row["period_end"]],
        "inverted hedge": bool(inverted & UPWARDS) and bool(inverted & DOWNWARDS),
    }
    return [name for name, fact in facts.items() if fact]


def _close(value: float, stated: str) -> bool:
    return value == float(stated) or math.isclose(value, float(stated), rel_tol=1e-6)


def _ten_times(found: Candidate, row: Row) -> bool:
    size = abs(found.quantity.value / float(row["value"])) if float(row["value"]) else 0
    power = math.log10(size) if size > 0 else 0.5
    return (
        found.quantity.unit == row["unit"]
        and round(power) != 0
        and math.isclose(power, round(power), abs_tol=1e-9)
    )


def main() -> None:
    """Print the scores by language and part, and the sentences read in a second.

    With ``--misses``, print each sentence that is not read as wanted instead.
    """
    if "--misses" in sys.argv:
        for rows in statements():
            print(*misses(rows), sep="\n", end="\n" if misses(rows) else "")
        return
    for part in ("dev", "held"):
        for language in ("en", "ru", "kk"):
            sentences = [rows for rows in statements(part) if rows[0]["language"] == language]
            counts = score(sentences)
            shares = [f"{name} {counts[name] / counts['figures']:.1%}" for name in MEASURED]
            print(f"{language} {part}, {counts['figures']} figures: {'; '.join(shares)}")
            without = (
                f"{counts['false in them']} in {counts['sentences without']} sentences without"
            )
            print(f"    false {counts['false']}, of them {without} any; ", end="")
            print(f"inverted {counts['inverted hedge']}, ten times off {counts['ten times off']}")
    right, false, missed = news()
    f1 = 2 * right / (2 * right + false + missed)
    print(f"general news, {right + missed} figures: value F1 {f1:.1%}")
    texts = [(rows[0]["text"], rows[0]["stated_on"]) for rows in statements()]
    start = time.perf_counter()
    for text, stated_on in texts:
        find_quantities(text, stated_on=stated_on)
    seconds = time.perf_counter() - start
    print(f"{len(texts) / seconds:,.0f} sentences a second")


if __name__ == "__main__":
    main()
