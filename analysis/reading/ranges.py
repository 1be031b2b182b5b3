"""Amounts that belong together: ranges, two levels, and lists that say a unit once."""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.reading.amounts import RATES, STARTS, WRITTEN_OUT, Amount, amount_at
from analysis.reading.around.direction import (
    CHANGES,
    CLAUSE_ENDS,
    HEDGES,
    change_at,
    is_noun,
    of_a_rate,
)
from analysis.reading.bounds import Number
from analysis.reading.headings import under_a_heading
from analysis.reading.lexicon import Line
from analysis.reading.lists import UNLIKE, with_what_is_said_once
from analysis.reading.numbers import NONE
from analysis.reading.ranges_changed import (
    PARTS,
    change_before,
    explains_a_change,
    verb_of_change_before,
    verb_of_change_behind,
)
from analysis.reading.signed import signed_range
from analysis.reading.tokens import DASHES, DOTS
from analysis.reading.unit_before import LIKE, UNSURE_SCALE, WHOLE, scale_of

_THOUSANDS = re.compile(r"(\d{1,3})((?:[^\d.]?000)+)")  # "9,000", "30 000", "30000"
TWO = 2  # times; of numbers that differ more, each with its scale word, one is no lower end
FOUR = 4  # times; of bare numbers that differ more, one is no lower end of a change
FEW, HUNDRED = 10, 100  # "a million or two", "a hundred or two"
BEGINNINGS = STARTS | {"bad"}


def amounts_of(line: Line) -> list[Amount]:
    """All amounts of a line, left to right.

    >>> from analysis.reading.lexicon import lexicon
    >>> line = Line("4,000 of 23,000 companies, $5.3 billion", lexicon("en"))
    >>> [(int(amount.number.value), amount.unit) for amount in amounts_of(line)]
    [(4000, None), (23000, None), (5300000000, 'USD')]
    """
    found: list[Amount] = []
    behind = 0  # what was read
    for place, item in enumerate(line.items):
        if place < behind or item.kind not in BEGINNINGS:
            continue
        if item.kind == "bad":
            reason = f"unknown number format {item.value!r}"
            found.append(Amount(place, place + 1, NONE, refused=reason))
        elif amount := _range(line, place):
            if found and amount.start < found[-1].end:  # "$7/$9", "47°30"
                own = _has_its_own(line, found[-1], amount)
                amount = own or amount._replace(start=found.pop().start)
            behind = amount.end
            if not (_hangs_on(line, amount.start - 1) or _hangs_on(line, behind)):
                found.append(amount)
        elif line.kind(place - 1) == "numbered":
            behind = _past_numbers(line, place)
    return with_what_is_said_once(line, under_a_heading(line, found))


def _has_its_own(line: Line, before: Amount, amount: Amount) -> Amount | None:
    """Return the second of *8.8 billion USD 9.8 billion USD*: the first dollars are not its own."""
    again = line.word(amount.end) == line.word(amount.start) and amount.is_money
    within = amount._replace(start=amount.start + 1, end=amount.end + 1)
    return within if again and amount.start == before.end - 1 else None


def _hangs_on(line: Line, place: int) -> bool:
    """Whether hyphens join a number to another that makes no range with it: *a 9-to-5 job*."""
    return line.kind(place) == "to" and line.word(place).startswith("-")


def _past_numbers(line: Line, place: int) -> int:
    """Return the place after what is numbered: *Articles 5 and 6*, *a ratio of 3 to 1*."""
    joins = line.words.sets["ratio_joins"] | DASHES
    while line.kind(place) in ("num", "cardinal"):
        place += 1
        joined = line.word(place) in joins or line.kind(place) in ("and", "or")
        after = amount_at(line, place + 1) if line.kind(place + 1) in ("num", "cardinal") else None
        if after and line.is_of(place, "partitive"):  # "page 4 of 12"
            joined = line.kind(after.end) != "word"
        if not joined or after is None or after.unit or after.scaled:
            break
        place += 1
    return place


def _range(line: Line, place: int) -> Amount | None:
    """Return the amount at a place, with the other end of its range if it has one."""
    if signed := signed_range(line, place):
        return signed
    first = amount_at(line, place)
    first = first and first._replace(end=first.end + _hangs(line, first.end))
    joined_by = _connector(line, first) if first else None
    if first is None or joined_by is None or first.negative:
        return first
    if joined_by == "to" and line.is_of(first.start - 1, "plus"):
        return first  # "(+$2 to $32)"
    if first.unit == "times" and not line.is_of(first.start - 1, "range_starts"):
        return first
    second = _other_end(line, first)
    frost = line.kind(second.end - 1 if second else 0) == "below_zero"  # "10–15 градусов мороза"
    if second is None or second.negative > frost or (second.refused and joined_by == "to"):
        return first  # "rose 6.5% to 164Q"
    either = joined_by == "or" and _is_count(first, second, TWO)
    if either or _is_count(second, first, WHOLE):  # "rose 4% to 5 million"
        return first
    ratio = "no figure: a ratio" if _is_ratio(line, first, second) else ""
    if reason := first.refused or second.refused or ratio:
        return Amount(first.start, second.end, NONE, refused=reason)
    said_once = first.unit is None or second.unit is None  # "$4-5 billion"
    if first.unit and not second.unit:
        second = _in_unit_of(first, second)
    if first.unit not in (None, second.unit):
        return first
    if joined_by in ("to", "until") and not _one_range(line, first, second, said_once=said_once):
        return first
    if first.unit is None and first.scaled == second.scaled:
        first = _in_unit_of(second, first)._replace(unit=None)
    return _joined(line, first, second, joined_by)._replace(negative=frost)


