"""Claims: what one speaker said once, however many documents report it.

A figure is a report of another where its row says so (`relation` is *repeats*). The claim is named
after the figure at the end of that chain, which is the report that the others are taken to repeat.
"""

from __future__ import annotations

from analysis.record.schema import Row

DIFFER = ("value", "unit", "hedge", "measure", "period_start", "period_end")


def with_claims(rows: list[Row]) -> list[Row]:
    """Each row with its claim: the figure that it repeats, at the end of the chain, or itself."""
    repeats = {row["figure_id"]: row["relates_to"] for row in rows if row["relation"] == "repeats"}
    for row in rows:
        claim, seen = row["figure_id"], set[str]()
        while claim in repeats and claim not in seen:
            seen.add(claim)
            claim = repeats[claim]
        row["claim_id"] = claim
    return rows


def claim_rows(rows: list[Row]) -> list[Row]:
    """One row a claim: that of its first figure, the documents that report it, and their quarrels.

    Parameters
    ----------
    rows
        Figures with their `claim_id`; excluded ones are not among them.
    """
    reports: dict[str, list[Row]] = {}
    for row in rows:
        reports.setdefault(row["claim_id"], []).append(row)
    return [
        {
            **row,
            "attested_by": ";".join(
                dict.fromkeys(each["document_id"] for each in reports[row["claim_id"]])
            ),
            "attestations_differ": "; ".join(
                _difference(row, each)
                for each in reports[row["claim_id"]]
                if _difference(row, each)
            ),
        }
        for row in rows
        if row["figure_id"] == row["claim_id"]
    ]


def _difference(claim: Row, report: Row) -> str:
    """What a report has otherwise than the claim, nothing if it has all the same.

    >>> said = dict.fromkeys(DIFFER, 0) | {"value": 30, "unit": "count", "hedge": "more than"}
    >>> _difference(said, said | {"figure_id": "cairo.2", "hedge": ""})
    'cairo.2: no hedge, not more than'
    """
    found = []
    for name in DIFFER:
        if str(claim[name]) == str(report[name]):  # NaT is the same as NaT
            continue
        if name == "hedge":
            found.append(f"{report[name] or 'no hedge'}, not {claim[name] or 'no hedge'}")
        elif name == "value":
            found.append(f"{report['value']:.15g} {report['unit']}")
        else:
            found.append(f"another {name}")
    return f"{report['figure_id']}: {', '.join(found)}" if found else ""
