"""What the endings of words say of a period: of the past, to come, or what is compared."""

from __future__ import annotations

import re
from itertools import takewhile

from analysis.reading.lexicon import Lexicon, lexicon
from analysis.reading.periods.cores import FoundPeriod
from analysis.reading.periods.words import Alphabet

_CLAUSE = re.compile(r"(?:[^,.;:!?\n]|[,.](?=\d)){0,250}(?=[,.;:!?\n]|$)")  # the rest of one
_NOUNS = re.compile(r"(?:\s(?:[^\W\d]+(?:-[^\W\d]+)?|\([^()\n]{1,60}\))){1,5}")
_BRACKET = re.compile(r"\([^()]*\)")
OF_A_NOUN = ("attributive", "genitive")  # endings: "2022 жылғы", "2022 жылдың"
COMPARED = ("dative", "instrumental")


def with_endings(found: FoundPeriod, text: str, alphabet: Alphabet) -> FoundPeriod:
    """Add what endings say: *жылғыдан* is *than*, a clause with *-ды* at its end is of the past."""
    endings = alphabet.inflected
    words = lexicon(alphabet.languages[0] if len(alphabet.languages) == 1 else None)
    if endings is None:
        first = text[found.start : found.end].split()[1:3] if found.kind == "since" else []
        paired = any(words.ends_in(word, "paired_endings") for word in first)  # "с мартом"
        return found._replace(kind="plain", is_base=True) if paired else found
    last = endings.last(text[found.start : found.end])
    if last == "than":  # "бір жыл бұрынғыдан"
        return found._replace(is_base=True, led_from=found.start)
    past_year = found.kind == "plain" and (found.cores[0].shift or 0) < 0
    if last in OF_A_NOUN and _is_compared(text, found.end, alphabet, words, past=past_year):
        return found._replace(is_base=True)
    if last == "ablative" and past_year:  # "өткен жылдан 5 пайызға артты"
        return found._replace(is_base=True)
    clause = _CLAUSE.match(text, found.end)
    verb = endings.last(clause[0]) if clause and not found.is_base else ""
    year = found.kind == "plain" and found.cores[0].kind == "year" and found.cores[0].year
    *_, word = clause[0].split() if clause and clause[0].strip() else [""]
    if last == "ablative" and year and not _is_to_come(word, words):  # "2021 жылдан 5 пайызға көп"
        return found._replace(is_base=True, led_from=found.start)
    if last in ("locative", "possessive") and found.kind == "same":  # "осы кезеңде", "осы күні"
        return found._replace(is_base=False)
    if found.kind == "since" and found.cores[0].dated:
        return found._replace(ahead=True)  # "2027 жылдан бастап 12% ставка"
    from_it = last == "ablative" and found.kind == "plain"  # "1 ақпаннан өседі"
    if (from_it or found.kind in ("since", "until")) and _may_come(text, found.end, words):
        return found._replace(else_kind="since" if from_it else found.kind)
    return found._replace(past=True) if verb in ("accusative", "participle") else found


def _is_compared(text: str, place: int, alphabet: Alphabet, words: Lexicon, *, past: bool) -> bool:
    """Tell whether the noun behind a period is compared: *exports of 2022-with compared*.

    No other period may be: *this year's exports last year-with compared*.

    So is, of a time that is over, a noun *from* which it differs: *былтырғы кезеңнен артық*.
    """
    following = _NOUNS.match(text, place)
    behind = _BRACKET.sub("", following[0]).split() if following else []
    dated = alphabet.of("year", "years", "month", "names")
    nouns = [*takewhile(lambda noun: alphabet.spelt([noun]) not in dated, behind)]
    if words.endings is None or not nouns:
        return False
    endings = [words.endings.last(noun) for noun in nouns]
    if past and endings[0] == "ablative":
        return True
    compared = words.sets["compared_behind"]
    return any(
        endings[at - 1] in COMPARED
        and not compared.isdisjoint((noun, " ".join(nouns[at : at + 2])))
        for at, noun in enumerate(nouns[1:], start=1)
    )


def _is_to_come(verb: str, words: Lexicon) -> bool:
    """Tell whether a verb is of the future, as *өседі* may be; no *келген еді*, *қымбаттады*."""
    future = words.sets["future_endings"]
    ends = verb.endswith(tuple(future)) and verb not in future
    return ends and words.endings is not None and words.endings.last(verb) == "tense"


def _may_come(text: str, place: int, words: Lexicon) -> bool:
    """Tell whether the clause behind a place ends in a verb of the future."""
    clause = _CLAUSE.match(text, place + (text[place : place + 1] == ","))
    ends = clause[0].split()[-2:] if clause else []
    if not ends:
        return False
    return _is_to_come(ends[-1], words) or ends[0] in words.sets["expectations"]
