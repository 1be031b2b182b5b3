"""Official figures, and the changes between them that claims speak of."""

from collections.abc import Iterable
from operator import itemgetter

import pandas as pd

from analysis.comparing.rows import BASE, MOVED, is_whole_year
from analysis.record.checks.sizes import ends_of
from analysis.record.schema import PERIOD, WHAT, Row, edition

_what = itemgetter(*WHAT)


def reference_rows(
    references: list[Row], claims: list[Row], indicators: Iterable[Row]
) -> list[Row]:
    """Return the processed references: rows of data/raw, with ids, and changes claims speak of.

    A change of a year from another is computed within one series alone, so that a break between
    two series never passes for one, and only from a value above 0. None is computed where the
    codebook says that growth may be in other prices than values.
    """
    rows = []
    for row in references:
        days = dict(zip(PERIOD, ends_of(row["period"]), strict=True)) | dict.fromkeys(BASE, pd.NaT)
        rows.append(row | days | {"value": float(row["value"])})
    return rows + official_changes(rows, claims, indicators)


def official_changes(rows: list[Row], claims: list[Row], indicators: Iterable[Row]) -> list[Row]:
    """Compute the changes that claims speak of, within each series of yearly levels."""
    unlike = {row["indicator"] for row in indicators if row["prices"] == "may differ"}
    levels: dict[tuple[str, ...], dict[str, dict[str, Row]]] = {}
    for row in rows:
        if row["measure"] == "level" and row["basis"] != "statement" and len(row["period"]) == 4:
            levels.setdefault(_what(row), {}).setdefault(row["series"], {})[row["period"]] = row
    changes: dict[str, Row] = {}
    for claim in claims:
        years = _years(claim)
        if claim["measure"] not in MOVED or years is None or claim["indicator"] in unlike:
            continue
        for series in levels.get(_what(claim), {}).values():
            base, level = (series.get(year) for year in years)
            if base and level and base["value"] > 0:
                row = _change(base, level, claim["measure"])
                changes[row["reference_id"]] = row
    return [changes[key] for key in sorted(changes)]


def _years(claim: Row) -> tuple[str, str] | None:
    """Return the whole years that a change leads from and to; a base not stated is a year ago."""
    start, end = claim["period_start"], claim["period_end"]
    if not is_whole_year(start, end):
        return None
    if pd.isna(claim["base_start"]):
        return str(end.year - 1), str(end.year)
    if not is_whole_year(claim["base_start"], claim["base_end"]):
        return None
    return str(claim["base_end"].year), str(end.year)


def _change(base: Row, row: Row, measure: str) -> Row:
    """Return the change from one official level to another of the same series."""
    ratio = row["value"] / base["value"]
    series = f"{row['series']}_{measure}_on_{base['period']}"
    return {
        **row,
        "series": series,
        "reference_id": edition(row | {"series": series}),
        "measure": measure,
        "basis": "computed",
        "value": ratio if measure == "multiple" else 100 * (ratio - 1),
        "supersedes": (),
        "superseded_by": row["superseded_by"] or base["superseded_by"],
        "unit": "times" if measure == "multiple" else "percent",
        "base_start": base["period_start"],
        "base_end": base["period_end"],
        "note": f"computed from {row['series']}: {measure} from {base['period']}",
    }
