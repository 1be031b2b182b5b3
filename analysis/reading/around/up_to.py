"""Whether *up to*, *до* leads to a level that was reached, or is a hedge; whether *passed* is."""

from __future__ import annotations

from analysis.reading.around.direction import (
    HEDGES,
    LEADING,
    REACH,
    SMALL,
    begins_clause,
    change_at,
    comparison_at,
    ends_as_verb,
    is_noun,
    is_partitive,
)
from analysis.reading.lexicon import NUMBERS, SIZES, Line
from analysis.reading.signs import PERCENT
from analysis.reading.tokens import DASHES

LENGTHS = ("km", "m")
UP_TO = (*HEDGES, "until")  # kinds of what may be a hedge or lead to a level


def kind_beside_verb(line: Line, place: int, end: int) -> str:
    """Return the kind of an item; *до* and *up to* beside a verb of change are *to*.

    The amount behind it ends before `end`.
    """
    kind = line.kind(place)
    if kind not in UP_TO:
        return "by" if kind in ("word", "out_of") and _is_by(line, place, end) else kind
    named = line.kind(place - 1) == "word" and line.is_of(place + 1, "definite", "indefinite")
    named = named and line.kind(end) == "word" and not line.is_of(end, "marks", "prepositions")
    if named and line.is_of(place, "ages") and line.kind(place + 2) == "currency":
        return "word"  # "talks over a $3 billion loan", no "over the $3 billion mark"
    if kind == "verb_hedge" and line.is_of(place, "passes"):
        return kind if _is_measured(line, place, end) else "word"
    if kind == "hedge" and line.is_of(place, "over_a_base"):
        rate = line.kind(place - 1) == "unit" and change_at(line, place - 2) == 0
        rises = line.items[end - 1].value in PERCENT and not line.is_of(place + 1, "definite")
        rises = rises and is_noun(line, place - 1)  # "growth over 17 percent is expected"
        return "from" if rate or (is_noun(line, place - 1) and not rises) else kind
    ranges = line.is_of(place, "range_starts") and line.kind(end) == "until"
    if ranges and change_at(line, place - 1):
        return "from"  # "упал от 560 до 517 млн"
    if kind == "until":
        return "to" if _leads_to(line, place, end) else "hedge"
    reaches = line.is_of(place, "reaches")
    unit = place - 1 - (line.word(place - 1) in (",", "("))  # "plus 5 percent, up to 3 million"
    unit = line.back(unit, "mask")  # "by 5 percent in May, up to 3 million"
    by = line.kind(unit) in SIZES and follows_change(line, unit)
    by = by or _follows_from(line, place - 1)
    return "to" if reaches and (by or _rises(line, place - 1)) else kind


def _is_by(line: Line, place: int, end: int) -> bool:
    """Tell *increased for 8 percent*, *is more on 8 percent*, *grew in 2 times*, as some have it.

    No *rose on 8 percent growth*, *rose for 8 percent of them*.
    """
    unit = line.items[end - 1].value
    sized = unit in PERCENT or line.kind(end - 1) in SIZES
    named = line.is_of(place, "changes_by_too") and sized and not is_partitive(line, end)
    # no "rose on a 20 percent drop in costs", "on 10 percent higher costs"
    named = named and not (change_at(line, end) or comparison_at(line, end))
    named = named and not line.is_of(place + 1, "indefinite", "definite")
    times = unit == "times" and line.kind(place) == "out_of" and line.is_of(place, "prepositions")
    verb = line.back(place - 1, "filler", *HEDGES)  # "grew more than in 2 times"
    led = line.is_of(verb - 1, "definite", "indefinite")  # no "an increase on 5 percent in May"
    moves = change_at(line, verb) and not (is_noun(line, verb) and (led or not named))
    return (named or times) and bool(moves or (named and comparison_at(line, verb)))


def _is_measured(line: Line, place: int, end: int) -> bool:
    """Tell *passed $5 billion*, *passed the 10-million mark*, *passed 35K* from *passed 5 laws*.

    So it tells *broke the 10-million mark* from *broke the 100 metres record*.
    """
    if line.is_of(end, "marks", "standing_targets"):
        return True
    named = line.word(place).split(" ")[-1] in line.words.sets["definite"]
    if named or line.items[end - 1].value in LENGTHS:
        return False  # "crossed 300 km of desert"
    sum_of_money = line.kind(place + 1) == "currency"
    return sum_of_money or line.kind(end - 1) != "num" or not line.word(end - 1).isdigit()


def _leads_to(line: Line, place: int, end: int) -> bool:
    """Tell whether *до* stands beside a verb of change in its clause, and so is no *up to*."""
    if follows_change(line, place - 1) or _follows_from(line, place - 1):
        return True
    for at in range(place - 1, max(0, place - 3 * REACH) - 1, -1):
        if line.word(at) in (".", ";", ":") or ends_as_verb(line, at):
            break
        if line.kind(at) in (*LEADING, "multiple"):
            return True
    leads = change_at(line, end) != 0 and not is_noun(line, end)
    return begins_clause(line, place) and (leads or line.kind(end) == "bring")


def follows_change(line: Line, place: int) -> bool:
    """Tell whether *by 5 percent* ends there, before a mark: *… – на 4%, до 3 млрд*, *(до 3)*."""
    place -= line.word(place) in (",", "(", *DASHES)
    if line.kind(place) == "unit" and line.items[place].value == "times":
        return True  # "в 2,5 раза, до 4,7 млрд"
    place = line.back(place, "num", *SIZES, *HEDGES)
    signed = line.word(place) in DASHES and line.word(place - 1) == "("
    return signed or line.is_of(place, "changes_by", "plus")  # "(+45%, до 1,9 млн)"


def _follows_from(line: Line, place: int) -> bool:
    """Tell whether *from 872 thousand tonnes* ends there: *(с 872 тыс. тонн до 1 232 тыс.)*."""
    sizes = ("num", "cardinal", "scale", "unit", "currency")
    place -= line.word(place) in DASHES  # "с 5 млн в 2018 году – до 9 млн"
    last = place
    while line.kind(place) in (*sizes, "mask", *HEDGES) or (
        line.kind(place) == "word" and line.kind(place - 1) in sizes  # "с 8,2 тыс. штук"
    ):
        place -= 1
    return place < last and line.kind(place) == "from"


def _rises(line: Line, place: int) -> bool:
    """Tell whether *up to* follows a verb of rise, and so is *to*: *increased (by 5%) up to*."""
    if line.is_of(place, "changes_by"):
        return False
    # "rise to $5 billion in 2022 and up to $10 billion in 2030"
    again = line.kind(place) == "and" and line.kind(place - 1) == "mask"
    if line.kind(place) == "and" and not again:
        return False  # "rose 5 percent and up to 7 percent in the west"
    passed = {*SMALL, *HEDGES, *NUMBERS, *SIZES, "by", "to" if again else "by"}
    while line.kind(place) in passed or line.word(place) in DASHES:
        place -= 1
    if line.kind(place) == "multiple":
        return True  # "to increase output fourfold by 2030 up to 5 million tonnes"
    last = place
    within = ("definite", "indefinite", "partitive")
    while line.kind(place) == "word" or line.is_of(place, *within):
        place -= 1  # "to increase the output of coal up to 5 million"
    verb = not is_noun(line, place) or line.kind(place + 1) == "to"
    verb = verb or (place < last and line.is_of(place - 1, "to_verbs"))
    if place == last and line.is_of(place, "percent_only"):  # "to raise up to $5 million"
        verb = line.is_of(place - 1, "auxiliaries")
    return line.kind(place) in ("rise", "bring") and verb
