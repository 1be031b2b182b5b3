"""Numbers in names: titles in quotes, makes of aircraft, models and indices of shares."""

from __future__ import annotations

import re
from itertools import takewhile

from analysis.reading.amounts import Amount
from analysis.reading.around.verbs_behind import FINITE
from analysis.reading.lexicon import Line, is_declined
from analysis.reading.readings import Reading
from analysis.reading.tokens import plain

_MARKS = frozenset('«»“”„"')
_QUOTE = re.compile(r'[«“„"](?P<in>[^«»“”„".!?]{1,40})[»”“"](?:\s+(?P<noun>[^\W\d_]{4,}))?')
_NEAR = 24  # characters
_NUMBER = re.compile(r"\d*(?:[.-]?\d+)?")  # "Boeing 737-800", "Industry 4.0"
_PAUCAL = frozenset({2, 3, 4})  # what is counted by them stands in the genitive singular
_TEENS = frozenset({11, 12, 13, 14})
_CITED_AFTER = re.compile(r"\s(?:[^\W\d_]\.){2,}\s*§*\s*\d")
_CITED_BEFORE = re.compile(r"\d\s(?:[^\W\d_]\.){2,}\s*§*\s*$")
SINGULAR = ("ss", "us", "is", "gas")  # ends of "the 2009 census", "the 2009 crisis"
_LAST_CLASS = 12  # of a school
_BARE, _OF_A_CLASS = ("", "accusative"), ("possessive", "dative", "genitive")  # endings
_LONG = 4  # letters of a word that titles begin with a capital


def goes_on(line: Line, reading: Reading) -> bool:
    """Recognise *the Nasdaq 100 futures*, *an iPhone 14 Pro*, *the Kick Six win*.

    A name goes on behind its number in capitals or, where plurals can be told, in a singular.
    """
    place, behind, sets = reading.amount.start - 1, reading.amount.end, line.words.sets
    written = line.part(place + 1, behind)
    if (reading.quantity.hedge and reading.amount.upper is None) or reading.amount.scaled:
        return False
    if not _NUMBER.fullmatch(written):
        within = line.kind(place) not in ("sign", "mask", "")
        return written.istitle() and within and not _in_title_case(line)
    if written.startswith(".") or (written.endswith(".0") and reading.quantity.counted):
        return True  # "a .357 revolver", "(BEPS) 2.0 initiative"
    if not _is_proper(line, place):
        return False
    if line.is_of(place, "numbered_names"):
        return True
    if is_placed(line, place):
        return False
    first = _first_of_name(line, place)
    if _is_led(line, first - 1):
        return True
    nouns = plain(reading.quantity.counted or "").split()
    if not sets["plural_endings"] or any(map(is_declined, nouns)):
        return False
    if line.opens(place) and not line.part(place, place + 1).isupper():
        return False
    place = first
    in_title = line.opens(place) or _in_title_case(line)  # "Jury Indicts 51 Defendants"
    nouns = nouns[: nouns.index("and")] if "and" in nouns else nouns
    many = (word for word in nouns if not word.endswith(SINGULAR))
    plural = any(line.words.ends_in(word, "plural_endings") for word in many)
    first, end = reading.context.noun
    verb = len(nouns) == 1 and line.is_of(end, "definite", "indefinite", "negating", "to_verbs")
    verb = verb or line.kind(first) == "negation"  # "SB 94 fails to"
    goes_on = _is_proper(line, behind) and not in_title
    return bool(nouns) and (goes_on or not plural or verb)


def is_placed(line: Line, place: int) -> bool:
    """Tell *in Texas 14 Poles*, *in Almaty, 12 of the 20 schools*; no name *of Texas 14*."""
    before = _first_of_name(line, place) - 1
    return line.is_of(before, "prepositions") and not line.is_of(before, "partitive")


def _first_of_name(line: Line, place: int) -> int:
    while _is_proper(line, place - 1):
        place -= 1
    return place


