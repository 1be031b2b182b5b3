"""The words around an amount in languages where the verb stands last and hedges behind the number.

*Sixty thousand-from more student*, *4.7 percent-to fell*: what `context` reads to the left of an
amount, these languages say to its right, and endings say what prepositions say elsewhere.
"""

from __future__ import annotations

from itertools import pairwise

from analysis.reading.amounts import Amount
from analysis.reading.around.changes_last import LIST, NEAR, NOUNS, OBJECTS, read_direction
from analysis.reading.around.direction import change_at, comparison_at
from analysis.reading.around.noted import DENIED, NEGATED, Context
from analysis.reading.around.up_to import LENGTHS
from analysis.reading.around.verbs_behind import (
    REACH,
    VERBS,
    after_bracket,
    change_behind,
    is_made,
    is_verb,
    told_before,
    verb_behind,
)
from analysis.reading.bounds import RULES
from analysis.reading.lexicon import SIZES, UNITS, Line
from analysis.reading.quantity import TURNED
from analysis.reading.ranges_last import SMALL
from analysis.reading.signs import PERCENT, is_plus
from analysis.reading.tokens import DASHES

GOVERNED = ("possessive", *OBJECTS, "dative", "ablative")
WITHOUT_NOUN = (*GOVERNED, "locative", "genitive")
NO_RATE = "what a rate is counted on is no figure"
NO_RANGE = "no figure: the other end of it is none"
COUNTED_WORDS = 4
_OPPOSITE = {"less than": "at least", "more than": "at most"}
NEAR_ITEM = 7  # from a number of a list back to the comma before it


def context_of(line: Line, amount: Amount, left: int, right: int) -> Context:
    """Read what stands around an amount, between the items `left` and `right`."""
    context = Context([amount.hedge] if amount.hedge else [], start=amount.start, end=amount.end)
    if amount.negative and amount.unit in PERCENT:
        context.direction = -1
    arrow = line.is_of(amount.start - 1, "percent_only")
    if arrow or is_plus(line, amount.unit, amount.start - 1):
        context.direction = change_at(line, amount.start - 1) if arrow else 1
        context.start = amount.start - 1
    endings = {line.ending(at) for at in range(amount.start, amount.end)}
    context.hedges += sorted(endings.intersection(RULES))  # that loosen: "3 мыңдай (доллар)"
    last = _read_after(line, context, amount.end, right)
    context.noun = (context.end, context.end)
    whole = not context.hedges and line.ending(amount.end - 1) in WITHOUT_NOUN  # "5 мыңға"
    if amount.unit is None and not whole:
        first, end = _noun_after(line, context.end)
        if end > first:
            context.noun = (first, end)
            last = _read_after(line, context, end, right)
    first = context.start
    if amount.negative and _rises_behind(line, amount, last):
        context.refused = "a dash before a number: a minus or a mark"
    at = max(context.end, context.noun[1])
    to = [(line.kind(it), line.ending(it)) == ("filler", "dative") for it in (at - 1, at)]
    last = "until" if any(to) else last  # "grew 5 billion level-to"
    read_direction(line, amount, context, last, (left, right))
    _read_before(line, context, left, first)
    if line.ending(amount.end - 1) in GOVERNED or _counts_alone(line, amount, right):
        context.governed = True
    if amount.joined_by in ("until", "to") and "at most" in context.hedges:
        context.hedges.remove("at most")  # "from 30 thousand to-until 50 thousand people"
    if amount.negative and line.kind(context.end) == "below_zero":
        context.hedges = [TURNED.get(each, each) for each in context.hedges]
    one_sided = [hedge for hedge in context.hedges if hedge != "about"]
    context.hedges = one_sided or context.hedges  # "at least some 30"
    context.refused = _objection(line, amount, context, left)
    return context


def _objection(line: Line, amount: Amount, context: Context, left: int) -> str:
    """Return why an amount is no figure, or what is denied of it; else nothing."""
    behind = max(context.end, context.noun[1])
    denied = line.is_of(behind, "denying") and line.kind(behind + 1) not in NOUNS  # "non-state"
    # no "300 people are not content", "not only 300"
    denied = denied and behind <= max(amount.end, context.noun[0]) + 1
    if denied and not line.is_of(amount.start - 1, "merely"):
        return f"{DENIED} {line.part(amount.start, behind + 1)!r}"
    words = [line.word(at) for at in range(behind, behind + NEAR)]
    doubting = line.words.sets["doubting"]  # "асуы екіталай", "асуына жол бермейді"
    if not doubting.isdisjoint((*words, *map(" ".join, pairwise(words)))):
        return f"{NEGATED} {line.part(amount.start, behind + 1)!r}"
    before = amount.start - 1  # no "at hour 5 12 people came"
    if line.kind(before) == "num" and before >= left and line.ending(before) != "locative":
        return NO_RANGE  # "hour 18-from 20-to until"
    rate = amount.unit not in (None, "times", *PERCENT) and not context.hedges
    rate = rate and (amount.unit != "MW" or amount.number.value < 1)  # "1 киловатт үшін"
    if amount.number.value == amount.factor and rate and not _is_measured(line, amount.end):
        return NO_RATE  # "25 tonnes 1 hectare-from"
    return context.refused


