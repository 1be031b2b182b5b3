"""A small picture of when figures were stated: a dot each, over the years, as SVG."""

from collections import Counter

from markupsafe import Markup

from analysis.publishing.locales import Wording
from analysis.publishing.templating import fill
from analysis.record.schema import Row

STEP, DOT, FOOT = 13, 6, 18  # pixels of a year (24 fit a phone), of a dot, and below the dots
ABREAST = 2  # dots of a year that stand side by side
MARGIN = 6  # pixels at both ends, for half of a year's name
FEWEST = 3  # years that a picture helps with
YEARS_APART = 2  # years between names, which are as wide


def timeline(rows: list[Row], wording: Wording) -> Markup:
    """Return the picture of figures that have a date as SVG, nothing for a few."""
    counts = Counter(int(row["stated_on"][:4]) for row in rows if row["stated_on"])
    if len(counts) < FEWEST:
        return Markup()
    years = range(min(counts), max(counts) + 1)
    middles = {year: MARGIN + (year - years[0]) * STEP + STEP / 2 for year in years}
    height = -(-max(counts.values()) // ABREAST) * DOT
    dots = [
        {
            "x": middles[year] + (number % ABREAST - (ABREAST - 1) / 2) * DOT,
            "y": height - number // ABREAST * DOT - DOT / 2,
        }
        for year in years
        for number in range(counts[year])
    ]
    labels = [
        {"x": middles[year], "year": year} for year in years[:: max(YEARS_APART, len(years) // 8)]
    ]
    return fill(
        "timeline.html",
        wording,
        width=len(years) * STEP + 2 * MARGIN,
        height=height + FOOT,
        dots=dots,
        labels=labels,
        radius=DOT / 2 - 0.6,
        words=", ".join(f"{year}: {counts[year]}" for year in years if counts[year]),
    )
