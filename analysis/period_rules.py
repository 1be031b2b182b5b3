"""The rules by which periods are found in words, before the date of the statement is looked at.

Each known word or phrase is written as one letter, so that a rule is a regular expression over words: *in the
first five months of this year* has nine letters. The words are the lists of the files in ``languages/``; the names
in the rules are the names of those lists, of `LETTERS` and of `PIECES`. The three tables are applied in turn, and
what a rule of one table finds is a single letter to the next. Every repetition is bounded, so the time taken grows
as the text does, whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from analysis.languages import available, words_of
from analysis.lexicon import expand, plain

# The letters of what is in no list: numbers, by what they can be, and signs.
LETTERS = {
    "day_number": "d",  # 1 … 31
    "number": "n",  # 32 … 999
    "year_number": "y",  # 1900 … 2100
    "school_number": "a",  # 2020/21
    "full_date": "t",  # 2021-08-19, 19.08.2021
    "nine_m": "m",  # 9M
    "comma": ",",
    "dash": "-",
}
STOP, BRACKET, SIGN, UNKNOWN, OTHER_NUMBER, UNSURE = ".", "(", "$", "x", "0", "u"
AMOUNT = f"{UNKNOWN}{OTHER_NUMBER}{SIGN}dnym"  # before these a bare number is an amount: "2020 companies"
PUNCTUATION = f"{STOP}{BRACKET},-"

PIECES = {
    "count": "(?: cardinals | day_number | number )",
    "which": "the{0,2} shifts",
    "of_year": "(?: (?: of | in | preposition | comma )? Y | of? E )",
    "school_years": "(?: school_number | Y dash (?: Y | day_number ) )",
    "nth": "the? (?: ordinals | day_number ) dash?",
    "lead": "(?: in | preposition | of | the ){0,4}",
    "start_of": "(?: start of? the? )",
    "end_of": "(?: end of? the? )",
}
# Years, and stretches that reach from the statement back or ahead.
YEARS = {
    "rolling": """the{0,2} past (?: count units | one_unit ) | the last one_unit (?! of ) | the? last count units
        | over (?: count (?: years_counted | year ) | year )""",
    "ahead": "the{0,2} ahead count units",
    "a_year": """the{0,2} (?: year | years )? year_number (?: the? (?: year | years ) )?
        | which year_number? year""",
    "the_year": "the{0,2} (?: year | years )",
}
# Stretches of time that stand by themselves. Y is a year, E only the word.
CORES = {
    "day": """full_date
        | (?: from | between )? the? day_number (?: dash | to | and ) the? day_number of? month of_year?
        | the? day_number of? month of_year?
        | month the? day_number (?: (?: dash | and ) day_number )? (?! no_day_before ) of_year?""",
    "academic": """the{0,2} school_years E? academic E | the{0,2} school_number E?
        | (?: which | the{0,2} ) academic E (?: (?: of | in | preposition )? school_years )?""",
    "month": "month of_year?",
    "quarter": """nth quarter_word of_year? | the? (?: last | past ) quarter_word of Y
        | quarters (?: dash? of_year )? | Y dash? quarters""",
    "half": "nth half_word of_year? | halves (?: dash? of_year )? | Y dash? halves",
    "months": """the{0,2} first (?: count dash? units | month_word ) of_year?
        | the{0,2} count dash? months of_year? | nine_m of_year?""",
    "unit": "which (?: month_word | quarter_word | half_word )",
    "future": "near_future",
    "to_date": "to_date",
    "now": "now",
    "year": "Y",
}
# The letter of each: C lies on the calendar, N is now, T is to date, R any other.
LETTER_OF = {"a_year": "Y", "the_year": "E", "now": "N", "to_date": "T"}
LETTER_OF |= dict.fromkeys(("rolling", "ahead", "future"), "R")
# What stands around them, and so what becomes of them.
WRAPS = {
    "range": "between C and C | lead from? start_of? C (?: to | dash ) the? end_of? C",
    "both": "lead C and lead C",
    "year_to_date": "lead C T | T lead C",
    "since": "from the? start_of? [CE] (?: (?: to | dash )? N | T )?",
    "until": "(?: by | before ) the? end_of [CE] | by the? year_end (?: of? C )? | by the? C",
    "until_start": "by the? start_of [CE]",
    "first_day": "lead as_of? the? start_of [CE]",
    "last_day": "lead as_of? the? (?: end_of [CE] | year_end C? )",
    "same": "by? lead same (?: of | in )? C?",
    "year_ago": "lead year_ago",
    "year_on_year": "year_on_year",
    "as_of": "as_of the? C",
    "plain": "lead [CNTR]",
}
# What a change starts from: "compared with $46 billion in 2015" too, so some words may stand between.
BASE = "(?P<base> compared [^.,yCNTR]{0,6}? | against | than )?"
# What the rules of each table begin with: looking at that first makes them fast.
BEGINS = {
    "years": "year_number the past last over ahead year years shifts",
    "cores": """Y E day_number number school_number full_date nine_m the from between month shifts academic
        ordinals last past first cardinals quarters halves near_future to_date now""",
    "wraps": """C N T R in preposition of the from between by before as_of start end year_end same year_ago
        year_on_year compared against than""",
}
# Without a word of one of these lists, or a number of one of these letters, a text names no period.
TRIGGERS = ["month", "year", "years", "units", "months", "month_word", "quarter_word", "half_word"]
TRIGGERS += ["quarters", "halves", "same", "now", "to_date", "near_future", "year_end"]
NUMBER_TRIGGERS = "ydatmu"
# Words that may stand beside a period.
BESIDE = ["in", "preposition", "of", "the", "from", "filler", "past_verbs", "future_verbs"]
BESIDE += ["compared", "against", "than"]

_DASHES = "-‐‑‒–—―−"
_SENTENCE = 40  # words on either side in which a verb is looked for
_REMEMBERED, _LONG = 50_000, 30  # how many words are kept in memory, and how long
_TOKEN = re.compile(
    r"""[^\W0-9]\w*+(?:[\u00ad\u200b\u2060]\w++)*+
    | [0-9](?: [0-9]{3}-[0-9]{2}-[0-9]{2}(?![\w-]) | [0-9]{3}/[0-9]{2}(?:[0-9]{2})?(?!\w)
        | [0-9]*+(?:[.,][0-9]++)++ | [0-9]*+-[^\W0-9]{1,2}(?!\w) | \w*+ )
    | \n[^\S\n]*+\n
    | [^\w\s\u00ad\u200b-\u200d\u2060\ufeff\ufe0f]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Core:
    """What words name by themselves; `begin` and `end` are (month, day), day 0 the first or last of the month."""

    kind: str
    year: int | None = None  # of the end
    shift: int | None = None  # the same, counted from the year of the statement
    begin: tuple[int, int] = (1, 0)
    end: tuple[int, int] = (12, 0)
    months: int = 0  # how many back or ahead, or in the unit
    bare: bool = (
        False  # a number alone: its place must show that it is a year, or a total of months
    )
    previous: bool = False  # the year before the one that is spoken of
    total: bool = False  # a total of months, which is never in the future

    @property
    def dated(self) -> bool:
        """Whether the words name the year."""
        return self.year is not None or self.shift is not None


