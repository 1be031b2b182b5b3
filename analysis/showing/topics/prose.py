"""Text that notebooks show as Markdown."""

from collections.abc import Iterable

import pandas as pd
from IPython.display import Markdown

from analysis.record.load import load
from analysis.showing import wording


def prose(text: str) -> Markdown:
    """Show paragraphs, which a blank line parts, whatever other line breaks their source has."""
    return Markdown("\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n")))


def points(texts: Iterable[str]) -> Markdown:
    """Show a list."""
    return Markdown("\n".join(f"- {' '.join(text.split())}" for text in texts))


def unless(statistics: pd.DataFrame, absent: str) -> str:
    """Say that statistics are absent, in these words; or, if there are some, who reports them."""
    if statistics.empty:
        return f"{absent}."
    reporters = wording.listed(dict.fromkeys(statistics["reporter"]))
    return f"The record has statistics by {wording.escaped(reporters)}, which are not counted here."


def caution(indicator: str) -> str:
    """Give the codebook's caution on an indicator, for a sentence."""
    cautions = load("indicators").set_index("indicator")["caution"].to_dict()
    return wording.escaped(cautions[indicator])


def cautions(*indicators: str) -> Markdown:
    """List the codebook's cautions on indicators."""
    titles = load("indicators").set_index("indicator")["title"]
    return points(f"**{titles[name]}**: {caution(name)}" for name in indicators)
