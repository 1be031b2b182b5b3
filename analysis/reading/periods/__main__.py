"""Print how words for a period are read: each word's lists, the rule, what it names, the days."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from analysis.reading.detection import language_of
from analysis.reading.flow import as_read
from analysis.reading.periods.grammar import grammar_of
from analysis.reading.periods.parse import find_periods
from analysis.reading.periods.words import TOKEN


def told(text: str, stated_on: str | None) -> Iterator[str]:
    """Tell in lines how a text is read."""
    text, _ = as_read(text)
    grammar = grammar_of(language_of(text))
    words = grammar.words(TOKEN.findall(text))
    for word, letter in zip(words.words, words.letters, strict=True):
        yield f"{word:<17} {', '.join(sorted(grammar.alphabet.names(letter))) or '–'}"
    for found in grammar.find(text):
        base = " (a base)" if found.is_base else ""
        yield f"rule {found.kind}{base}: {text[found.start : found.end]!r}"
        yield from map("  {}".format, found.cores)
    for span in find_periods(text, stated_on=stated_on):  # which may be fewer: "in 2022, in May"
        days = span.period or "unknown without the date, or the period that is compared"
        yield f"{text[span.start : span.end]!r}: days {days}"


def main() -> None:
    """Read the words and the date from the command line."""
    parser = argparse.ArgumentParser(prog="python -m analysis.reading.periods", description=__doc__)
    parser.add_argument("words")
    parser.add_argument("--stated-on", metavar="DATE", help="2021, 2021-04 or 2021-04-06")
    arguments = parser.parse_args()
    print(*told(arguments.words, arguments.stated_on), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