def _is_measured(line: Line, place: int) -> bool:
    """Tell *its width 1 mm.*, *was 1 metre*; no *1 litre – 250 tenge*, *to 1 hectare*."""
    ends = line.kind(place) == "level" or line.word(place) in {"", *",.;)"}
    return ends and line.ending(place - 1) in ("", "accusative", "accusative_after_vowels")


def _counts_alone(line: Line, amount: Amount, right: int) -> bool:
    """Tell *14 from here, 76 firms from there*; no *in Astana – 300, 90 tenge in Oral*."""
    listed = line.word(amount.end) == "," and amount.end + 1 < right < len(line.items)
    located = line.ending(amount.start - 2) == "locative"  # "in Astana – 570"
    apart = line.word(amount.start - 1) in DASHES and (located or _ends_a_list(line, amount))
    end = verb_behind(line, right, LIST) or right + REACH
    sized = any(line.kind(at) in SIZES for at in range(right, end))
    return amount.unit is None and (listed or apart) and not sized


def _ends_a_list(line: Line, amount: Amount) -> bool:
    """Tell *(Astana – 86, Aqsu – 119)*."""
    commas = (
        at for at in range(amount.start - 2, amount.start - NEAR_ITEM, -1) if line.word(at) == ","
    )
    listed = any(line.kind(at - 1) == "num" and line.word(at - 2) in DASHES for at in commas)
    return listed and line.word(amount.end) == ")"


def _rises_behind(line: Line, amount: Amount, ending: str) -> bool:
    """Tell *to China -5 percent-by grew*, where a dash before a percentage is no minus."""
    verb = verb_behind(line, amount.end, LIST)
    if amount.unit not in PERCENT or verb is None or line.is_of(verb, "nouns"):
        return False
    by = ending == "dative" or line.ending(amount.start - 1) == "dative" or verb == amount.end
    listed = line.word(amount.end) == "," and any(
        item.kind == "unit" and item.value in PERCENT for item in line.items[: amount.start]
    )
    return (by or listed) and line.kind(verb) == "rise"


# -- behind the number


def _read_after(line: Line, context: Context, place: int, right: int) -> str:
    """Read hedges behind an amount, or *N more*; return the ending that the verb will see."""
    ending, at = line.ending(place - 1), place
    if (seen := _read_behind_bracket(line, context, place, ending)) is not None:
        return seen
    while at < right and line.kind(at) in SMALL:
        ending, at = line.ending(at).removeprefix("only") or ending, at + 1  # "сәл-ақ"
    if at >= right:
        return ending
    ending, at = _past_things(line, place, at, ending)
    kind, measured = line.kind(at), place > 0 and line.kind(place - 1) in UNITS
    case, sizes = ending.removesuffix("_after_vowels"), ("scale", "unit", "currency")
    sized = line.kind(place - 1) in sizes and line.items[place - 1].value not in LENGTHS
    if line.is_of(at, "passes") and not (sized or at > place):
        case = ""  # "30 km they covered"
    by_which = (kind, ending) == ("after_ablative", "dative")
    if by_which and measured and line.items[at].value == "more than":
        context.direction, context.end = 1, at + 1  # "exceeds the plan by 5 percent"
    elif ending == "ablative" and line.is_of(at, "exceeding"):
        context.hedges.append("more than")
        context.end = at + 1
        return ""
    elif by_which and line.items[at].value in ("at least", "at most"):
        context.refused = f"{NEGATED} {line.part(place, at + 1)!r}"  # "by 5 percent did not grow"
    elif kind in ("after", f"after_{case}"):
        context.hedges.append(_denied(line, at) or line.items[at].value)
        context.end = at = at + 1
        alone = line.kind(at + 1) not in NOUNS or is_verb(line, at + 1)  # no "of high quality"
        if not (measured and alone and comparison_at(line, at)):  # "almost 5 percent more"
            leads = line.kind(at) == "until" and change_behind(line, at + 1) is not None
            return "until" if leads else line.ending(at - 1)  # "fell to about 85"
    behind = after_bracket(line, at) if ending in ("", "dative") else at
    compared = ending != "possessive" if ending else measured and not _says_which(line, behind)
    # no "12% (300 children) high marks got", but "12%-by (3 million) less came"
    by = (measured and ending == "dative") or line.kind(behind + 1) not in NOUNS
    if compared and (by or behind == at) and (direction := comparison_at(line, behind)):
        context.direction, context.end = direction, at + 1 if behind == at else context.end
    elif kind == "until" and ending == "dative":
        _read_until(line, context, place, (at, right))
        return "until"
    return ending


def _says_which(line: Line, place: int) -> bool:
    """Tell *5 tonnes high quality oil*, which are not more of it; nor is *53%-ы жоғары сапалы*."""
    after = (place + 1, place + 2)
    phrase = all(line.kind(at) in NOUNS and not line.is_of(at, "stop") for at in after)
    return phrase and is_made(line, place + 1, "endings_of_qualities")


