"""A small picture of when figures were stated: a dot each, over the years, as SVG."""

from collections import Counter

from markupsafe import Markup

from analysis.publishing.links import Row
from analysis.publishing.locales import ENGLISH, Wording
from analysis.publishing.templating import fill

STEP, DOT, FOOT = 24, 7, 18  # pixels of a year, of a dot, and below the dots
FEWEST = 3  # years that a picture helps with


def timeline(rows: list[Row], wording: Wording = ENGLISH) -> Markup:
    """Return the picture of figures that have a date as SVG, nothing for a few."""
    counts = Counter(int(row["stated_on"][:4]) for row in rows if row["stated_on"])
    if len(counts) < FEWEST:
        return Markup()
    years = range(min(counts), max(counts) + 1)
    height = max(counts.values()) * DOT
    dots = [
        {"x": (year - years[0]) * STEP + STEP / 2, "y": height - number * DOT - DOT / 2}
        for year in years
        for number in range(counts[year])
    ]
    every = 1 + len(years) // 12
    labels = [{"x": (year - years[0]) * STEP + STEP / 2, "year": year} for year in years[::every]]
    return Markup(  # noqa: S704
        fill(
            "timeline.html",
            wording,
            width=len(years) * STEP,
            height=height + FOOT,
            dots=dots,
            labels=labels,
            radius=DOT / 2 - 0.6,
            words=", ".join(f"{year}: {counts[year]}" for year in years if counts[year]),
        )
    )