class Found(NamedTuple):
    """A period as found: its row of `WRAPS`, its cores, and whether the verb of its sentence is past."""

    kind: str
    cores: list[Core]
    start: int
    end: int
    is_base: bool
    past: bool


class _Words(NamedTuple):
    """The words of a text in plain form, phrases joined; their letters; the number of each one's first token."""

    words: list[str]
    letters: str
    tokens: list[int]


class _Line(NamedTuple):
    """Letters; for each the number of its first word, and what a rule has made of it."""

    letters: str
    places: list[int]
    cores: list[Core | None]


class _Plain(dict[str, str]):
    """The form of each word that the lists have."""

    def __missing__(self, word: str) -> str:
        form = "-" if word in _DASHES else plain(word)
        if len(self) < _REMEMBERED and len(word) < _LONG:
            self[word] = form
        return form


class _Letters(dict[str, str]):
    """The letter of each word; what stands in no list is told by its form."""

    def __init__(self, known: dict[str, str], lists: dict[str, list[str]]) -> None:
        super().__init__({str(number): "d" if number < 32 else "n" for number in range(1, 1000)})
        self.update({str(year): "y" for year in range(1900, 2101)})
        self.update(dict.fromkeys(".!?;…", STOP) | dict.fromkeys(_DASHES, "-") | {",": ","})
        self.update(dict.fromkeys("()[]{}<>\"'«»“”„‘’‚:*_•·/", BRACKET))
        for form in (str.upper, str.capitalize, str.lower):
            self.update({form(word): letter for word, letter in known.items()})
        self.update(dict.fromkeys(lists["not_month_in_lower_case"], UNSURE))
        self.update({f"{n}{mark}": "m" for n in range(1, 13) for mark in lists["months_letters"]})
        self.known, self.decades = known, lists["decade_endings"]
        self.ended = re.compile(f"([0-9]{{1,4}})-?({'|'.join(lists['number_endings'])})")

    def __missing__(self, word: str) -> str:
        letter = self._by_form(word)
        if len(self) < _REMEMBERED and len(word) < _LONG:
            self[word] = letter
        return letter

    def _by_form(self, word: str) -> str:
        if word[0] in "0123456789":
            return self._of_number(word)
        if word[0] == "\n":
            return STOP
        return self.known.get(plain(word), UNKNOWN if word[0].isalnum() else SIGN)

    def _of_number(self, word: str) -> str:
        if _full_date(word):
            return "t"
        if years := re.fullmatch("([0-9]{4})/([0-9]+)", word):
            return "a" if _follows(int(years[1]), int(years[2])) else OTHER_NUMBER
        if re.fullmatch("0[1-9]", word):
            return "d"
        ended = self.ended.fullmatch(plain(word))
        letter = self.get(ended[1], OTHER_NUMBER) if ended else OTHER_NUMBER
        return OTHER_NUMBER if ended and letter == "y" and ended[2] in self.decades else letter