def _past_things(line: Line, place: int, at: int, ending: str) -> tuple[str, int]:
    """Return ending and end of *5 tonnes of oil-by more*, where what is measured has the ending."""
    things = place > 0 and line.kind(place - 1) in UNITS and line.ending(at) == "dative"
    more = things and not ending and comparison_at(line, at + 1)
    return ("dative", at + 1) if more else (ending, at)


def _read_behind_bracket(line: Line, context: Context, place: int, ending: str) -> str | None:
    """Read the hedge of *5 billion-from (12%) more*; return the ending, or None for no hedge."""
    behind = after_bracket(line, place)
    if behind == place:
        return None
    if line.kind(behind) in ("after", f"after_{ending.removesuffix('_after_vowels')}"):
        context.hedges.append(line.items[behind].value)
        return ""
    if line.kind(behind) == "until" and ending == "dative":
        to = change_behind(line, behind + 1) is not None or line.is_of(behind + 1, "reaches")
        context.hedges += [] if to else ["at most"]
        return "until"
    return None


def _denied(line: Line, place: int) -> str:
    """Return what *less than 5 were never* says: at least so many; or nothing.

    So it is with *more than 5 tonnes of freight cannot bring*, *more than 5 is not given*.
    """
    verb = place + 1
    while line.kind(verb) in (*NOUNS, "level") and not is_made(line, verb, "endings_of_limits"):
        verb += 1
    if line.kind(verb) == "negation":  # "болуы мүмкін емес"
        done = line.is_of(verb - 1, "perhaps") or is_made(line, verb - 1, "endings_of_qualities")
    else:  # no "5 мыңнан көп адам жұмыс таба алмайды", "30 пайыздан көп адам"
        share = line.items[place - 1].value in PERCENT
        done = (line.kind(place - 1) in UNITS and not share) or verb < place + 3
        done = done and line.kind(verb) in (*NOUNS, "level")
    done = done and verb <= place + COUNTED_WORDS
    done = done and line.is_of(place, "after_rise", "after_fall")  # no "60%-дан астамы … жоқ"
    return _OPPOSITE.get(line.items[place].value, "") if done else ""


def _read_until(line: Line, context: Context, place: int, places: tuple[int, int]) -> None:
    """Read *5-to until* before a verb, or as a limit.

    At `places` are *until* and the next figure.
    """
    at, right = places
    verb = change_behind(line, at + 1)
    if verb is not None and line.is_of(verb, "nouns") and line.word(at + 1) == ",":
        verb = None  # "a loan of up to 10 million, its growth 5 percent"
    rate = line.items[place - 1].value in PERCENT
    endings = line.words.endings  # "-дейінгі өсу": a growth of up to 5 percent
    of_up_to = endings is not None and endings.last(f"-{line.word(at)}") == "attributive"
    if rate and verb == at + 1 and line.is_of(verb, "nouns") and of_up_to:
        context.hedges, context.direction = [*context.hedges, "at most"], change_at(line, verb)
        context.end = verb + 1
        return
    of_it = verb is None or (rate and line.is_of(verb, "only_by"))
    reached = line.is_of(at + 1, "reaches") or told_before(line, context.start)
    if of_it and not reached:  # no "5-to-until reached"
        context.hedges.append("at most")
    near = verb is not None and verb < min(right, at + 1 + NEAR)
    context.end = verb + 1 if verb is not None and near else at + 1


def _noun_after(line: Line, place: int) -> tuple[int, int]:
    """Return the places of what is counted: up to the first word that has endings, or a verb."""
    sets = line.words.sets
    end = place
    while end - place < COUNTED_WORDS and _in_a_noun_phrase(line, end):
        word = line.word(end)
        goes_on = line.kind(end + 1) in (*NOUNS, *VERBS)  # "5 сабақ өтті"
        things = end == place and (line.ending(end) in OBJECTS or goes_on)  # "128 үйді, 8 мектепті"
        if word.split(" ")[0] in sets["stop"] or (is_verb(line, end) and not things):
            break
        end += 1
        if line.ending(end - 1) not in ("", "participle"):
            break
    return place, end


def _in_a_noun_phrase(line: Line, place: int) -> bool:
    """Tell whether a word is a noun, or a participle of one: *10 registered firms*."""
    participle = line.ending(place) == "participle" and line.kind(place + 1) in NOUNS
    return participle or line.kind(place) in NOUNS


# -- before the number


def _read_before(line: Line, context: Context, left: int, first: int) -> None:
    """Read hedges before an amount that starts at `first`: *about*, *growth of at least*."""
    place = first - 1
    while place >= left:
        if line.ending(place) == "genitive":  # "about all the country's 40 percent"
            whole = line.back(place - 1, "word", "filler")
            place = whole if line.kind(whole) == "hedge" else place
        if line.kind(place) == "hedge" and line.ending(place) != "possessive":  # "its maximum"
            context.hedges.append(line.items[place].value)
            context.start = min(context.start, place)
        named = line.is_of(place, "subject_nouns") and line.kind(place - 1) == "hedge"
        if line.kind(place) not in ("hedge", *SMALL) and not named:  # "about its worth 5 billion"
            return
        place -= 1
