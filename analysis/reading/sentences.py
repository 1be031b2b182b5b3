"""Where the sentences of a line end: a full stop, but not each, and not only before a space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.reading.lexicon import UNITS, Lexicon
from analysis.reading.tokens import DASHES, plain

LONGEST_PART = 20  # characters of its words
SHORT = 6  # words of a sentence so far, if *2023 г.* is still its beginning

_SENTENCE_END = re.compile(
    r"""[.!?…]+[)\]"'»”’]*(?:
        \s+(?=[^\s\w]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÁÄÓÖÚÜÝŃŊǴĞŞ0-9])
        | \s+[-–—]\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])  # "…, – he said. – Last year"
        # no space
        | (?:(?<=[^\W\d_A-ZА-ЯЁ]{2}[.])|(?<=[\d%)»"][.])|(?<=[^\W\d_]{2}[.][»”]))
          (?=[A-ZА-ЯЁ][a-zа-яё]*[\s,])
    )""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"[A-ZА-ЯЁ]|(?:[^\W\d_]\.)+[^\W\d_]")  # "N. Nazarbayev", "22 U.S.C. 2151"
_NEXT = re.compile(r"[^\W\d_]+")
_DAY, _YEAR = re.compile(r"\d\d?"), re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d\d?\.\s*\d\d?$")
_WORDS = re.compile(r"[^\W_]+|[^\w\s]")
_WORD = re.compile(r"[^\W_]+")


def sentences(line: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a line; a full stop after an abbreviation ends none."""
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if line[end.start()] != "." or not _goes_on(line[start : end.start()], end, words):
            yield start, end.end()
            start = end.end()
    if start < len(line):
        yield start, len(line)


def _is_unit(word: str, end: re.Match[str], words: Lexicon) -> bool:
    """Whether a unit stands behind an abbreviation: *5 тыс. TEU*, *bln. US dollars*."""
    following = _NEXT.match(end.string, end.end())
    if following is None:
        return False
    after = (".", plain(following[0]))
    phrase = any(tail[:2] == after for tail, _, _ in words.entries.get(word, ()))
    return phrase or _begins_with(end, words, (*UNITS, "exact"))


def _begins_with(end: re.Match[str], words: Lexicon, kinds: tuple[str, ...]) -> bool:
    """Whether words of some kinds follow: a unit, *Of which 5*, *В том числе 5 млрд*."""
    following = _WORDS.findall(plain(end.string[end.end() : end.end() + LONGEST_PART]))
    if words.endings:
        following = [words.endings.split(word)[0] for word in following]
    return any(
        kind in kinds and following[1 : 1 + len(tail)] == [*tail]
        for first in following[:1]
        for tail, kind, _ in words.entries.get(first, ())
    )


def _goes_on(sentence: str, end: re.Match[str], words: Lexicon) -> bool:
    """Whether the full stop behind a sentence so far only ends an abbreviation."""
    written = "".join(sentence.rsplit(maxsplit=1)[-1:])
    word = plain(written).lstrip('([«“"')
    word = words.endings.spelt(word) if words.endings else word  # "7 mln. 456 myń"
    unit = written.islower() and word in words.sets["abbreviations_at_ends"]  # "p.a.", no "M."
    if _INITIALS.fullmatch(written) and not unit:
        return True
    following = _WORD.search(end.string, end.end())
    after = plain(following[0]) if following else ""
    before_number = after[:1].isdigit()
    if before_number and _DAY.fullmatch(word):  # "14. 03.98", no "… in villages 6. 2015 was"
        return not _YEAR.fullmatch(after) or _DATE.search(sentence) is not None
    if _begins_with(end, words, ("part",)):  # tells parts of what was said
        return True
    letter = len(word) == 1 and word.isalpha()  # no "y-o-y. Exports"
    word = word.rpartition("-")[2]  # "Jan.-Feb. 2017"
    word = word.lstrip("0123456789,.") or word  # "2015ж. 1 қаңтарда", "5МЛН. ТОНН"
    if word in words.sets["abbreviations_of_years"]:
        before = sentence.split()
        numbers = sum(part[:1].isdigit() for part in before)
        town = len(word) == 1 and not before[-2:][0][:1].isdigit()  # "в бюджет г. Пензы"
        dashed = end[0][-2:-1] in DASHES  # "за 9 месяцев 2023 г. – USD 5 млн"
        return before_number or dashed or len(before) <= SHORT or numbers == 1 or town
    if word in words.sets["abbreviations_at_ends"]:  # of units: "5 млрд. Экспорт", "5 млрд. 300"
        shouted = following is not None and written.isupper() and following[0].isupper()
        return before_number or shouted or _is_unit(word, end, words)
    return word in words.sets["abbreviations"] or letter
