"""The words around figures and periods by which a clause shows what belongs together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from analysis.reading.lexicon import lexicon

# their words do more than begin a clause
KINDS = ("part", "respectively", "and", "or", "to", "until", "between")
NEAR = 36  # characters before a figure or a period in which a word governs it
# "ASTANA, 5 May – …", "SALT LAKE CITY, Utah – 5 May – …"
_DATELINE = re.compile(
    r"[^a-zа-яё\d]*[A-ZА-ЯЁ]{3}[^a-zа-яё\d]*(?:[,.]|(?:, [A-Z][a-z]+)?\s+[-–—]+)\s+"
)
_BETWEEN_DASHES = re.compile(r"\s+[-–—]\s+[A-ZА-ЯЁӘҒҚҢӨҰҮІ«“]")
_AGENCY = re.compile(
    r"\s*(?:\([A-ZА-ЯЁ][^()\d]{1,30}\)|/[A-ZА-ЯЁ][^/\d]{1,30}/|, [A-ZА-ЯЁ]{2,9})[.:]?\s*[-–—]+\s"
)
# a sign of what stands between two figures, a bracket, or one word between commas
_GAP = r"(?:\([^()]*\)|,\s[^\s,;:()]{1,20},|[^,;:()—])"
# "14 July 2015 In the years …": the day stands alone before a text
_DAY_ALONE = re.compile(r"(?:\d\d? [^\W\d]+ \d{4}|\d{4} [^\W\d]+ \d\d? [^\W\d]+[ыі])")
_DAY = re.compile(r"(?:[^\W\d]+\.?\s)?\d")
_CAPITAL = re.compile(r"\s+[A-ZА-ЯЁӘҒҚҢӨҰҮІ«]")

# where in a larger place it is: "in Danville, Virginia, in May"
PLACE = re.compile(r"\b([^\W\d_a-zа-я]\w+), (?:[A-Z]\w+|[^\W\d_a-zа-я]\w+,)(?= )")
ASIDE = re.compile(r"\([^()]*\)")  # "5 percent (0.3 points) in May"


class Figure(NamedTuple):
    """Where a figure stands: its words, the number in them, and the hedges right before that.

    `moves` tells of a change, which leads from one period to another. A bare number has no `unit`.
    """

    start: int
    number: int
    end: int
    hedge: int
    moves: bool
    unit: str


class Before(NamedTuple):
    """What is looked for right before a place: its pattern, and the words that end it."""

    pattern: re.Pattern[str]
    last_words: frozenset[str]

    def search(self, text: str, at: int) -> re.Match[str] | None:
        """Search right before a place, if the last word there is one that may end the pattern."""
        first = max(0, at - NEAR)
        last = text[first:at].split()[-1:]
        if last and last[0].isalpha() and last[0] not in self.last_words:
            return None
        return self.pattern.search(text, first, at)


# What a sentence is searched for at a place or from it on; behind "@" a language's words of a list.
AT = {
    # most places are passed at once by its first sign
    "clause_end": r"[;:,\s](?:(?<=[;:])|(?<=,)\s+@clauses_after_comma\s|(?<=\s)@clauses\s)",
    "to_level": r"\b(?:@to|@until)\s+$",  # before the level that was reached from one
    # behind the year of one: "the 1998 treaty", and what stands before it there
    "of_document": r"(?:'s)?[»”\"]?\s*(?:(?:№\s?)?\w+[»”\"]?\s+){0,2}(?:@documents|@programmes)\b",
    "adverbial": r"@adverbial_endings$",  # ends a period that is of no noun behind it
    # before a year in its name: "the programme “Villages until 2012”"
    "titled": r"\b@programmes\s+[«“„\"][^»”\"]*$",
    "predicted": r"\s*(?:@foretold|@traded)\b",  # behind the month of a forecast, of futures
    "contract": r"\b@contracts\s$",  # with the month that it is for: "WTI for June"
    "predicted_too": r"\s[^\W\d]+\s@foretold\b",  # "in the June budget estimates"
    "dates": r"\d|@dating\b",  # begins what dates a document, behind it: "of 1998"
    "dated": r"(?:@dating\s+)?\d|(?:\w+\s+)?@definite\s+(?:[^\W\d]+\s+)?\d",
    "definite": r"(?:\w+\s+)?@definite\s",  # begins the month of one: "the January bulletin"
    # of visits, behind the day of one, to what has the figure: "посетил завод стоимостью 5 млрд"
    "said": r"(?<![,–—-] )\b@sayings\b(?!,\s+(?!@that\b))"
    r"|\b@visits\s(?!@prepositions\s)(?:(?!@joining\s)[^\s,;:]+\s){2}",
    "said_that": r"\b@sayings(?:,?\s@that\b|:)",  # behind the time of it, a month or a year
    "found_then": r"\s(?:[^\W\d]+\s){0,3}@findings\b",  # "in May a report revealed"
    "said_then": r"\s(?:@findings|@sayings\s@that)\b",  # the same right behind it
    "made_then": r"\s@makings(?=\s*(?:[.,;)]|$))",  # "120 машин 2015 года выпуска"
    "event": r"\b@events,?\s+(?:[^\W\d]+\s+){0,2}$",  # before its day: "at its meeting last week"
    # of "While it fell in May, it will reach 5 percent", what leads to its main clause
    "conceded": r"\W*@concessions\s[^,]*,\s",
    "opinions": r"\b@opinions\b",
    "owning": r",\s@relatives\s@owning\s",  # before what there is now: ", which has 40 members"
    "old_year": r",?\s1[0-8]\d\d(?=[,.;)\]]|\s[–-])(?![.,]\d)",  # behind its day: "29 April 1832."
    # the end of what began before all years that are read: "from 1870 to 2003"
    "old_years": r"\b1[0-8]\d\d\s?(?:@and|@to|@until|[-–])\s?(?:19|20)\d\d$",
    "cites": r"\)\s@cites\b",  # behind the year of a source: "Smith (2000) finds"
    "that": r",?\s@that\b",  # behind the time of what was said: "said last year that"
    "told": r"\b@sayings\b",
    "said_last": r"\b@sayings_last\W*$",  # the same, far behind the day of it
    "just_told": r"\b@sayings$",  # before a comma: "it was noted, that in May, exports rose"
    "studies": r"\b@studies",  # whose years are those of schools: "60 thousand students in 2024/25"
    "length": r"@partitive\s",  # begins one: "a maturity of three months"
    "standing": r"\s(?:(?!@definite\b)[^\W\d][\w-]*\s){0,2}@standing_targets\b",  # "2% target"
    # before it: "as was announced last year", "according to a report published by the bank in May"
    "as_said": r"\b(?:@as_said\s@sayings(?:\s[^\W\d]+){0,4}"
    r"|@as_said\s[^,;()\d]*\b@sayings(?:\s@prepositions(?:\s[^\W\d]+){0,3})?"
    r"|@cited\s[^,;()\d]*\b@participles(?:\s[^\W\d]+){0,3})\s+$",
    "as_told": r"\W*@as_said\s[^,]*\b@sayings\b[^,]*,\s",
    "outcome": r"@outcomes\s",  # "за 2023 год", "по итогам 2023 года"
    "said_on": r"\b@sayings\s+(?:(?!@that\b)\w+,?\s+){0,3}\(?$",  # before the day of it
    "respectively": r"\b@respectively\b",
    "amounted": r",?\s@amounted\b",  # behind that time
    "turns": r"\W*@turns(?:,|\s@from_base\b)",  # "Now after 5 schools", "Now, we spent"
    "under_way": r"\b@under_way\b",
    "since_then": r"\b@since_then\s(?!\d)",
    "over_a_base": r"\s@over_a_base\s@definite\s",  # "an increase of 5 over the 9 of 2023"
    "expected": r"\b@expectations\b",  # before a figure of the future
    "between": r"@between\s",  # begins what has two ends
    "joining": r"\s*(?:,|@joining)\s*",  # between the years of a list
    # before its time, no hedge: "the lowest since 2009", "the lowest since it was founded in 2009"
    "extreme": r"\b@extremes(?!\s+\W?\d)(?:\s+[^\s,;:]+){0,5}?\s+"
    r"(?P<event>@since\s+(?:[^\s,;:\d]+\s+){1,5})?$",
    "happened": r"(?:@from_base\s|@partitive\s)?@definite\s[^\W\d]*\d*",
    "happening": r"(?:[’']s)?\s(?:[^\W\d]+\s)?@happenings\b",  # no "in the May floods"
    "event_year": r"@from_base\s@definite\s\d{4}\s[^\W\d]$",  # "since the 2020 election"
    "since": r"@since\b",  # begins that time
    # between commas: ", which opened in 2025,", ", the last month of 2025,", ", after a fall in"
    "aside": r",\s*(?:(?:(?!@sayings\b)\w{1,4}\s+)?@relatives\b"
    r"|(?:[^\W\d]+\s+){0,2}?@asides\s(?:[^\W\d]+\s+)+"
    r"|(?P<part>@definite\s+(?:(?!@sayings\b)[^\W\d]+\s+){1,3}(?:@partitive|@relatives)\s))",
    "relative": r"\s*,\s*(?:@relatives|@that)\b",  # behind a period: ", in 2025, which is"
    # of the subject: "exports, which were 5 in 2002, rose to 9"
    "of_the_subject": r",\s@relatives\s(?P<acts>[^\W\d]{4,}s\s)?(?:[^,;:()]|,\d)*,\s"
    r"(?!\d|[^\W\d]+ing\s|(?:@joining|@clauses|@clauses_after_comma|@compared|@of_its_size)\s)",
    # between a figure and its own time: "below 16 million, собранных в 2022 году"
    "of_participle": r",\s[^\W\d]+?@participle_endings\s",
    "said_twice": r",?\s@or\s[^\w]?",  # between a figure and the same in another way
    "parts": r"\.\s+@part\s",  # "5 in May, 6 in June. Of these, …": of both
    # the same, or between two levels of one time: "from 2 and 3 in May"
    "paired": r",?\s(?:@or|@joining)\s[^\w]?",
    # between the figures of a list or a change: "$5 million of copper and 9", "by 5 to 9",
    # "5 boats, 3 ships", "40 schools for 9 villages", "exports by 5 percent, imports by 7"
    "linked": r",\s(?:@ups\s)?|\s@of_its_size\s(?:@definite\s)?|(?:\s[^\W\d]{3,}@doing_endings)?\s|"
    r",\s[^\W\d]{3,}\s(?:[-–—]\s|(?!@from_base)[^\W\d]{1,3}\s){1,2}|"
    + _GAP
    + r"{0,50}?(?:@partitive\s|(?:,\s)?\b(?:@to_a_level|@until|@or|@and|@joining|@from_base)\b)"
    + _GAP
    + r"{0,30}|(?P<placed>\s[^,;:()—]{0,60}\b@of_its_place\s(?:@definite\s)?)",  # "5 opened in 3"
    "turning": r",\s@turning_to\s",  # between a level and one to come: ", rising to"
    # the same before a figure with a comma behind it: "5 in Peru, 3 in Chile, and 7"
    "listed_with": _GAP + "{0,50},?" + _GAP + "{0,30}",
    "between_commas": r"[^,;:()\d]{0,40},",
    # before a figure that opens a sentence: "At 6.5 percent, inflation in May was"
    "foremost": r"\W*@of_its_size\s",
    # commas that end no clause: "of wheat, barley and oats", ", the ministry said,"
    "set_off": r"(?:,\s[^\W\d]+){1,3},?\s@joining\s[^\W\d]+|,\s[^,;:()\d]{0,40}\b@sayings\b"
    r"[^,;:()\d]{0,20},|^[^,]*,\s[^,;:()\d]{1,50},\s$",
    # before its time: "founded in Hungary in 1996,"; first in it "After a fall in", "As in"
    "opener": r"(?:\W*@participles|^\W*@from_base)\s(?!@that\b)[^,;:()]*"
    r"|^\W*@as_said\s(?:@joining\s)?",
    # before the time of what was to come: "Before the war began in 2022 it had 5 schools"
    "not_yet": r"\W*@not_yet\s(?:[^\W\d]+\s){2,5}",
    # behind it: "2010 жылы ашылған зауытта", "… зауыт 600 вагон шығарды"
    "founded": r"\s(?:[^\W\d]+\s)?@founded[^\W\d]+\s(?:[^\W\d]+@places_of_founded\s|"
    r"(?:[^\W\d]+\s){0,2}?(?:«[^»\d]{1,40}»|@founded_things)\s(?!@counts\b))",
    # the day of a decision, or in the head of a page: "the June 14, 2022 decision"
    "attributive_day": r"(?:(?:[^\W\d]+\s)?(@definite)\s)?[^\W\d]+\s\d\d?,\s\d{4}(?=\s[^\W\d])",
    "when": r"\)?,?\s@when\s[^,;.]{0,99}",  # behind a base, to the figure of it: "when it was"
    # between the last two of a list, with what leads the last: ", and exports at"
    "listed": r"[^,;:()]{0,40},\s@joining\s(?:(?:[^\W\d]+\s){1,3}?([^\W\d]{1,4}\s))?",
    "joined_clauses": r",|\s@and\s",  # between a verb that stands last and the next clause
}
# The same right before a place.
BEFORE = {
    "opens": r"(?:[,;:(]|\b(?:@clauses_after_comma|@clauses|@joining))\s*$",  # a clause
    "compared": r"\b@compared\s+$",  # a figure that a change starts from
    # the same, or what may be of the period that is spoken of
    "from_base": r"\b(?:@from_base|@compared|(?:@after_rise|@after_fall)\s@definite)\s+"
    r"(?:@indefinite\s+)?"
    r"(?:(?:[^\W\d]+(?:'s)?\s+){1,3}@partitive\s+)?$",
    # what is there already: "by 2030 from the current 3 million"
    "existing": r"\b@existing\s+(?:(?:[^\W\d]+\s+){1,3}@partitive\s+)?$",
    "attribute": r"\b@attributes\s+$",  # "сегодня открыт завод мощностью 5 тонн"
    "standing": r"\b@objectives\s+@partitive\s+$",  # "below the objective of 2 percent"
    "done": r"\b@done\s+$",  # of which there are many in a time: "loans issued in May"
    "participle": r"(?P<auxiliary>\b@auxiliaries\s+)?\b@participles,?\s+$",  # of the noun before
    # the year of a treaty: "the Act, 2013", "under order No. 231 of 5 May"
    "document": r"(?:\b@documents,?(?:\s№\s?[\w/-]+)?|(?:\bno\.|№)\s?\d[\w./-]*,?)"
    r"(?:(?:\s[а-яё]+)?\s+@dating)?\s+$",
    # the years that it is made for, or the month in which it was announced; or those of what a
    # figure is a share of: "of the target for 2025"
    "programme": r"\b(?:@programmes|@targets|@announced)\s+$",
    "approved": r"\b@approved(?:\s[^\W\d]{1,3})?\s*$",  # "built 5 and approved the plan for 2025"
    # the month in which it was: "lower than forecast in July"
    "foretold": r"\b@foretold\s+(?:@participles\s+)?$",
    "expecting": r"\b@expectations\s+$",  # "will now pay"
    "lasting": r"\b@lasting\s+$",  # "for many years now"
    "in_turn": r"\b@respectively,\s+$",  # "5 and 7 percent, respectively, in 2025"
}
DATED_BEHIND = ("document", "programme")  # no "Бағдарлама былтыр басталды", where dates lead
_NAME = re.compile("@([a-z_]+)")


class Patterns(NamedTuple):
    """What is searched for at a place, and before one, made from the words of a language."""

    at: dict[str, re.Pattern[str]]
    before: dict[str, Before]


@cache
def patterns_of(language: str | None) -> Patterns:
    """Make the patterns from the words of one language, or of all."""
    lexicon_of, of_kind = lexicon(language), defaultdict[str, set[str]](set)
    for first, rows in lexicon_of.entries.items():
        for _, kind, _ in rows:
            of_kind[kind].add(first)  # the first words of all that is of a kind
    names = set(_NAME.findall(" ".join((*AT.values(), *BEFORE.values()))))
    words = {name: of_kind[name] if name in KINDS else lexicon_of.sets[name] for name in names}

    def spelt(rule: str) -> re.Pattern[str]:
        return re.compile(_NAME.sub(lambda name: any_of(sorted(words[name[1]])), rule))

    def last_words(rule: str) -> frozenset[str]:
        phrases = (phrase for name in _NAME.findall(rule) for phrase in words[name])
        return frozenset(phrase.split()[-1] for phrase in phrases)

    rules = BEFORE | (dict.fromkeys(DATED_BEHIND, "(?!)") if lexicon_of.verbs_last else {})
    before = {name: Before(spelt(rule), last_words(rule)) for name, rule in rules.items()}
    return Patterns({name: spelt(rule) for name, rule in AT.items()}, before)


def is_dateline(text: str, start: int, end: int) -> bool:
    """Tell the day on which it was reported: *ASTANA, 5 May – …*, *Astana, 5 May (Agency) – …*."""
    if start == 0 and _DAY_ALONE.fullmatch(text, 0, end):
        return _CAPITAL.match(text, end) is not None
    if 0 < start < NEAR and not text[start].islower() and _BETWEEN_DASHES.match(text, end):
        return text[:start].rstrip().endswith(("-", "–", "—"))  # "Dublin – 5 May 2024 – …"
    begins = start > 0 or _DAY.match(text)  # no "On 5 May (Tuesday) – …"
    reported = begins and start < NEAR and _AGENCY.match(text, end)
    return bool(reported or _DATELINE.fullmatch(text, 0, start))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of some words that looks at each letter once, the longest first.

    >>> any_of(["grow", "grown", "fall", "grew"])
    '(?:gr(?:ew|ow(?:n)?)|fall)'
    """
    alike = defaultdict[str, list[str]](list)  # words by their first letter
    for word in words:
        alike[word[:1]].append(word)
    ends = alike.pop("", None)
    rest = "|".join(map(_that_begin_alike, alike.values()))
    return f"(?:{rest}){'?' if ends else ''}" if rest else "(?!)"


def _that_begin_alike(words: list[str]) -> str:
    first, last = min(words), max(words)  # what these share, all others do
    apart = (place for place, letter in enumerate(first) if letter != last[place])
    shared = next(apart, len(first))
    ends = {word[shared:] for word in words}
    return re.escape(first[:shared]) + (any_of(sorted(ends)) if ends != {""} else "")


def said_again(
    text: str, figures: Sequence[Figure], place: int, at: Mapping[str, re.Pattern[str]]
) -> int:
    """Give the end of a figure, or of the same in another way: *5 million or 9 percent*."""
    one, other = figures[place], figures[min(place + 1, len(figures) - 1)]
    twice = at["said_twice"].fullmatch(text, one.end, other.start)
    return other.end if twice else one.end


def in_commas(
    text: str, figures: Sequence[Figure], place: int, at: Mapping[str, re.Pattern[str]]
) -> bool:
    """Tell *, or 9 percent,* behind *5 million*; no *или 9 процентов, в 2023 году – 7*."""
    again = said_again(text, figures, place - 1, at) == figures[place].end
    return again and text[figures[place - 1].end] == ","
