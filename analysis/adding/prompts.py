"""Each figure of a draft asked for in the terminal: first blind, then as a sentence."""

from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import click

from analysis.adding.changes import SEEN, changed, noted_blind
from analysis.adding.drafts import SHEET_COLUMNS, Draft, saved
from analysis.adding.proposed_rows import proposed, reading_of, repeated, told_twice
from analysis.adding.read_back import sentence
from analysis.adding.recorded import Recorded
from analysis.adding.review import noted, unsaid, whole_words, with_passages
from analysis.record.cells import BadInput, Problem
from analysis.record.figures import RowReading
from analysis.record.schema import WHAT, Row, grouped, values_in

BLIND, RIGHT = "  your reading", "  right? Enter, or a change"
HELP = """First your own reading of the words, before the program shows its own; then the period
as a date, behind a semicolon:
  almost 27 billion USD; 2023      a level: hedge, number, unit; what is counted has no unit
  +4.7 percent; 2021-01/2021-05    a rise; -4.7 is a fall; 20 percent, without a sign, a share
  - a duration                     left out, with the reason
Then the figure is shown as a sentence: Enter if it is right, or one change at a time:
  my=almost 27 billion USD; 2023   your own reading, anew; without a semicolon its period stays,
                                   with nothing behind one it has none
  indicator=exports                what is measured: its name, its title, or some letters of them
  areas=KZ RU                      both areas, by code or name: host, exporter or whole first
  forecast                         the status, if it is not actual: planned, forecast or target
  relation=change_to 3             how it relates to figure 3 of these, or to an id of the record
  relation=                        none. “repeats” is a report of a figure that the record has, and
                                   counts with it as one: take it out if it was said anew
  words=…, period=…, base=…        the source's words: for it, its period, what it changes from
  read_as=4,000 companies          it in full English, where its words alone do not say it
  speaker=…, side=KZ, confirmed=…, note=…
                                   other cells of its row: CONTRIBUTING tells what they hold
  ?                                all this again
"""
FIGURE = "Words of a figure that was not found, or the number of one to be changed (Enter: no more)"
PROPOSED = (*WHAT, "relates_to", "relation")
REQUIRED = {  # cells that must not be empty, and how they are filled in
    "indicator": "what it measures: indicator= and its name, or some letters of it",
    "ref_area": "its areas: areas=KZ RU, the host, the exporter or the whole first",
    "status": "its status: actual, planned, forecast or target",
}
WHICH = """one of the two is wrong: yours (my=…; 2024, or my=…; for no period), or what the program
    took: words=… or period=… has the source's words, period=[2024] what they do not say"""


