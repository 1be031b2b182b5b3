"""Each figure of a draft asked for in the terminal: first blind, then as a sentence."""

import re
from pathlib import Path

import click

from analysis.adding.drafts import CELLS, FILLED, NAMES, Draft, saved
from analysis.adding.proposals import proposed, reading_of, repeated, usual_areas
from analysis.adding.recorded import Recorded
from analysis.adding.review import noted, unsaid, whole_words, with_passages
from analysis.adding.sentences import sentence
from analysis.record.by_hand import period_by_hand, quantity_by_hand
from analysis.record.cells import BadInput, Problem
from analysis.record.figures import Reading, fits
from analysis.record.hints import did_you_mean
from analysis.record.schema import AREAS, WHAT, Row, records

BLIND, RIGHT = "  your reading", "  right? Enter, or a change"
HELP = f"""First your own reading of the words, before the program shows its own: the hedge, the
number, the unit, and the period as a date behind a semicolon: almost 27 billion USD; 2023.
A rise is +4.7 percent, a fall -4.7 percent; what is counted has no unit: more than 66 thousand.
Then the figure is shown as a sentence: Enter if it is right, or a change, one at a time:
  - and a reason                     leave it out (also instead of your reading)
  my=almost 27 billion USD; 2023     your reading again
  indicator=exports                  by name or title; some letters of it list those there are
  areas=KZ RU                        both areas, by code or name
  period=last year, base=…, words=…  the source's words; read_as=… in full English
  relation=change_to ID              and the other figure
  planned, forecast, target          what it is if it has not happened
  also: {", ".join(FILLED)}"""
SHORT = {"period": "period_as_stated", "base": "base_as_stated", "words": "as_stated"}
PROPOSED = (*WHAT, "relates_to", "relation")
REQUIRED = {  # cells that must not be empty, and how they are filled in
    "indicator": "indicator=",
    "ref_area": "areas=KZ RU, the host, the exporter or the whole first",
    "status": "its status: actual, planned, forecast or target",
}
STATUSES = CELLS["status"].values
NAMED = ("indicator", "title", "keywords")  # where some letters of an indicator are looked for
DOUBT = re.compile(r": (\w+) in `confirmed`$")