def _is_led(line: Line, place: int) -> bool:
    """Tell *the Soyuz 5 rockets*, *six Boeing 737 jets*, *S&P 500*, *Omsk 29 and Saratov 36*."""
    before = place - 1
    if line.is_of(place, "definite", "indefinite"):
        return not line.is_of(before, "prepositions") or line.is_of(before, "partitive")
    listed = line.kind(place) == "and" and line.kind(before) == "num"
    return listed or line.kind(place) in ("num", "cardinal") or line.word(place) == "&"


def labels(line: Line, place: int) -> bool:
    """Recognise *Goal 4 of*, *Pillar 2*: a noun with a capital names what is numbered."""
    return capital(line, place) and not line.is_of(place, "stop") and not is_placed(line, place)


def names_a_person(line: Line, place: int) -> bool:
    """Recognise *John Smith, 45, of Leeds*: two names and a comma before an age."""
    at = place - 2
    two = line.word(place - 1) == "," and capital(line, at) and capital(line, at - 1)
    return two and line.kind(place) == "num" and not is_placed(line, at)


def is_older(line: Line, reading: Reading) -> bool:
    """Tell *60-тан асқан қарттар* from *60-тан асқан зауыт*, *саны 60-тан асқан ауылдар*."""
    before, end = reading.amount.start - 1, reading.context.noun[1]
    named = line.ending(before) == "possessive" or line.is_of(before, "subject_nouns")
    several = line.ending(end - 1) == "plural" or line.kind(end) == "num"
    return line.is_of(reading.amount.end, "older") and several and not named


def is_title(line: Line, reading: Reading) -> bool:
    """Recognise *the 5 Nuclear-Weapon States*; no *the three Palestinians*, *the 27 EU states*."""
    if not line.is_of(reading.amount.start - 1, "definite") or line.in_capitals:
        return False
    words = (reading.quantity.counted or "").replace("-", " ").split()
    titled = list(takewhile(str.istitle, words))
    return len(titled) > 1 and line.words.ends_in(plain(titled[-1]), "plural_endings")


def _is_proper(line: Line, place: int) -> bool:
    """Whether a word has a capital letter anywhere: *Galaxy*, *iPhone*, *S&P/ASX*."""
    if line.kind(place) not in ("word", "name", "currency") or line.in_capitals:
        return False
    return not line.part(place, place + 1).islower()


def _in_title_case(line: Line) -> bool:
    """Whether most long words begin with a capital, as in headlines, where one tells nothing."""
    long = [word for word in line.text.split() if len(word) >= _LONG and word.isalpha()]
    return 2 * sum(word[0].isupper() for word in long) > len(long)


def capital(line: Line, place: int) -> bool:
    """Whether a word begins with a capital letter, where not all words do."""
    if place < 0 or line.kind(place) != "word" or line.in_capitals:
        return False
    return line.part(place, place + 1)[0].isupper()


def is_quoted(line: Line, reading: Reading) -> bool:
    """Recognise *«Семь ветров»*, *«Хабар 24»*, *«100 жаңа есім» жобасы*: quotes with names."""
    start, end = line.items[reading.amount.start].start, line.items[reading.amount.end - 1].end
    if _MARKS.isdisjoint(line.text[max(0, at) : at + 1] for at in (start - 1, end, reading.end)):
        return False
    quotes = _QUOTE.finditer(line.text, max(0, start - _NEAR), end + 2 * _NEAR)
    quote = next((each for each in quotes if each.end("in") >= end), None)
    if quote is None:
        return False
    first, last = quote.span("in")
    titled = line.text[first].isupper() and not line.in_capitals
    if titled and (last == end or (first, last) == (start, reading.end)):
        return True
    ends = last == reading.end and line.text[first].isdigit()  # "«1 белдеу, 1 жол» форумы"
    return (first == start or ends) and _is_noun(line, quote["noun"])


def _is_noun(line: Line, word: str | None) -> bool:
    """Whether a word behind a quote may say what it names: no verb, and not *said*."""
    words = line.words
    if word is None or plain(word) in words.sets["stop"]:
        return False
    return words.endings is None or words.endings.last(word) not in FINITE


