"""Where labels of figures lead that notebooks put behind numbers: almost 20 (Putin, Nov 2024)."""

import re
from collections.abc import Callable

from analysis.publishing.links import Record, Row
from analysis.record.hints import last_name
from analysis.showing import wording

IN_BRACKETS = re.compile(r"\(([^()]*)\)")
LABEL = re.compile(r"[^,;()<>]+, (?:\d{1,2} )?(?:[A-Z][a-z]{2} \d{4}|\d{4}|undated)")
#: Words of a number with its unit and hedge, and of what may stand between it and its label.
WORDS, BETWEEN = 9, 4


def labelled(record: Record) -> dict[str, str]:
    """Return where a number with its label leads; nowhere if several figures have both."""
    leads: dict[str, str] = {}
    for row in record.figures:
        if row["figure_id"] == row["claim_id"]:
            words = f"{record.wording.hedged(row)} ({_label(row, record)})"
            leads[words] = "" if words in leads else record.anchors[row["figure_id"]]
    return leads


def _label(row: Row, record: Record) -> str:
    publisher = record.documents.get(row["document_id"], {}).get("publisher", "")
    name = wording.speaker(row["speaker"], publisher)
    known = record.speakers.get(name, {"speaker": name, "office": ""})
    short = last_name(known) if row["speaker"] else name
    return f"{short}, {wording.month(row['stated_on'] or None)}"


def led(text: str, leads: dict[str, str], link: Callable[[str, str], str]) -> str:
    """Put a link into each label of a text that stands behind the number of one figure.

    >>> leads = {"almost 2 (P, May 2024)": "p.html", "2 (P, May 2024)": "q.html"}
    >>> led("From almost 2 (P, May 2024, planned) to 3 (P, May 2024).", leads, "[{}]({})".format)
    'From almost 2 ([P, May 2024](p.html), planned) to 3 (P, May 2024).'
    """

    def linked(brackets: re.Match[str]) -> str:
        before = text[: brackets.start()].replace("*", "").split()[-WORDS:]

        def leading(match: re.Match[str]) -> str:
            label = match[0].strip()
            target = _target(before, label, leads)
            return match[0].replace(label, link(label, target)) if target else match[0]

        return LABEL.sub(leading, brackets[0])

    return IN_BRACKETS.sub(linked, text)


def _target(before: list[str], label: str, leads: dict[str, str]) -> str:
    """Return where the longest number leads that ends last before a label."""
    for end in range(len(before), max(len(before) - BETWEEN, 0) - 1, -1):
        for begin in range(end):
            words = f"{' '.join(before[begin:end])} ({label})"
            if words in leads:
                return leads[words]
    return ""
