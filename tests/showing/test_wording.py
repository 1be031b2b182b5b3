"""Words of the record are shown as they are, whatever Markdown would take them for."""

from html import unescape

import pytest
from markdown_it import MarkdownIt

from analysis.record.load import all_figures
from analysis.showing.topics.prose import escaped, quoted

HOSTILE = [
    "from $46 billion to $44.5 billion",
    "*more* than **12**",
    "a_b_c and `code`",
    "<b>19</b> & &lt;20&gt;",
    "[20](https://example.org)",
    "back\\slash \\$5",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_escaped_words_are_read_back_as_they_were(words: str) -> None:
    html = MarkdownIt().renderInline(escaped(words))
    assert "<" not in html
    assert unescape(html) == words


@pytest.mark.parametrize("words", HOSTILE)
def test_no_dollar_sign_is_left_that_could_begin_a_formula(words: str) -> None:
    assert "$" not in quoted(words).replace("\\$", "")


def test_all_words_of_the_record_are_one_piece_of_emphasis() -> None:
    for words in all_figures()["as_stated"]:
        html = MarkdownIt().renderInline(quoted(words))
        assert unescape(html.removeprefix("“<em>").removesuffix("</em>”")) == words