class Session:
    """A draft that is asked for figure by figure, and saved after each."""

    def __init__(self, root: Path, record: Recorded, draft: Draft, sheet: Path) -> None:
        self.root, self.record, self.draft, self.sheet = root, record, draft, sheet

    def ask_all(self) -> None:
        """Ask for each figure that has no answer yet, and for those that were not found."""
        rows = self.draft.rows
        click.echo(HELP)
        for place, row in enumerate(rows, 1):
            if not row["my_number"] and not row["leave_out"]:
                self._ask(row, f"{place} of {len(rows)}")
        while words := _prompt("Words of a figure that was not found (Enter: no more)"):
            if not whole_words(words, self.draft):
                click.echo(f"  not in the text: {words!r}")
                continue
            row = dict.fromkeys(NAMES, "") | {"as_stated": words, "text": words, "status": "actual"}
            rows.append(row)
            with_passages(self.draft)
            self._ask(row, "added")

    def mend(self, error: BadInput) -> None:
        """Ask what is to be done about each problem of a row; raise again for any other."""
        rows = {row["line"]: row for row in self.draft.kept()}
        lines: dict[int, list[Problem]] = {}
        others: list[Problem] = []
        for problem in error.problems:
            own = problem.file == self.sheet and problem.line in rows
            (lines.setdefault(problem.line, []) if own else others).append(problem)
        if others:
            raise BadInput(others)
        for line, problems in lines.items():
            if not all(self._confirmed(rows[line], problem) for problem in problems):
                self._confirm(rows[line])
            saved(self.root, self.draft, self.sheet)

    def _confirmed(self, row: Row, problem: Problem) -> bool:
        click.echo(f"\n{row['as_stated']!r}: {problem.column}: {problem.reason}")
        doubt = DOUBT.search(problem.reason)
        if not doubt or not click.confirm("  Does the source have it so?", default=False):
            return False
        names = {*filter(None, row["confirmed"].split(";")), doubt[1]}
        row["confirmed"] = ";".join(sorted(names))
        return True

    def _ask(self, row: Row, place: str) -> None:
        click.echo(f"\n{place}: {row['text'] or row['as_stated']}")
        self._propose_anew(row)
        while not row["my_number"] and not row["leave_out"]:
            self._blind(row, _prompt(BLIND))
        if not row["leave_out"]:
            self._propose_repeat(row)
            self._confirm(row)
        saved(self.root, self.draft, self.sheet)

    def _blind(self, row: Row, words: str) -> None:
        """Take a person's reading, or the reason why there is none."""
        if words.startswith("- "):
            row["leave_out"] = words[2:].strip()
            return
        quantity, _, period = words.partition(";")
        try:
            quantity_by_hand(quantity)
            period_by_hand(period.strip())
        except ValueError as error:
            click.echo(f"  {error}")
            return
        row["my_number"], row["my_hedge"], row["my_unit"] = quantity.strip(), "", ""
        row["my_period"] = period.strip()

    def _propose_anew(self, row: Row) -> None:
        """Fill in what follows from the figures before, now that a person has confirmed them."""
        empty = [name for name in PROPOSED if not row[name]]
        confirmed = any(other["my_number"] for other in self.draft.rows)
        for fresh in proposed(self.record, self.draft) if empty and confirmed else ():
            if fresh["figure_id"] == row["figure_id"]:
                row |= {name: fresh[name] for name in empty}

    def _propose_repeat(self, row: Row) -> None:
        reading = self._reading(row)
        stated_on = row["stated_on"] or self.draft.document["published"]
        if reading.quantity and not row["relation"]:
            other = repeated(row, reading, self.record.claims, stated_on)
            row["relates_to"], row["relation"] = other, "repeats" if other else ""

    def _confirm(self, row: Row) -> None:
        """Show a row as a sentence until a person says that it is right."""
        while not row["leave_out"]:
            reading = self._reading(row)
            publisher = self.draft.document["publisher"]
            click.echo(f"  → {sentence(row, reading, self.record.tables, publisher)}")
            missing = [f"missing: {how}" for name, how in REQUIRED.items() if not row[name]]
            wrong = [*unsaid(row, self.draft), *noted(row, reading)[1]]
            faults = [f"{column}: {reason}" for column, reason in wrong]
            for fault in [*faults, *missing]:
                click.echo(f"    {fault}")
            change = _prompt(RIGHT)
            if not change and not faults and not missing:
                return
            if change == "?":
                click.echo(HELP)
            elif change.startswith("- "):
                row["leave_out"] = change[2:].strip()
            elif change:
                click.echo(self._changed(row, change), nl=False)

    def _changed(self, row: Row, change: str) -> str:
        """Make a change as it was typed; say why it cannot be made, or nothing."""
        name, _, words = (part.strip() for part in change.partition("="))
        if name in STATUSES and not words:
            name, words = "status", name
        name = SHORT.get(name, name)
        if name == "my":
            self._blind(row, words)
        elif name == "areas":
            areas = _areas(words)
            if areas is None:
                return f"    not areas{did_you_mean(words, AREAS.values())}: areas=KZ RU\n"
            row["ref_area"], row["counterpart_area"] = areas
        elif name == "indicator":
            return self._indicator(row, words)
        elif name == "relation":
            row["relation"], _, row["relates_to"] = words.partition(" ")
        elif name in FILLED:
            values = CELLS[name].values
            if values and words and words not in values:
                return f"    one of {', '.join(values)}{did_you_mean(words, values)}\n"
            row[name] = words
        else:
            return f"    no such cell {name!r}{did_you_mean(name, FILLED)}\n"
        return ""

    def _indicator(self, row: Row, words: str) -> str:
        """Take an indicator by its name or title, or list those that the words may mean."""
        codebook = records(self.record.tables["indicators"])
        folded = words.casefold()
        for indicator in codebook:
            if folded in (indicator["indicator"], indicator["title"].casefold()):
                row["indicator"] = indicator["indicator"]
                if not row["ref_area"]:
                    usual = usual_areas(self.record.tables["figures"])
                    areas = usual.get(row["indicator"], ("", ""))
                    row["ref_area"], row["counterpart_area"] = areas
                return ""
        quantity = self._reading({**row, "indicator": ""}).quantity
        near = [
            f"    {indicator['indicator']}: {indicator['title']}\n"
            for indicator in codebook
            if folded in " ".join(indicator[name] for name in NAMED).casefold()
            and (quantity is None or fits(quantity, indicator["unit"]))
        ]
        none = f"    no indicator of that unit has {words!r} in its name or title\n"
        return "".join(near) or none

    def _reading(self, row: Row) -> Reading:
        return reading_of(row, self.record.tables, self.draft.document)


def _areas(words: str) -> tuple[str, str] | None:
    """Return the codes of two areas, or of one and none, given by code or name; None if unknown.

    >>> _areas("KZ RU"), _areas("Russia, Kazakhstan"), _areas("North Kazakhstan Region RU")
    (('KZ', 'RU'), ('RU', 'KZ'), ('KZ-59', 'RU'))
    >>> _areas("EAEU"), _areas("Rusia")
    (('EAEU', ''), None)
    """
    codes = {name.casefold(): code for code, name in AREAS.items()}
    codes |= {code.casefold(): code for code in AREAS} | {"": ""}
    parts = words.casefold().replace(",", " ").replace(";", " ").split()
    for cut in range(len(parts), 0, -1):
        first, second = " ".join(parts[:cut]), " ".join(parts[cut:])
        if first in codes and second in codes:
            return codes[first], codes[second]
    return None


def _prompt(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False)).strip()