class _Alphabet:
    """The letters of words and phrases: what stands in the same lists has the same letter."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        members = defaultdict[tuple[str, ...], set[str]](set)
        for name, phrases in lists.items():
            for phrase in phrases:
                parts = tuple(_TOKEN.findall(phrase))
                members[parts].add(name)
                if len(parts) > 1:
                    members[parts[:1]].add("head")
                    if name in TRIGGERS:  # its last word calls for a second look
                        members[tuple(part for part in parts if part.isalnum())[-1:]].add("trigger")
        kinds = sorted({tuple(sorted(names)) for names in members.values()})
        self.names = {chr(0x80 + place): names for place, names in enumerate(kinds)}
        letters = {names: letter for letter, names in self.names.items()}
        self.letters = _Letters(
            {
                parts[0]: letters[tuple(sorted(names))]
                for parts, names in members.items()
                if len(parts) == 1
            },
            lists,
        )
        self.phrases = dict[tuple[str, ...], list[tuple[list[str], str]]]()
        for parts in sorted(members, key=len, reverse=True):
            if len(parts) > 1:
                phrase = (list(parts), letters[tuple(sorted(members[parts]))])
                self.phrases.setdefault(parts[:2], []).append(phrase)
        self.plain = _Plain()
        self.heads = re.compile(f"[{self.of('head')}]")
        self.trigger = re.compile(f"[{NUMBER_TRIGGERS}{self.of('trigger', *TRIGGERS)}]")

    def of(self, *names: str) -> str:
        """The letters of all that is in one of some lists."""
        return "".join(
            letter for letter, own in self.names.items() if not set(own).isdisjoint(names)
        )

    def spelt(self, words: list[str]) -> str:
        """The letters of words, before phrases are looked for."""
        return "".join(map(self.letters.__getitem__, words))

    def words(self, tokens: list[str]) -> _Words:
        """The words of a text, with phrases joined."""
        plain_words, letters = list(map(self.plain.__getitem__, tokens)), self.spelt(tokens)
        words, spelt, places, at = list[str](), list[str](), list[int](), 0
        for head in self.heads.finditer(letters):
            start = head.start()
            for parts, letter in self.phrases.get(tuple(plain_words[start : start + 2]), ()):
                end = start + len(parts)
                if start >= at and plain_words[start:end] == parts:
                    words += [*plain_words[at:start], " ".join(parts)]
                    spelt += [letters[at:start], letter]
                    places += range(at, start + 1)
                    at = end
                    break
        spelt.append(letters[at:])
        return _Words(
            words + plain_words[at:], "".join(spelt), [*places, *range(at, len(tokens) + 1)]
        )


class Grammar:
    """The rules, compiled for the words of some languages."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        lists, self.values = _lists(languages)
        self.alphabet = _Alphabet(lists)
        self.years, self.cores = self._compiled("years", YEARS), self._compiled("cores", CORES)
        self.wraps = self._compiled("wraps", WRAPS, BASE)
        self.plain = self._compiled("wraps", {"plain": WRAPS["plain"]}, BASE)
        of = self.alphabet.of
        month, before = (
            of("month"),
            of("in", "preposition", "of", "from", "to", "by", "between", "as_of"),
        )
        self.month = month[0]
        self.unsure = re.compile(f"(?<=[d{before}])u|(?<=[{month}][{of('and')}-])u|u(?=[dy-])")
        self.past = re.compile(f"[{of('past_verbs')}]")
        self.future = re.compile(f"[{of('future_verbs')}]")
        self.beside = frozenset(PUNCTUATION + of(*BESIDE))
        self.surely, self.by = frozenset(of("year_surely_after")), frozenset(of("by"))
        self.weak = frozenset(of("against", "than"))
        self.after = {
            "year": frozenset(PUNCTUATION + of("year_after")),
            "months": frozenset(PUNCTUATION + of("months_after")),
        }

    def find(self, text: str) -> Iterator[Found]:
        """The periods that a text names, in their order."""
        tokens = _TOKEN.findall(text)
        if not self.alphabet.trigger.search(self.alphabet.spelt(tokens)):
            return
        words = self.alphabet.words(tokens)
        letters = words.letters
        if UNSURE in letters:
            letters = self.unsure.sub(self.month, letters)
        size = len(letters)
        line = _Line(f"{STOP}{letters}{STOP}", [0, *range(size + 1)], [None] * (size + 2))
        line = self._reduced(self._reduced(line, self.years, words), self.cores, words)
        at, offsets = 0, list[tuple[int, int]]()
        while match := self.wraps.search(line.letters, at):
            match, cores = self._checked(match, line)
            at = match.end()
            if cores is not None:
                offsets = offsets or [token.span() for token in _TOKEN.finditer(text)]
                yield self._found(match, line, words, cores, offsets)

    def unknown(self, text: str, found: list[Found]) -> list[str]:
        """The words outside of what was found that have no business there."""
        words = self.alphabet.words(_TOKEN.findall(text))
        starts = [token.start() for token in _TOKEN.finditer(text)]
        taken = set[int]()
        for one in found:
            taken.update(range(*(bisect_left(starts, end) for end in (one.start, one.end))))
        return [
            word
            for word, letter, token in zip(words.words, words.letters, words.tokens, strict=False)
            if letter not in self.beside and token not in taken
        ]

    def _reduced(self, line: _Line, rules: re.Pattern[str], words: _Words) -> _Line:
        """Write what the rules find as one letter each."""
        letters, places, cores, at = list[str](), list[int](), list[Core | None](), 0
        for match in rules.finditer(line.letters):
            start, end = match.span()
            kind = str(match.lastgroup)
            stretch = slice(line.places[start], line.places[end])
            years = [core for core in line.cores[start:end] if core]
            core = self._core(kind, words.words[stretch], words.letters[stretch], years)
            if core:
                letters += [line.letters[at:start], LETTER_OF.get(kind, "C")]
                places += line.places[at : start + 1]
                cores += [*line.cores[at:start], core]
                at = end
        if not at:
            return line
        letters.append(line.letters[at:])
        return _Line("".join(letters), places + line.places[at:], cores + line.cores[at:])

    def _core(self, kind: str, words: list[str], letters: str, years: list[Core]) -> Core | None:
        """What the words of one rule name; nothing if they make no sense together."""
        got = self._numbers_in(words, letters)
        count, unit = (got["count"] or [1])[0], (got["units"] or [1])[0]
        if kind == "a_year":
            year = got["named"][-1] if got["named"] else None
            shift = None if got["named"] else got["shifts"][0]
            return Core("year", year, shift, bare=letters == "y", previous=bool(got["previous"]))
        if kind == "the_year":
            return Core("year", shift=0)
        if kind == "year":
            return years[0]
        if kind in ("rolling", "ahead"):
            return Core(kind, months=count * (unit if got["units"] else 12))
        if kind == "unit":
            return Core(kind, shift=got["shifts"][0], months=unit if got["units"] else 6)
        if kind == "academic":
            named = [core.year for core in years if core.year] + got["named"]
            shift = got["shifts"][0] if got["shifts"] else 0
            if len(named) + len(got["count"]) > 1 and not _follows(
                *named[:1], *named[1:2], *got["count"]
            ):
                return None
            if not named:
                return Core(kind, None, shift, (9, 0), (8, 0))
            return Core(kind, named[0] + 1, None, (9, 0), (8, 0))
        core = replace(years[-1], kind=kind, bare=False) if years else Core(kind)
        if kind == "day" and letters[0] == "t" and (day := _full_date(words[0])):
            return replace(
                core, year=day.year, begin=(day.month, day.day), end=(day.month, day.day)
            )
        if kind in ("day", "month"):
            month, days = got["month"][0], got["count"] or [0]
            return replace(core, begin=(month, days[0]), end=(month, days[-1]))
        if kind in ("quarter", "half"):
            length, last = (3, 4) if kind == "quarter" else (6, 2)
            place = [*got["quarters"], *got["halves"], *got["ordinals"], *got["count"], last][0]
            begin, end = (place * length - length + 1, 0), (place * length, 0)
            return replace(core, begin=begin, end=end, total=True) if place <= last else None
        if kind == "months":
            bare = not years and not got["ordinals"]
            whole = 0 < count * unit <= 12
            return replace(core, end=(count * unit, 0), bare=bare, total=True) if whole else None
        return Core(kind)

    def _numbers_in(self, words: list[str], letters: str) -> dict[str, list[int]]:
        """The numbers that some words stand for, by the list that each word is in."""
        got = defaultdict[str, list[int]](list)
        for word, letter in zip(words, letters, strict=True):
            if letter in "dnmya":
                got["named" if letter in "ya" else "count"].append(int(re.split(r"\D", word)[0]))
            elif letter > "\x7f" or letter == UNSURE:
                for name, value in self.values.get(word, {}).items():
                    got[name].append(value)
        return got

    def _checked(
        self, match: re.Match[str], line: _Line
    ) -> tuple[re.Match[str], list[Core] | None]:
        """The match with its cores: None where a bare number is no period. What does not join is two."""
        start, end = match.span()
        inside = [(place, core) for place, core in enumerate(line.cores[start:end], start) if core]
        cores = [core for _, core in inside]
        if match.lastgroup in ("range", "both") and not _joins(*cores, match.lastgroup == "both"):
            alone = self.plain.search(line.letters, start)
            return self._checked(alone, line) if alone else (match, None)
        for place, core in inside:
            if (
                core.bare
                and match.lastgroup != "range"
                and not self._shown(core, line, place, match)
            ):
                return match, None
        return match, cores

    def _shown(self, core: Core, line: _Line, place: int, match: re.Match[str]) -> bool:
        """Whether its place shows that a bare number is a year, or a total of months."""
        before, after = line.letters[place - 1], line.letters[place + 1]
        if before in self.surely or (match["base"] and match["base"][0] not in self.weak):
            return True
        return before in self.after[core.kind] and (core.kind == "months" or after not in AMOUNT)

    def _found(
        self,
        match: re.Match[str],
        line: _Line,
        words: _Words,
        cores: list[Core],
        offsets: list[tuple[int, int]],
    ) -> Found:
        kind, is_base = str(match.lastgroup), match["base"] is not None
        if kind == "same":
            is_base |= bool(cores) or match[0][0] in self.by
        elif kind == "until" and cores and (cores[0].shift or 0) < 0:
            kind, is_base = "plain", True  # nothing is said to last until last year
        start, end = match.end("base") if match["base"] else match.start(), match.end()
        sentence = (
            line.letters[max(0, start - _SENTENCE) : start].rpartition(STOP)[2]
            + line.letters[end : end + _SENTENCE].partition(STOP)[0]
        )
        return Found(
            kind,
            cores,
            offsets[words.tokens[line.places[start]]][0],
            offsets[words.tokens[line.places[end]] - 1][1],
            is_base or kind in ("year_ago", "year_on_year"),
            bool(self.past.search(sentence)) and not self.future.search(sentence),
        )

    def _compiled(self, table: str, rules: dict[str, str], before: str = "") -> re.Pattern[str]:
        rule = "|".join(f"(?P<{name}>{pattern})" for name, pattern in rules.items())
        begins = "".join(self._letters_of(name).strip("[]") for name in BEGINS[table].split())
        return re.compile(self._spelt(f"(?=[{begins}]){before}(?:{rule})"), re.VERBOSE)

    def _spelt(self, rule: str) -> str:
        """A rule with the letters that its names stand for; the names of groups are in "<…>"."""
        return re.sub(r"(?<!<)\b[a-z_]{2,}\b", lambda name: self._letters_of(name[0]), rule)

    def _letters_of(self, name: str) -> str:
        if name in PIECES:
            return self._spelt(PIECES[name])
        if name in LETTERS:
            return LETTERS[name]
        letters = name if len(name) == 1 else self.alphabet.of(name)
        return f"[{letters}]" if letters else "(?!)"