def _is_count(amount: Amount, rate: Amount, times: Decimal | int) -> bool:
    """Tell *180 thousand or 72 percent*, *88 or 40 percent*, *2.7% or 405,000*: it is no rate."""
    counts = amount.scaled or amount.number.value * rate.factor >= times * rate.number.value
    return amount.unit is None and rate.unit in RATES and counts


def _hangs(line: Line, place: int) -> bool:
    """Whether a hyphen stands for what is said behind the next number: *10- to 15-percent*."""
    hyphen = line.word(place) == "-" and line.glued(place) and not line.glued(place + 1)
    return hyphen and line.kind(place + 1) in ("to", "or", "and")


def _other_end(line: Line, first: Amount) -> Amount | None:
    start = first.end + 1 + (line.kind(first.end + 1) == "currency")
    if line.kind(start) not in ("num", "cardinal", "scale", "ratio", "half_one_and"):
        return None
    second = amount_at(line, start, money=line.kind(first.start) == "currency")
    second = second and _of_its_scale(line, first, second)
    dash = line.word(first.end) in DASHES and line.kind(first.end - 1) in ("unit", "currency")
    two = dash or line.kind(first.end) == "or"
    return None if second is not None and two and _is_other(line, first, second) else second


def _of_its_scale(line: Line, first: Amount, second: Amount) -> Amount:
    """Return the second of *миллиард-полтора*, *a thousand or two* with the scale of the first."""
    alone = first.end == first.start + 1 and first.number.value >= HUNDRED
    joined = line.kind(first.end) == "or" or line.glued(first.end)
    few = line.kind(second.start) in ("cardinal", "half_one_and") and second.number.value < FEW
    if not (alone and joined and few) or second.scaled:
        return second
    return second._replace(number=second.number.times(first.number.value), scaled=True)


def _is_other(line: Line, first: Amount, second: Amount) -> bool:
    """*5 percent or 6 firms*, *$3 billion or $12 a share*, *200 MW – 47 firms*: no range."""
    behind = second.end
    less, more = sorted((first.number.value, second.number.value))
    if first.unit and second.unit and UNLIKE * less < more:
        return True
    if second.unit and "hundredth" in {line.kind(end - 1) for end in (first.end, behind)}:
        return line.kind(first.end - 1) != line.kind(behind - 1)  # "4 cents or 4 dollars"
    joins = line.word(behind) in DASHES or (line.kind(behind) == "or" and second.unit is None)
    if joins and line.kind(behind + 1) in ("num", "cardinal", "currency"):
        return True
    counted = line.noun_at(behind) or line.kind(behind).startswith("after")
    other = counted or (first.unit in RATES and second.scaled)
    return other and first.unit is not None and second.unit is None


def _joined(line: Line, first: Amount, second: Amount, joined_by: str) -> Amount:
    """Return the range of two amounts; the first alone where it is no lower end."""
    lower, upper = _lower_end(line, first, second, joined_by), second.number
    if lower is None:
        return Amount(first.start, second.end, NONE, refused=UNSURE_SCALE)
    if lower.value > upper.value and joined_by == "or":
        lower, upper = upper, lower
    apart = second.scaled and not first.scaled and lower is first.number
    both = first.scaled and second.scaled  # "rose 1 million to 4 million"
    by = line.is_of(first.start - 1, "changes_by")
    times = TWO if both else FOUR if by and not line.noun_at(second.end) else LIKE
    unlike = (both or second.unit is None) and upper.value >= times * lower.value  # "by 63 to 480"
    apart = (apart or unlike) and joined_by == "to"  # "increased 17,400 to 11,775,800"
    if lower.value >= upper.value or (apart and (by or change_before(line, first.start))):
        return first  # "grew by 120,000 to 8.7 million"
    ends = Amount(first.start, second.end, lower, second.unit, upper, joined_by)
    return ends._replace(scaled=second.scaled, factor=second.factor)


def _is_ratio(line: Line, first: Amount, second: Amount) -> bool:
    """*odds of 5 to 1*; no *from 5 to 1*."""
    bare = first.unit is None and second.unit is None and not first.scaled
    apart = line.kind(first.end) == "to" and line.kind(first.start - 1) != "from"
    return bare and apart and second.number.value == 1 < first.number.value


def _in_unit_of(other: Amount, amount: Amount) -> Amount:
    """Return an amount in the unit that is said once: *5–6 GW*, *12 and 14 dt/ha*."""
    return amount._replace(unit=other.unit, number=amount.number.times(other.factor))


