"""Texts as letters: each word or phrase that the rules for periods know is written as one.

What stands in the same lists of the files in ``languages/`` has the same letter. So a few score of
letters do for all words of all languages, and a rule about words is a short regular expression.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Any, NamedTuple

from analysis.reading.inflection import Endings, endings_of
from analysis.reading.languages import expand, words_of
from analysis.reading.lexicon import lexicon
from analysis.reading.periods.cores import MONTHS_OF_YEAR, YEARS
from analysis.reading.periods.forms import date_of, follows
from analysis.reading.tokens import DASHES, plain

# The letters of what is in no list: numbers, by what they can be, and signs.
LETTERS = {
    "day_number": "d",  # 1 … 31
    "ended_day": "e",  # "наурыздың 5-і"
    "number": "n",  # 32 … 999
    "year_number": "y",  # 1900 … 2100
    "school_number": "a",  # 2020/21
    "years_number": "b",  # 2020-21
    "full_date": "t",  # 2021-08-19, 19.08.2021
    "nine_m": "m",  # 9M, 9M2024
    "year_quarter": "q",  # 1Q25, 2025Q1
    "year_half": "h",  # 1H2025
    "decade_number": "D",  # 1990s
    "comma": ",",
    "dash": "-",
}
PARTS = {"months_letters": "m", "quarter_letters": "q", "half_letters": "h"}
STOP, BRACKET, SIGN, OTHER_NUMBER = ".", "(", "$", "0"
UNKNOWN, NAME = "x", "X"  # in small letters, with a capital
PAST = "p"  # in small letters, with an ending of the past
UNSURE = "u"  # "may", which is a month only where a period is all around it
CAPITAL = "U"  # "May", which within a sentence is one where no name stands beside it
FIRST_LETTER = "\x80"  # of those for lists

Lists = defaultdict[str, list[str]]
Values = dict[str, dict[str, int]]

_REMEMBERED, _LONG = 50_000, 30  # how many words are kept in memory, and how long they may be
TOKEN = re.compile(
    r"""(?:[A-Z]{2})?+ [0-9]{4} [-‐-–] ['’]?+ [0-9]{2} (?![\w-]|[.,][0-9])
    | [A-Z]{2} (?=[0-9]{4}/) | [0-9]{4} (?=жж?\b|жыл)
    | [^\W0-9]\w*+
    | [0-9]{1,2} (?=,(?:19|20)[0-9]{2}(?!\w|[.,][0-9]) # "January 1,2023"
        | \.20[0-9]{2}[-–]20[0-9]{2}\s) # "1.2022-2024 жылдарға"
    | [0-9](?: [0-9]{3}-[0-9]{2}-[0-9]{2}(?![\w-]) | [0-9]{3}/[0-9]{2}(?:[0-9]{2})?(?!\w)
        | [0-9]*+(?:[.,][0-9]++)++ | [0-9]*+-[^\W0-9]{1,2}(?!\w) | \w*+ )
    | \n[^\S\n]*+\n
    | [^\w\s]""",
    re.VERBOSE,
)


class Words(NamedTuple):
    """The words of a text in plain form, phrases joined; their letters; their first tokens."""

    words: list[str]
    letters: str
    tokens: list[int]


class Alphabet:
    """The letters for some lists of words, which may have the endings of their languages.

    `triggers` are the lists without which `names_something` is false.
    """

    def __init__(self, lists: Lists, triggers: Collection[str], languages: Collection[str]) -> None:
        self.languages = tuple(languages)
        members = defaultdict[tuple[str, ...], set[str]](set)
        for name, phrases in lists.items():
            for phrase in phrases:
                parts = tuple(TOKEN.findall(phrase))
                members[parts].add(name)
                if len(parts) > 1:
                    members[parts[:1]].add("head")
                    if name in triggers:  # its last word calls for a second look
                        members[tuple(part for part in parts if part.isalnum())[-1:]].add("trigger")
        years = [(mark.lower(), f"{n:02}") for mark in lists["year_letters"] for n in range(100)]
        for mark, _ in years:
            members[mark,].add("head")
        kinds = sorted({tuple(sorted(names)) for names in members.values()})
        self._kinds = {
            chr(ord(FIRST_LETTER) + place): set(kind) for place, kind in enumerate(kinds)
        }
        self._by_list = defaultdict[str, str](str)
        for letter, names in self._kinds.items():
            for name in names:
                self._by_list[name] += letter
        letter_of = {kind: letter for letter, kind in zip(self._kinds, kinds, strict=True)}
        letters = {parts: letter_of[tuple(sorted(names))] for parts, names in members.items()}
        single = {parts[0]: letter for parts, letter in letters.items() if len(parts) == 1}
        words = {word for parts in letters for word in parts if word[0].isalpha()}
        self.inflected = endings = endings_of(languages, words, only="nouns")
        self._letters, self._plain = _Letters(single, lists, endings), _Plain(endings)
        self._phrases = defaultdict[tuple[str, ...], list[tuple[list[str], str]]](list)
        for parts in sorted(letters, key=len, reverse=True):
            if len(parts) > 1:
                self._phrases[parts[:2]].append((list(parts), letters[parts]))
        for both in years:  # "in FY 22"
            self._phrases[both].append((list(both), LETTERS["year_number"]))
        self._heads = re.compile(f"[{UNSURE}{CAPITAL}{self.of('head')}]")
        self._trigger = re.compile(f"[yabtmu{CAPITAL}qhD{self.of('trigger', *triggers)}]")

    @cached_property
    def full_stops(self) -> re.Pattern[str]:
        """Those that end no sentence: *in October, U.S. exports fell*, *Mr. Smith*; no *Oct.*."""
        months = (self.of("month"), CAPITAL)
        words = {
            word.title()
            for language in self.languages
            for word in lexicon(language).sets["abbreviations"]
            if word.isalpha() and self.spelt([word.title()]) not in months
        }
        ended = "|".join(rf"(?<=\b{word}\.)" for word in ["[A-ZА-Я]", *sorted(words)])
        return re.compile(rf"\.(?=[A-ZА-Я]\.|\s+[^\W\d])(?:{ended})")  # the rarest first

    def of(self, *names: str) -> str:
        """Give the letters of all that is in one of some lists."""
        return "".join(sorted({letter for name in names for letter in self._by_list[name]}))

    def names(self, letter: str) -> set[str]:
        """Give the lists that a letter stands for, or the name of what is in none."""
        form = next((name for name, other in LETTERS.items() if other == letter), "")
        return self._kinds.get(letter, {form} - {""})

    def spelt(self, tokens: list[str]) -> str:
        """Give the letter of each token."""
        return "".join(map(self._letters.__getitem__, tokens))

    def names_something(self, letters: str) -> bool:
        """Tell whether there is a word or number without which no period can be named."""
        return bool(self._trigger.search(letters))

    def read(self, tokens: list[str], letters: str) -> Words:
        """Make words of tokens and their letters, with phrases joined, the longest first."""
        forms = list(map(self._plain.__getitem__, tokens))
        words: list[str] = []
        spelt: list[str] = []
        places: list[int] = []
        at = 0
        for head in self._heads.finditer(letters):
            start = head.start()
            for parts, letter in self._phrases.get(tuple(forms[start : start + 2]), ()):
                end = start + len(parts)
                if start >= at and forms[start:end] == parts:
                    words += [*forms[at:start], " ".join(parts)]
                    spelt += [letters[at:start], letter]
                    places += range(at, start + 1)
                    at = end
                    break
        spelt.append(letters[at:])
        return Words(words + forms[at:], "".join(spelt), [*places, *range(at, len(tokens) + 1)])


class _Plain(dict[str, str]):
    """The form of each word that the lists have."""

    def __init__(self, endings: Endings | None) -> None:
        super().__init__()
        self._endings = endings

    def __missing__(self, word: str) -> str:
        form = "-" if word in DASHES else plain(word)
        form = self._endings.split(form)[0] if self._endings else form
        if len(self) < _REMEMBERED and len(word) < _LONG:
            self[word] = form
        return form


class _Letters(dict[str, str]):
    """The letter of each word; what stands in no list is told by its form."""

    def __init__(self, known: dict[str, str], lists: Lists, inflected: Endings | None) -> None:
        super().__init__({str(number): "d" if number < 32 else "n" for number in range(1, 1000)})
        self.update({str(year): "y" for year in YEARS})
        self.update(dict.fromkeys(".!?;…", STOP) | dict.fromkeys(DASHES, "-") | {",": ","})
        self.update(dict.fromkeys("()[]{}<>\"'«»“”„‘’‚:*_•·/", BRACKET))
        unsure = dict.fromkeys(lists["not_always_month"], UNSURE)
        for form in (str.upper, str.capitalize, str.lower):
            self.update({form(word): letter for word, letter in (known | unsure).items()})
        self.update({word.capitalize(): CAPITAL for word in unsure if word.islower()})
        self.update({f"{n}{mark}": "m" for n in range(1, 13) for mark in lists["months_letters"]})
        years, of_years = [*YEARS, *(f"{n:02}" for n in range(100))], lists["year_letters"]
        self.update({f"{mark}{n}": "y" for n in years for mark in of_years})
        self._pair = re.compile(f"(?:{'|'.join(of_years)})?([0-9]{{4}})[^0-9/]{{1,2}}([0-9]{{2}})")
        self._known, self._decades = known | unsure, lists["decade_endings"]
        self._inflected = inflected
        self._past_endings = tuple(lists["past_endings"])
        self._not_past = frozenset(lists["not_past"])
        marks = {mark: letter for name, letter in PARTS.items() for mark in lists[name]}
        mark = f"({'|'.join(marks) or '(?!)'})"
        self._part = re.compile(
            f"[0-9]{{1,2}}{mark}(?:[0-9]{{2}}){{1,2}}|[0-9]{{4}}{mark}[0-9]{{1,2}}"
        )
        self._marks = marks
        self._day_endings = frozenset(lists["day_endings"])
        endings = [*lists["number_endings"], *lists["decade_endings"], *self._day_endings]
        self._ended = re.compile(f"([0-9]{{1,4}})-?({'|'.join(endings)})")

    def __missing__(self, word: str) -> str:
        letter = self._by_form(word)
        if len(self) < _REMEMBERED and len(word) < _LONG:
            self[word] = letter
        return letter

    def _by_form(self, word: str) -> str:
        if (pair := self._pair.fullmatch(word)) and int(pair[1]) in YEARS:
            if pair[2] == "00" or pair[2] > pair[1][2:]:
                return "b"
            return "y" if int(pair[2]) <= MONTHS_OF_YEAR else OTHER_NUMBER  # "2021-04", "2021-13"
        if word[0] in "0123456789":
            return self._of_number(word)
        if word[0] == "\n":
            return STOP
        if not word[0].isalnum():
            return SIGN
        form = plain(word)
        form = self._inflected.split(form)[0] if self._inflected else form
        if word[0].isupper():
            return self._known.get(form, NAME)
        past = form.endswith(self._past_endings) and form not in self._not_past
        return self._known.get(form, PAST if past else UNKNOWN)

    def _of_number(self, word: str) -> str:
        if date_of(word):
            return "t"
        if years := re.fullmatch("([0-9]{4})/([0-9]+)", word):
            return "a" if follows(int(years[1]), int(years[2])) else OTHER_NUMBER
        if self._marks and (part := self._part.fullmatch(word)):
            return self._marks[part[1] or part[2]]
        if re.fullmatch("0[1-9]", word):
            return "d"
        ended = self._ended.fullmatch(plain(word))
        letter = self.get(ended[1], OTHER_NUMBER) if ended else OTHER_NUMBER
        if ended and ended[2] in self._day_endings:
            return LETTERS["ended_day"] if letter == "d" else OTHER_NUMBER
        if ended and letter == "y" and ended[2] in self._decades:
            return LETTERS["decade_number"] if ended[1].endswith("0") else OTHER_NUMBER
        return letter


def offsets_of(text: str, tokens: list[str]) -> list[tuple[int, int]]:
    """Return where each token of a text starts and ends."""
    end = 0
    offsets = []
    for token in tokens:
        start = text.index(token, end)
        end = start + len(token)
        offsets.append((start, end))
    return offsets


def lists_of(languages: tuple[str, ...]) -> tuple[Lists, Values]:
    """Give the entries of each list, and for each entry the number it stands for in which list."""
    lists, values = defaultdict[str, list[str]](list), defaultdict[str, dict[str, int]](dict)
    for language in languages:
        tables = words_of(language)
        periods: dict[str, Any] = tables.get("periods", {})
        for pattern, number in tables.get("cardinals", {}).items():
            for word in expand(pattern):
                lists["cardinals"].append(word)
                values[word]["count"] = number
        for name, given in [*periods.items(), ("month", tables.get("months", {}))]:
            for number, patterns in given.items() if isinstance(given, dict) else [(1, given)]:
                lists[name] += (
                    entries := [entry for pattern in patterns for entry in expand(pattern)]
                )
                for entry in entries:
                    values[" ".join(TOKEN.findall(entry))][name] = int(number)
    return lists, dict(values)
