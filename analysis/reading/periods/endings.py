"""What the endings of words say of a period: of the past, to come, or what is compared."""

from __future__ import annotations

import re

from analysis.reading.lexicon import lexicon
from analysis.reading.periods.cores import FoundPeriod
from analysis.reading.periods.words import Alphabet

_CLAUSE = re.compile(r"(?:[^,.;:!?\n]|[,.](?=\d)){0,250}(?=[,.;:!?\n]|$)")  # the rest of one
_NOUN = re.compile(r"\s[^\W\d]+")


def with_endings(found: FoundPeriod, text: str, alphabet: Alphabet) -> FoundPeriod:
    """Add what endings say: *жылғыдан* is *than*, a clause with *-ды* at its end is of the past."""
    endings = alphabet.inflected
    if endings is None:
        return found
    last = endings.last(text[found.start : found.end])
    if last == "than":  # "бір жыл бұрынғыдан"
        return found._replace(is_base=True, led_from=found.start)
    past_year = found.kind == "plain" and (found.cores[0].shift or 0) < 0
    noun = _NOUN.match(text, found.end)
    if last == "attributive" and past_year and noun and endings.last(noun[0]) == "ablative":
        return found._replace(is_base=True)  # "былтырғы кезеңнен 4 пайызға көп"
    if last == "ablative" and past_year:  # "өткен жылдан 5 пайызға артты"
        return found._replace(is_base=True)
    clause = _CLAUSE.match(text, found.end)
    verb = endings.last(clause[0]) if clause and not found.is_base else ""
    year = found.kind == "plain" and found.cores[0].kind == "year" and found.cores[0].year
    *_, word = clause[0].split() if clause and clause[0].strip() else [""]
    to_come = endings.last(f"-{word}") == "tense"  # no "2025 жылдан өседі"
    to_come &= not word.endswith("п")  # but "2025 жылдан 5 пайыз көп салынып"
    if last == "ablative" and year and not to_come:  # "2021 жылдан 5 пайызға көп"
        return found._replace(is_base=True, led_from=found.start)
    if last in ("locative", "possessive") and found.kind == "same":  # "осы кезеңде", "осы күні"
        return found._replace(is_base=False)
    if found.kind == "since" and found.cores[0].dated:
        return found._replace(ahead=True)  # "2027 жылдан бастап 12% ставка"
    from_it = last == "ablative" and found.kind == "plain"  # "1 ақпаннан өседі"
    if (from_it or found.kind in ("since", "until")) and _may_come(text, found.end, alphabet):
        return found._replace(else_kind="since" if from_it else found.kind)
    return found._replace(past=True) if verb in ("accusative", "participle") else found


def _may_come(text: str, place: int, alphabet: Alphabet) -> bool:
    """Tell whether the clause behind a place ends in a verb of the future, as *өседі* may be."""
    words = lexicon(alphabet.languages[0] if len(alphabet.languages) == 1 else None)
    clause = _CLAUSE.match(text, place + (text[place : place + 1] == ","))
    ends = clause[0].split()[-2:] if clause else []
    if not ends or words.endings is None:
        return False
    endings = words.sets["future_endings"]  # no "келген еді"
    to_come = ends[-1].endswith(tuple(endings)) and ends[-1] not in endings
    to_come = to_come and words.endings.last(ends[-1]) == "tense"  # no "қымбаттады"
    return to_come or ends[0] in words.sets["expectations"]
