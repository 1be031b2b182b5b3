"""Claims: what one speaker said once, however many documents report it.

A figure is a report of another where its row says so (`relation` is *repeats*). The claim is named
after the figure at the end of that chain, which is the report that the others are taken to repeat.
"""

from operator import itemgetter

from analysis.record.schema import PERIOD, Row, grouped

#: What reports of one claim can have otherwise.
REPORTED = ("value", "unit", "hedge", "measure", *PERIOD)


def with_claims(rows: list[Row]) -> list[Row]:
    """Name each row's claim: the figure that it repeats, at the end of the chain, or itself.

    No chain leads back to where it began: such rows are refused before.
    """
    repeats = {row["figure_id"]: row["relates_to"] for row in rows if row["relation"] == "repeats"}
    for row in rows:
        claim = row["figure_id"]
        while claim in repeats:
            claim = repeats[claim]
        row["claim_id"] = claim
    return rows


def claim_rows(rows: list[Row]) -> list[Row]:
    """Join the reports of each claim: one row, that of its first figure.

    It has the documents that report it, and where these differ. Excluded figures are not among the
    rows.
    """
    reports = grouped(rows, itemgetter("claim_id"))
    claims = []
    for claim in (row for row in rows if row["figure_id"] == row["claim_id"]):
        of_claim = reports[claim["claim_id"]]
        documents = dict.fromkeys(report["document_id"] for report in of_claim)
        differ = filter(None, (_difference(claim, report) for report in of_claim))
        attested = {"attested_by": tuple(documents), "attestations_differ": "; ".join(differ)}
        claims.append(claim | attested)
    return claims


def _difference(claim: Row, report: Row) -> str:
    """Say what a report has otherwise than the claim; nothing if it has all the same.

    >>> said = dict.fromkeys(REPORTED, 0) | {"value": 30, "unit": "count", "hedge": "more than"}
    >>> _difference(said, said | {"figure_id": "cairo.2", "hedge": ""})
    'cairo.2: no hedge, not more than'
    """
    differences = []
    for name in REPORTED:
        if str(claim[name]) == str(report[name]):  # NaT is the same as NaT
            continue
        if name == "hedge":
            differences.append(f"{report[name] or 'no hedge'}, not {claim[name] or 'no hedge'}")
        elif name == "value":
            differences.append(f"{report['value']:.15g} {report['unit']}")
        else:
            differences.append(f"another {name}")
    return f"{report['figure_id']}: {', '.join(differences)}" if differences else ""