def _connector(line: Line, first: Amount) -> str | None:
    """Return what joins an amount to a second one as the ends of a range, if anything."""
    word, before = line.word(first.end), line.kind(first.start - 1)
    up_to = before == "from" and line.is_of(first.end, "reaches")  # "from 5 up to 8 percent"
    kind = "to" if up_to else line.kind(first.end)
    if kind == "sign":  # no "солардың бірі – 6 баланың анасы"
        dots = word in DOTS and line.glued(first.end) and line.glued(first.end + 1)
        return "dash" if dots or (word in DASHES and not line.ending(first.end - 1)) else None
    if kind in ("or", "to"):
        return kind
    led = line.kind(first.start - 1 - (before == "hedge"))  # "between about 5 and 6"
    if kind == "and" and led == "between":
        return "between"
    return kind if kind == "until" and before in ("from", "hedge") else None


def _one_range(line: Line, first: Amount, second: Amount, *, said_once: bool) -> bool:
    """Whether *from … to …* is a range and not two levels.

    With a unit at both ends it is none, *from $12 billion to $15 billion*, but in *costs from $12
    to $15*, *$5 to $6 billion* and *от 5 долларов до 6 долларов*.
    """
    before, sets = first.start - 1, line.words.sets
    led = line.back(before, *HEDGES)  # "rose from about 5 to 6 percent"
    before = led if line.kind(led) == "from" or line.is_of(led, "compared") else before
    of = line.back(before, *HEDGES, "filler")  # "an increase of just 1% to 2%"
    before = of if line.is_of(of, "partitive") else before
    of_it = line.is_of(before, "partitive") and line.kind(first.end) == "to"
    now = before - 2 * of_it  # "from the current (level of) 5 to 8 million"
    now -= line.is_of(now, "existing")
    if line.kind(now - line.is_of(now, "definite")) == "from" and now < before:
        return False
    if of_it or line.is_of(before, "range_starts"):
        return True  # "growth of 5% to 7%"
    said = second.scaled or second.unit is not None or line.word(before - 1) != ","
    said |= line.kind(before - 2) in ("unit", *PARTS)  # "by 17%, from 200 to 234 people"
    if line.kind(before) == "from" and said and explains_a_change(line, before - 1):
        return False
    spans = any(line.is_of(at, "spans") for at in (before - 1, before - 2))
    spans = spans and not change_at(line, before - 1)  # "the range widened from 5 to 7"
    if line.kind(before) == "from":
        changes = change_before(line, before) or verb_of_change_before(line, before)
        apart = second.unit is not None or line.kind(second.end) in CHANGES  # "с 5 до 8 выросло"
        once = (said_once or spans) and (spans or not changes)
        named = line.is_of(before - 3, "definite") and is_noun(line, before - 2)  # "the rise is"
        is_so = once or (line.kind(before - 1) in ("level", "by") and not named)
        return is_so and not (apart and verb_of_change_behind(line, second.end))
    moved = line.is_of(before, "compared") and line.word(before).split()[-1] in sets["from_base"]
    if moved and line.kind(before - 1) not in ("num", "scale", "unit", "currency", "mask"):
        return line.word(before - 1) in CLAUSE_ENDS  # "growth up from 5 to 6 percent"
    less, more = first.number.value, second.number.value
    by = line.is_of(before, "changes_by")
    levels = (by and of_a_rate(line, first.start)) or line.is_of(second.end, "partitive")
    alike = second.unit in RATES or line.is_of(before, "lost")  # "lost $5 million to $6 million"
    if alike and less < more <= (TWO if by else Decimal("1.5")) * less and not levels:
        return True  # "grew 5 percent to 7 percent", but "rose 0.4 percent to 7 percent"
    to_it = by and line.kind(first.end - 1) in ("unit", "currency")  # "by 100 barrels to 99,000"
    shared = first.unit is None or second.scaled > first.scaled  # "by $5 to $6 billion"
    return not to_it and (shared or not change_before(line, before + 1))


def _lower_end(line: Line, first: Amount, second: Amount, joined_by: str) -> Number | None:
    """Return the lower end with the scale that both share; None: it cannot be told.

    *5–6 billion* are five and six of them, *$750,000 to $1 million* are not; *900–1.2 billion* may
    be anything. *20–30 000* are thousands, but *from 20 to 30 000* may be twenty.
    """
    number, items = first.number, line.items[second.start : second.end]
    shared = len(items) > 1 and (items[1].kind, items[1].value) == ("cardinal", 100)
    if shared and number.value < items[0].value:  # "two to three hundred"
        number = Number.written(int(number.value) * 100, 0, plain=True)
    if second.scaled and not first.scaled:
        scale = scale_of(line, second)
        if number.value < second.number.value / scale:
            return number.times(scale)
        return number if number.value >= WRITTEN_OUT or scale <= WRITTEN_OUT else None
    digits = next(item.norm for item in items if item.kind in STARTS)
    grouped = _THOUSANDS.fullmatch(digits)
    if first.scaled or not grouped or not number.value < int(grouped[1]):
        return number
    dash = joined_by == "dash" and not digits.isdecimal()  # "20-30000" may be twenty, too
    return number.times(Decimal(1000 ** grouped[2].count("000"))) if dash else None