@cache
def grammar_of(language: str | None) -> Grammar:
    """The rules for the words of one language, or of all that have a file."""
    return Grammar(available() if language is None else (language,))


def first_and_last(core: Core, year: int) -> tuple[date, date]:
    """The first and the last day of a core that ends in a year."""
    (month, day), (last_month, last_day) = core.begin, core.end
    start = date(year - (core.begin > core.end), month, day or 1)
    return start, date(year, last_month, last_day or monthrange(year, last_month)[1])


def _joins(one: Core, other: Core, adjacent: bool) -> bool:
    """Whether two cores make one period: the same kind, and for *and* the one right after the other."""
    if one.kind != other.kind or one.kind in ("months", "unit"):
        return False
    if not adjacent:
        return True
    years = [
        core.year or (None if core.shift is None else 2000 + core.shift) for core in (one, other)
    ]
    try:
        _, end = first_and_last(one, years[0] or years[1] or 2000)
        start, _ = first_and_last(other, years[1] or years[0] or 2000)
    except ValueError:
        return False
    return end.toordinal() + 1 == start.toordinal()


def _full_date(word: str) -> date | None:
    """Read a date in figures: year-month-day, or day.month.year."""
    parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d\d?)\.(\d\d?)\.(\d{4})", word)
    try:
        if parts and parts[1]:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
        return date(int(parts[6]), int(parts[5]), int(parts[4])) if parts else None
    except ValueError:
        return None


def _follows(first: int, second: int) -> bool:
    """Whether the second year, of two digits or four, comes after the first."""
    return (first + 1) % (100 if second < 100 else 10_000) == second


def _lists(languages: tuple[str, ...]) -> tuple[dict[str, list[str]], dict[str, dict[str, int]]]:
    """The entries of each list, and for each entry the number it has in which list."""
    lists, values = defaultdict[str, list[str]](list), defaultdict[str, dict[str, int]](dict)
    for language in languages:
        tables = words_of(language)
        for pattern, number in tables["cardinals"].items():
            for word in expand(pattern):
                lists["cardinals"].append(word)
                values[word]["count"] = number
        for name, given in [*tables["periods"].items(), ("month", tables["months"])]:
            for number, patterns in given.items() if isinstance(given, dict) else [(1, given)]:
                for phrase in (phrase for pattern in patterns for phrase in expand(pattern)):
                    lists[name].append(phrase)
                    values[" ".join(_TOKEN.findall(phrase))][name] = int(number)
    return dict(lists), dict(values)
