"""Statistics as they were known: those of the latest file, and what offices had before it."""

import pandas as pd
from IPython.display import Markdown

from analysis.record.schema import Row, records
from analysis.showing import provenance, wording
from analysis.showing.select import figures, official, replaced_by
from analysis.showing.topics.growing import between_years, rises
from analysis.showing.topics.opening import told
from analysis.showing.topics.prose import prose
from analysis.showing.topics.turnover import BELOW, SINCE

#: A month at the end of a title: that of the file which has the statistics.
MONTH = r", ([A-Z][a-z]+ 20\d\d)$"


def month_of(statistics: pd.DataFrame) -> str:
    """Name the month of the file that statistics are of, as its title ends."""
    titles = statistics["title"].drop_duplicates()
    return wording.listed(titles.str.extract(MONTH)[0].fillna("an unknown month"))


def replaced(*indicators: str, area: str, counterpart: str) -> pd.DataFrame:
    """Choose the earlier official numbers of years, each with the `later` one of the same.

    An earlier change is set beside that which the later sums make.
    """
    asked = {"area": area, "counterpart": counterpart, "span": "year"}
    early = replaced_by(official(*indicators, **asked))
    return early.assign(later=[_later(row, asked) for row in records(early)])


def _later(row: Row, asked: dict[str, str]) -> float:
    """Give the number that has replaced an earlier one."""
    latest = official(row["indicator"], measure="level", **asked)
    series = latest[latest["series"] == row["superseded_by"].partition(":")[0]]
    year = row["period_end"].year
    if row["measure"] == "change":
        return float(rises(series)[year])
    return float(series["value"][series["period_end"].dt.year == year].item())


def replaced_table(early: pd.DataFrame) -> pd.DataFrame:
    """Show earlier official numbers beside those that have replaced them, with their sources."""
    table = provenance.reference_table(early)
    later = [_later_in_words(row) for row in records(early)]
    table.insert(list(table).index("value") + 1, "later", later)
    return table


def _later_in_words(row: Row) -> str:
    """Write the later number of an official figure; that of a change is computed."""
    digits = wording.COMPUTED if row["measure"] == "change" else wording.SIGNIFICANT
    return wording.ENGLISH.hedged({**row, "value": row["later"]}, digits)


def in_short(statistics: pd.DataFrame, early: pd.DataFrame) -> str:
    """Say of when statistics are, and how earlier numbers lay to them, for the answer."""
    lower = (early["value"] < early["later"]).sum()
    of = "all" if lower == len(early) else f"{lower} of"
    since = statistics[statistics["period_end"].dt.year >= SINCE]
    return f"""The statistics since {SINCE} are those of {month_of(since)}; when a sum was said the
        office may have had another number: {of} {len(early)} preliminary ones on record are lower
        than those that replaced them."""


def growth_then(compared: pd.DataFrame, statistics: pd.DataFrame) -> Markdown:
    """Set the growth that Kazakhstan's low sums make beside those of its office, then and later.

    The last year is that of which a growth was named as the office's.
    """
    quoted = figures("trade_turnover", area="KZ", counterpart="RU", measure="change", span="year")
    quoted = quoted[(quoted["data_of"] == "KZ") & quoted["base_start"].isna()].tail(1)
    year = int(quoted["period_end"].dt.year.item())
    below = compared[(compared["side"] == "KZ") & (compared["lies"] == BELOW)]
    first, last = (below[below["period_end"].dt.year == of] for of in (year - 1, year))
    least = 100 * (last["value"].min() / first["value"].max() - 1)
    most = 100 * (last["value"].max() / first["value"].min() - 1)
    return prose(f"""
        What Kazakhstan's side named below the latest statistics makes a growth of
        {wording.computed(least, most, "percent")} in {year}: for {year - 1} {told(first)}; for
        {year} {told(last)}. As its office's own growth {told(quoted)} was named; the latest
        statistics make {between_years(statistics, year - 1, year):.1f}%.""")