@dataclass(frozen=True)
class Session:
    """A draft that is asked for figure by figure, and saved after each answer."""

    root: Path
    record: Recorded
    draft: Draft
    sheet: Path

    def ask_all(self) -> None:
        """Ask for each figure that has no answer yet, and for those that were not found."""
        rows = self.draft.rows
        if not any(map(_answered, rows)):
            click.echo(HELP)
        else:
            click.echo("it goes on; ? shows what can be typed")
            self._show_answered()
        for place, row in enumerate(rows, 1):
            if not self._settled(row):
                self._ask(row, f"{place} of {len(rows)}")
        while words := _prompt(FIGURE):
            if words.isdecimal() and 0 < int(words) <= len(rows):
                again = rows[int(words) - 1]
                again["leave_out"] = ""
                self._ask(again, f"{words} again")
            elif whole_words(words, self.draft):
                self._add(words)
            else:
                click.echo(f"  not in the text: {words!r}")

    def _show_answered(self) -> None:
        for place, row in enumerate(self.draft.rows, 1):
            if row["leave_out"]:
                click.echo(f"  {place}: {row['as_stated']!r} is left out: {row['leave_out']}")
            elif self._settled(row):
                click.echo(f"  {place}: {self._sentence(row, self._reading(row))}")

    def _add(self, words: str) -> None:
        """Ask for a figure that was not found."""
        row = dict.fromkeys(SHEET_COLUMNS, "") | {
            "as_stated": words,
            "text": words,
            "status": "actual",
        }
        self.draft.rows.append(row)
        with_passages(self.draft)
        taken = {other["figure_id"] for other in self.draft.rows}
        ids = self.draft.free_ids(self.record.tables["figures"])
        row["figure_id"] = next(name for name in ids if name not in taken)
        self._ask(row, f"{len(self.draft.rows)}, added")

    def mend(self, error: BadInput) -> None:
        """Ask what is to be done about each problem of a row; raise again for any other."""
        rows = {row["line"]: row for row in self.draft.kept()}
        others = [of for of in error.problems if of.file != self.sheet or of.line not in rows]
        if others:
            raise BadInput(others)
        for line, problems in grouped(error.problems, attrgetter("line")).items():
            if not all(self._confirmed(rows[line], problem) for problem in problems):
                self._confirm(rows[line])

    def _confirmed(self, row: Row, problem: Problem) -> bool:
        name = SEEN.get(problem.column, problem.column)
        click.echo(f"\n{row['as_stated']!r}: {name}: {problem.reason}")
        if not problem.check or not click.confirm("  Does the source have it so?", default=False):
            return False
        row["confirmed"] = tuple(sorted({*values_in(row["confirmed"]), problem.check}))
        self._save()
        return True

    def _ask(self, row: Row, place: str) -> None:
        click.echo(f"\n{place}: {row['text'] or row['as_stated']}")
        if not _answered(row):
            self._propose_anew(row)
            while not _answered(row):
                words = _prompt(BLIND)
                if fault := HELP if words == "?" else noted_blind(row, words):
                    click.echo(f"  {fault}")
            if not row["leave_out"]:
                self._propose_repeat(row)
        self._confirm(row)

    def _propose_anew(self, row: Row) -> None:
        """Propose by the figures before, now that a person has confirmed them."""
        if any(other["my_number"] for other in self.draft.rows):
            for fresh in proposed(self.record, self.draft):
                if fresh["figure_id"] == row["figure_id"]:
                    row |= {name: fresh[name] for name in PROPOSED}

    def _propose_repeat(self, row: Row) -> None:
        reading = self._reading(row)
        stated_on = row["stated_on"] or self.draft.document["published"]
        rows = self.draft.rows[: self.draft.rows.index(row)]
        before = [(other, self._reading(other)) for other in rows if other["my_number"]]
        other = repeated(row, reading, self.record.claims, stated_on)
        if other := other or told_twice(row, reading, before):
            row["relates_to"] = other
            row["relation"] = "repeats"

    def _confirm(self, row: Row) -> None:
        """Show a row as a sentence until a person says that it is right; keep each change."""
        while not row["leave_out"]:
            self._save(row)
            reading = self._reading(row)
            click.echo(f"  → {self._sentence(row, reading)}")
            wrong = [*unsaid(row, self.draft), *noted(row, reading)[1]]
            reasons = grouped(wrong, lambda fault: SEEN.get(fault[0], fault[0]))
            faults = [f"{name}: {'; '.join(why for _, why in of)}" for name, of in reasons.items()]
            faults += [WHICH] * any(column.startswith("my_") for column, _ in wrong)
            faults += [f"missing: {how}" for name, how in REQUIRED.items() if not row[name]]
            for fault in faults:
                click.echo(f"    {fault}")
            change = _prompt(RIGHT)
            if not change and not faults:
                break
            if change == "?":
                click.echo(HELP)
            elif change and (answer := changed(row, change, self.draft, self.record)):
                click.echo(f"    {answer}")
        self._save()

    def _save(self, asked: Row | None = None) -> None:
        """Write the draft; a row that is being asked about is so again if it ends here."""
        self.draft.asked = 1 + self.draft.rows.index(asked) if asked else 0
        saved(self.root, self.draft, self.sheet)

    def _settled(self, row: Row) -> bool:
        """Tell whether a person has answered for a figure, and said that its sentence is right."""
        return _answered(row) and self.draft.rows.index(row) + 1 != self.draft.asked

    def _sentence(self, row: Row, reading: RowReading) -> str:
        return sentence(row, reading, self.record.tables, self.draft.document["publisher"])

    def _reading(self, row: Row) -> RowReading:
        return reading_of(row, self.record.tables, self.draft.document)


def _answered(row: Row) -> bool:
    """Tell whether a person has given an own reading of a figure, or left it out."""
    return bool(row["my_number"] or row["leave_out"])


def _prompt(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False)).strip()
