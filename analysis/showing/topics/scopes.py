"""What each notebook is about: the figures that are its own, what it left out, what none has."""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.record.load import all_figures, figure_ids, load
from analysis.record.messages import InputError
from analysis.record.schema import read_toml, records
from analysis.showing import provenance
from analysis.showing.select import figures
from analysis.showing.sources import of_what
from analysis.showing.topics.reasons import PERHAPS

#: How to ask for errors of sources and repeats too.
EVERY_FIGURE = {"with_flagged": True, "with_repeats": True}
OF_WHAT = ("indicators", "topics")  # the words of a scope that are no words of a question


def scope(notebook: str) -> pd.DataFrame:
    """Choose all figures that a notebook is about, errors of sources and repeats among them.

    `scopes.toml` has the questions of each notebook; a figure belongs where one of them asks for
    it. A notebook shows all of its figures, if only under *What was left out*.
    """
    codebook = load("indicators")
    asked = []
    if notebook not in _questions():
        raise InputError(f"scopes.toml does not say what {notebook} is about: write [[{notebook}]]")
    for words in _questions()[notebook]:
        question = {name: value for name, value in words.items() if name not in OF_WHAT}
        of = codebook["topic"].isin(words.get("topics", ()))
        of |= codebook["indicator"].isin(words.get("indicators", ()))
        asked.append(figures(*codebook["indicator"][of], **EVERY_FIGURE, **question))
    return pd.concat(asked).drop_duplicates("figure_id").reset_index(drop=True)


@cache
def _questions() -> dict[str, list[dict[str, Any]]]:
    """Load the questions of each notebook."""
    return read_toml(Path(__file__).with_name("scopes.toml"))


def left_out(rows: pd.DataFrame, *shown: pd.DataFrame) -> pd.DataFrame:
    """Show the figures of a notebook that none of its selections has or follows from, and why."""
    seen = {name for selection in shown for row in records(selection) for name in figure_ids(row)}
    rest = rows[~rows["figure_id"].isin(seen)].reset_index(drop=True)
    why = pd.Series("no finding rests on it", index=rest.index)
    why = why.mask(rest["may_be_partial"], PERHAPS)
    why = why.mask(rest["figure_id"] != rest["claim_id"], "repeats another figure")
    why = why.mask(rest["flag"].notna(), "an error of its source")
    return sources_of(rest).assign(**{"left out": why.to_list()})


def sources_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Show figures with what each is of, also where all are of one thing, and their sources."""
    table = provenance.sources_table(rows)
    if "of" not in table:
        table.insert(0, "of", of_what(rows))
    return table


def by_notebook(compared: pd.Series) -> pd.DataFrame:
    """Count the figures that each notebook shows, and those that are in a pair with a verdict."""
    rows = []
    for name in _questions():
        own = compared[scope(name)["figure_id"]]
        title = name.partition("_")[2].replace("_", " ")
        rows.append({"notebook": title, "figures": len(own), "compared with others": own.sum()})
    left = compared[none_has()["figure_id"]]
    rows.append(
        {"notebook": "in no notebook", "figures": len(left), "compared with others": left.sum()}
    )
    return provenance.by(pd.DataFrame(rows), "notebook")


def none_has() -> pd.DataFrame:
    """Choose the figures that are in no notebook."""
    shown = pd.concat([scope(name) for name in _questions()])["figure_id"]
    record = all_figures()
    return record[~record["figure_id"].isin(shown)].reset_index(drop=True)
