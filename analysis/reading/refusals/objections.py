"""Why a figure is refused although its number can be read: it would be a guess.

`objection` is asked of every figure, in a sentence or alone. `objection_alone` is for words that
are to hold one figure and nothing else, where a word that is not known may be its hedge.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import pairwise

from analysis.reading.amounts import Amount
from analysis.reading.around.after import is_base
from analysis.reading.around.direction import STOPS, is_noun, is_partitive, leftwards
from analysis.reading.entries import entries_of
from analysis.reading.languages import available, expand, signs, words_of
from analysis.reading.lexicon import Lexicon, Line
from analysis.reading.numbers import is_plural
from analysis.reading.quantity import WHOLE
from analysis.reading.readings import Reading
from analysis.reading.refusals.groups import (
    cut_by_a_bracket,
    cut_by_a_space,
    grouped_by_a_point,
)
from analysis.reading.tokens import DASHES, plain, tokenise

ALIKE = 0.85  # of 1; "bilioon" and "billion" are 0.857 alike, "millionaires" and "millions" 0.8
BEGINNING = 3  # letters; "доллров" begins as "долларов", but "золотых" not as "злотых"
DURATION = "is a duration"  # how a reason ends
INDEX = 50  # percent; the growth of something, above which it is said what it has grown to
MANY = 1000  # nights in hotels; nobody stays so long
LONGEST_CODE = 3  # letters of a currency's code
LONGEST_SYMBOL = 5  # letters of a unit's symbol
_LATIN_CAPITALS = re.compile("[A-Z]{2,}")
_CYRILLIC_CAPITALS = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІ]{3,}")
_CAPITALS_IN_PLURAL = re.compile("[A-Z]{2,}s")


def objection(line: Line, reading: Reading) -> str:
    """Return why a figure is refused wherever it stands, or nothing."""
    quantity, amount, context = reading.quantity, reading.amount, reading.context
    if amount.refused or context.refused:
        return amount.refused or context.refused
    hedges = [*dict.fromkeys(context.hedges)]
    if len(hedges) > 1:
        return f"two hedges that do not go together, {' and '.join(hedges)}"
    if amount.upper and hedges not in ([], ["about"]):  # "about 5 to 6 percent" loosens both ends
        return "a hedge and a range: which of the two is meant is not known"
    if written := grouped_by_a_point(line, amount):
        return f"unknown number format {written!r}: a point groups nowhere"
    if written := cut_by_a_bracket(line, amount) or cut_by_a_space(line, amount):
        return f"unknown number format {written!r}"
    if time := _time(line, reading):
        return f"no figure: {time}"
    if unit := _unit_apart(line, reading):
        return f"unknown hedge {unit!r}"
    if unit := _unknown_unit(line, amount):
        return f"unknown unit {unit!r}"
    if reason := _other_money(line, amount) or _unknown_size(line, amount):
        return reason
    large = abs(quantity.value) > INDEX and quantity.unit == "percent"
    changed = large and context.direction and not context.by
    if changed and _is_of(line, reading, "indices"):
        return f"{quantity.value:g} percent of the period before is an index, no change"
    sets, word = line.words.sets, line.word(context.start)
    noun = word in sets["growth_or_index"] or (line.words.verbs_last and context.direction > 0)
    noun = noun or _is_listed_under(line, reading, sets["growth_or_index"])
    above = large and abs(quantity.value) > WHOLE
    if above and noun and not context.by:
        return f"{quantity.value:g} percent is growth or an index: which is not known"
    share = quantity.measure == "share"
    of_it = large and share and _of_what_is_said(line, reading)
    if large and share and not of_it and _is_of(line, reading, "index_nouns"):
        return f"{quantity.value:g} percent is an index, no share"
    # no "the plan is fulfilled by 103 percent", "a tariff of 145 percent"
    whole = above and share and not (context.by or of_it or _is_of(line, reading, "levies"))
    if whole or (above and context.direction < 0):
        return f"{quantity.value:g} is more than a {quantity.measure} can be"
    return ""


def _time(line: Line, reading: Reading) -> str:
    """Tell of what is a time and no count: *two troubled years*."""
    amount, quantity, sets = reading.amount, reading.quantity, line.words.sets
    if amount.unit is not None:
        return ""
    things = reading.context.noun[0] if line.words.verbs_last else amount.end
    if line.ending(amount.end - 1) == "possessive" and line.is_of(things, "young"):
        return ""  # "668-і жасы асқан жүргізушілер"
    things += line.kind(things) == "after"  # "20 с лишним лет"
    things += line.is_of(things, "ordinal_words")  # "три первых квартала"
    things += 2 * (line.kind(things) in ("to", "until", "and"))  # "from 5 to 7 years"
    stays = quantity.value >= MANY and line.is_of(things, "stays")
    last = sets["plural_endings"] and line.is_of(reading.context.noun[1] - 1, "durations")
    lasts = (line.is_of(things, "durations") or last) and not stays
    turned = line.is_of(amount.start - 1, "durations") and line.kind(amount.start) == "cardinal"
    turned = turned and not line.words.verbs_last
    if turned and line.kind(amount.start - 2) in ("", "word", "sign", "level"):  # "лет пять"
        return f"{line.part(amount.start - 1, amount.end)!r} {DURATION}"
    time = repr(quantity.counted or line.word(things))
    return f"{time} {DURATION}" if lasts and not _is_young(line, things) else ""


def _is_young(line: Line, place: int) -> bool:
    """Tell *young specialists* from the years of an age: *120 жас маман*, *жастағы*."""
    behind = place + 1
    noun = line.kind(behind) == "word" and not line.is_of(behind, "between_after")
    return noun and line.is_of(place, "young") and not line.ending(place)


def _is_of(line: Line, reading: Reading, nouns: str) -> bool:
    """Tell *the index was 103.5 percent*, of the period before, from a share."""
    for at in leftwards(line, reading.amount.start - 1):
        if line.is_of(at, nouns):
            return True
        listed = nouns == "indices" and line.kind(at + 1) == "unit"  # "экспорта 105%, импорта 103%"
        number = line.kind(at) in ("num", "cardinal") and not listed
        if number or line.word(at) in STOPS or line.word(at) == ";":
            return False
    return False


def _of_what_is_said(line: Line, reading: Reading) -> bool:
    """Tell *106 percent of output*, *104 процента плана*, *103,2% к 2022 году*: of what it is."""
    amount = reading.amount
    end = max(reading.context.end, amount.end)
    passed = line.word(end) in DASHES or line.kind(end) == "filler"  # "103% уровня 2022 года"
    end += passed and is_base(line, end + 1)  # "103% — к октябрю"
    to_it = line.is_of(end, "ratio_joins") and line.noun_at(end + 1)  # "118% к ВВП"
    to_it = to_it or line.ending(amount.start - 1) == "genitive"  # "орташаның 118%-ы"
    return to_it or is_partitive(line, end) or is_base(line, end)


def _is_listed_under(line: Line, reading: Reading, nouns: set[str]) -> bool:
    """Tell whether what has no verb or sign of its own stands in a list under one of some nouns."""
    if reading.quantity.measure != "change" or reading.context.start != reading.amount.start:
        return False
    colon = False  # "growth in the main indicators: industry – 108%"
    for at in leftwards(line, reading.amount.start - 1):
        colon = colon or line.word(at) == ":"
        if line.word(at) in nouns or (colon and line.kind(at) == "rise" and is_noun(line, at)):
            return True
    return False


def objection_alone(line: Line, reading: Reading) -> str:
    """Return why the words of one figure are refused, or nothing: here all must be understood."""
    if size := _unknown_size(line, reading.amount):
        return size  # "28 bilion dollars" has no hedge
    unknown = reading.context.unknown or _unread_end(line, reading)
    return f"unknown hedge {unknown!r}" if unknown else objection(line, reading)


def _other_money(line: Line, amount: Amount) -> str:
    """Tell of a second currency: *$1 trillion tenge*; no *$5 million, €4 million*."""
    place, behind = amount.end, amount.unit is None and amount.scaled
    place += behind and line.is_of(place, "partitive")  # "5 billion of dollars"
    if amount.is_money and line.kind(place) == "unit" and line.glued(place):  # "$15%"
        return f"two units, {amount.unit} and {line.word(place)!r}"
    if line.kind(place) != "currency" or line.kind(place + 1) == "num":
        return ""
    other = line.part(place, place + 1)
    if amount.is_money and line.items[place].value != amount.unit:
        return f"two currencies, {amount.unit} and {other!r}"
    return f"unknown unit {line.part(amount.end, place + 1)!r}" if place > amount.end else ""


def _unknown_size(line: Line, amount: Amount) -> str:
    """Tell of a noun that looks like a scale word or a currency: *66 thousend people*, *5 zillion*.

    Those are not 66 of anything.
    """
    word = line.word(amount.end)
    if line.kind(amount.end) != "word" or (amount.unit and not amount.is_money):
        return ""
    if line.kind(amount.end - 1) == "currency":
        return ""  # "1,5 млрд долларов узбекской продукции"
    written = plain(line.part(amount.end, amount.end + 1))
    capital = line.part(amount.end, amount.end + 1)[0].isupper()  # "4 Afghan men"
    known = line.is_of(amount.end, "pieces", "whole")  # "8 миллиардер"
    named = known or (capital and not amount.scaled)
    if meant := None if named else _alike(word, line.words):
        return f"unknown word {word!r}: is {meant!r} meant?"
    size = line.ends_in(amount.end, "scale_endings") or _is_size_elsewhere(written)
    return f"unknown scale word or currency {written!r}" if size else ""


def _is_size_elsewhere(word: str) -> bool:
    """Tell a scale word or currency of another language: *5 milyar*, *5 мільярдів*, *5 теңге*."""
    foreign = signs()["foreign"]
    named = word in foreign["scale_words"] or word.startswith(tuple(foreign["scale_beginnings"]))
    return named or word in _sizes_anywhere()


@cache
def _sizes_anywhere() -> frozenset[str]:
    """Return the scale words and names of currencies of all languages that are one word."""
    names = (
        (kind, tokens[0].norm)
        for tables in (signs(), *map(words_of, available()))
        for kind, _, pattern in entries_of(tables)
        if kind in ("scale", "currency")
        for tokens in map(tokenise, expand(pattern))
        if len(tokens) == 1
    )
    return frozenset(word for kind, word in names if kind == "scale" or len(word) > LONGEST_CODE)


@lru_cache(4096)
def _alike(word: str, words: Lexicon) -> str | None:
    sizes = _sizes(words)
    alike = [*sizes.get(word[:1], ()), *sizes.get(word[:BEGINNING], ())]
    close = get_close_matches(word, alike, n=1, cutoff=ALIKE) if alike else ()
    return close[0] if close else None


@cache
def _sizes(words: Lexicon) -> dict[str, list[str]]:
    """Return scale words by their first letter, long names of currencies by their first ones."""
    sizes: dict[str, list[str]] = {}
    for word, known in words.entries.items():
        kinds = {kind for tail, kind, _ in known if not tail}
        if "scale" in kinds and len(word) > BEGINNING:  # "on $5,000 bail" is no "bil"
            sizes.setdefault(word[:1], []).append(word)
        if "currency" in kinds and len(word) > LONGEST_SYMBOL:
            sizes.setdefault(word[:BEGINNING], []).append(word)
    return sizes


def _unknown_unit(line: Line, amount: Amount) -> str:
    """Return what looks like a unit behind a number: *75 MUSQ*, *5 kVA*, *14,6 ц/га*."""
    place, sets = amount.end, line.words.sets
    if amount.unit is not None or place >= len(line.items):
        return ""
    written, word = line.part(place, place + 1), line.word(place)
    kind = line.kind(place)
    if (kind == "name" and "/" in word) or line.is_of(place, "uncounted_units"):
        return "" if is_plural(line, place + 1) else written  # "300 gig workers"
    if kind != "word" or word in sets["pieces"] or len(word) > LONGEST_SYMBOL:
        return ""
    if _CYRILLIC_CAPITALS.fullmatch(written):
        return ""  # "8 тысяч ДТП"
    # "7 US and Polish men", "7 IT-компания"
    hyphen = line.word(place + 1) == "-" and line.glued(place + 1)
    joined = hyphen or line.kind(place + 1) == "and"
    capital = _LATIN_CAPITALS.fullmatch(written) and line.kind(place + 1 + joined) != "word"
    capital = capital and not line.in_capitals
    mixed = any(letter.islower() and after.isupper() for letter, after in pairwise(written))
    named = _LATIN_CAPITALS.fullmatch(written) and len(word) <= LONGEST_CODE
    named = named and is_plural(line, place + 1) and line.part(place + 1, place + 2).islower()
    if not (capital or mixed or (sets["vowels"].isdisjoint(word) and not named)):
        return ""  # "300 NHS nurses"
    plural = _CAPITALS_IN_PLURAL.fullmatch(written) and word[:-1] not in line.words.entries
    return "" if plural else written  # "12 NGOs"


def _unit_apart(line: Line, reading: Reading) -> str:
    """Return a unit within what is counted: *5 milliards of dollars*, *5 rouble euros*."""
    first, last = reading.context.noun
    kinds = [line.kind(at) for at in range(first, last)]
    return line.part(first, last) if "currency" in kinds or "unit" in kinds else ""


def _unread_end(line: Line, reading: Reading) -> str:
    """Words after the figure that may loosen it or be its unit."""
    place = max(reading.context.noun[1], reading.context.end)
    kind = line.kind(place)
    joins = kind in ("or", "and") and line.kind(place + 1) in ("word", "hedge", "after")
    stray_unit = reading.amount.is_money and (
        kind in ("currency", "unit") or (kind == "word" and not reading.amount.scaled)
    )
    if joins or kind == "after":
        return line.part(place, len(line.items))
    if stray_unit and not line.is_of(place, "stop"):
        return line.part(place, place + 1)
    return ""
