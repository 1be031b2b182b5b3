"""Text that notebooks show as Markdown."""

from collections.abc import Iterable
from html import escape

import pandas as pd
from IPython.display import HTML, Markdown

from analysis.record.load import by_key
from analysis.showing import wording

#: What Markdown takes for more than itself. Two dollar signs are a formula to JupyterLab.
_MARKS = str.maketrans(
    {"$": "\\$", "&": "&amp;", **{mark: f"&#{ord(mark)};" for mark in "*_`<[]\\"}}
)


def escaped(text: str) -> str:
    r"""Write words of the record so that Markdown shows them as they are.

    >>> escaped("$5 *and* <more>"), escaped("a_b `c`")
    ('\\$5 &#42;and&#42; &#60;more>', 'a&#95;b &#96;c&#96;')
    """
    return text.translate(_MARKS)


def quoted(words: str) -> str:
    r"""Set words of the record in quotation marks and italics, also where they begin a sentence.

    >>> quoted("to $ 19 billion")
    '“*to \\$ 19 billion*”'
    """
    return f"“*{escaped(words)}*”"


def prose(text: str) -> Markdown:
    """Show paragraphs, which a blank line parts, whatever other line breaks their source has."""
    return Markdown("\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n")))


def folded(summary: str, text: str) -> HTML:
    """Show a sentence that can be unfolded into what else there is to say."""
    return HTML(f"<details><summary>{escape(summary)}</summary><p>{escape(text)}</p></details>")


def points(texts: Iterable[str]) -> Markdown:
    """Show a list."""
    return Markdown("\n".join(f"- {' '.join(text.split())}" for text in texts))


#: What an answer says where offices of statistics have nothing.
UNMEASURED = "The record has no statistics of these, only what was stated"


def unless(
    statistics: pd.DataFrame, absent: str = UNMEASURED, so: str = "too, not counted here"
) -> str:
    """Say that statistics are absent, in these words; or, if there are some, who reports them."""
    if statistics.empty:
        return f"{absent}."
    reporters = wording.listed(dict.fromkeys(statistics["reporter"]))
    return f"The record has statistics by {escaped(reporters)} {so}."


def caution(indicator: str) -> str:
    """Give the codebook's caution on an indicator, for a sentence."""
    return escaped(by_key("indicators")[indicator]["caution"])


def cautions(*indicators: str) -> Markdown:
    """List the codebook's cautions on indicators."""
    codebook = by_key("indicators")
    return points(f"**{codebook[name]['title']}**: {caution(name)}" for name in indicators)