def after_capitals(line: Line, start: int) -> bool:
    """Recognise *the ISO 9001 standard*, *the EU 27*."""
    before = line.part(start - 1, start) if line.kind(start - 1) in ("word", "currency") else ""
    return len(before) > 1 and before.isupper() and not line.in_capitals


def is_singular(line: Line, place: int) -> bool:
    """Tell *в 24 кабинете*, *в 8 классе*: the noun of a number that counts is in the plural."""
    named = line.kind(place) in ("word", "numbered") and line.ends_in(place, "endings_of_places")
    number = line.word(place - 1)  # "в 21 районе" are so many, "в 11 районе" is the eleventh
    one = number.endswith("1") and not number.endswith("11")
    named = named and not (one and line.is_of(place, "divisions"))
    adjective = line.ends_in(place, "endings_of_adjectives")
    return line.is_of(place, "numbered_after") or (named and not adjective)


def is_a_grade(line: Line, reading: Reading) -> bool:
    """Tell *3 место*, *ученик 5 класса* from *3 класса*, *5 классов*, *21 класс*."""
    value, place = reading.quantity.value, reading.amount.end
    if line.is_of(place, "ranked"):
        return _is_a_rank(line, place)
    if line.is_of(place, "classes") and reading.quantity.high <= _LAST_CLASS:
        ending, noun = line.ending(place), line.ending(place + 1)  # "9 сынып түлектері"
        return bool(reading.amount.upper) or ending not in _BARE or noun in _OF_A_CLASS
    if line.kind(reading.amount.start - 1) == "from" and line.kind(place + 1) == "num":
        return line.is_of(place + 2, "grades", "grades_in_genitive")  # "с 5 по 8 место"
    counts = value % 100 not in _TEENS and value != 1
    counts_one = counts and value % 10 == 1
    counts_few = counts and value % 10 in _PAUCAL
    nominative = line.is_of(place, "grades") and not counts_one
    return nominative or (
        line.is_of(place, "grades_in_genitive") and not (counts_one or counts_few)
    )


def _is_a_rank(line: Line, place: int) -> bool:
    """Tell *stands in 3 place*, *rose from 5 place to 3 place* from *300 places in the hall*."""
    behind = place + 1
    if line.ending(place) == "ablative" and line.is_of(place + 2, "ranked"):
        behind = place + 3
    stands = line.ending(place) in ("locative", "attributive")
    return stands or line.is_of(behind, "rank_verbs")


def is_a_pair(line: Line, reading: Reading) -> bool:
    """Tell *a double murder*, *трёхкратный чемпион* from *doubled*, *трёхкратный рост*."""
    amount = reading.amount
    if line.kind(amount.start) == "multiple" and line.word(amount.end) == "-":
        return line.glued(amount.end)  # no "profit doubled - to 5 billion"
    led = line.is_of(amount.start - 1, "definite", "indefinite")
    if is_declined(line.word(amount.end - 1)):
        led = not reading.context.direction
    return led and line.is_of(amount.end - 1, "twofold") and line.noun_at(amount.end)


def is_in_a_subject(line: Line, reading: Reading) -> bool:
    """Tell *Школа 25 приняла*, *Канал 24 сообщил*: of many a verb would be in the plural."""
    before, end = reading.amount.start - 1, reading.amount.end
    led = line.opens(before) or (line.opens(before - 1) and line.kind(before - 1) == "word")
    words = line.kind(before) == line.kind(end) == "word"
    return led and words and line.ends_in(end, "singular_verb_endings")


def cited_or_dialled(line: Line, amount: Amount) -> str:
    """Tell *22 U.S.C. 2151*, letters with full stops between two numbers, and *8 800 555 35 35*."""
    start, end = line.items[amount.start].start, line.items[amount.end - 1].end
    cited = _CITED_AFTER.match(line.text, end)
    if cited or _CITED_BEFORE.search(line.text, max(0, start - _NEAR), start):
        return "a citation"
    grouped = (at for at in (amount.end - 1, amount.start - 1) if line.word(at).count(" ") > 1)
    dialled = any(line.kind(at + 1) == line.kind(at + 2) == "num" for at in grouped)
    return "a telephone number" if dialled else ""
