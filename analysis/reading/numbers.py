"""Items to numbers: digits and number words with their scale words, and coarse fractions."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from analysis.reading.around.direction import ends_as_verb
from analysis.reading.bounds import Number
from analysis.reading.lexicon import SIZES, Line, is_declined
from analysis.reading.mantissas import DECIMALS, mantissa_at, part_of_a_unit, parts_at
from analysis.reading.signs import is_symbol
from analysis.reading.tokens import DASHES

# kinds of items that a number may start with
HALVES = ("half_alone", "half_one_and", "half_point", "half_scale", "half_unit")
STARTS = frozenset(("num", "cardinal", *HALVES, "fraction", "ratio", "scale", "unit"))
FRACTION_PRECISION = Decimal(1)  # percentage points: "a third" is not 33.333 percent
FRACTION_GRANULARITY = Decimal(10)
LARGEST_OF_ONE = 1000  # "one in 20"
LARGEST_OF_EVERY = 1000  # "seven of every 1,000"
LARGEST_FRACTION = 10  # "nine out of ten" is a share, "76 out of 89 regions" two counts
NONE = Number.written(0, 0)  # of what is refused
TEN = 10  # "он сегізінші"; elsewhere that is one word
TENS = 20  # "twenty-fifth"; "two fifths" are a fraction
LARGEST = 18  # power of ten of scale words: "million trillion"; beyond it none is meant
GROUP = 3  # digits; what has a point before exactly three of them may be grouped or not


class Written(NamedTuple):
    """A number as read: the place after it, a hedge inside it, and whether it has a scale word.

    `refused` says why it cannot be read, or is no number of things.
    """

    number: Number
    end: int
    hedge: str | None = None
    scaled: bool = False
    refused: str = ""


def number_at(line: Line, place: int, *, money: bool) -> Written | None:
    """Return the number that starts at a place, or None."""
    mantissa = mantissa_at(line, place)
    if mantissa is None:
        return None
    in_words = line.kind(place) in ("cardinal", "scale")
    if (
        in_words and not mantissa.digits and line.kind(mantissa.end) == "cardinal"
    ):  # "ноль пять процента"
        return Written(NONE, mantissa.end + 1, refused="digits one by one")
    digits, exponent, end = mantissa
    if line.word(end) == "-" and line.is_of(end + 1, "cardinal_endings"):
        end += 2 * (line.glued(end) and line.glued(end + 1))  # "215-ти миллионов"
    end = _past_gloss(line, place, end, digits)
    hedge = None
    if line.kind(end) == "after" and line.kind(end + 1) in ("scale", "unit", "currency"):
        hedge, end = line.items[end].value, end + 1  # "20-odd billion"
    if line.word(end) == "(" and line.kind(end + 1) == "scale":
        end += 1  # an editor's "28 (billion dollars – ed.)"
    power, after = _scale(line, end, money=money)
    if power > LARGEST:
        return Written(NONE, after, refused="more scale words than one number has")
    number = Number.written(digits, exponent + power, plain=exponent == 0 and after == end)
    scaled = after > end
    if scaled and line.kind(after) == "half_added":  # "one million and a half"
        tenths = int(Decimal(digits).scaleb(exponent) * 10) + 5
        number, after = Number.written(tenths, power - 1), after + 1
    elif scaled:
        number, after = _with_lower_parts(line, number, place, power, after)
        measured = line.kind(after + 1) in ("unit", "currency") and line.word(after + 1) != "%"
        if line.words.verbs_last and line.kind(after) == "num" and measured:
            return Written(NONE, after + 2, refused="two numbers in a row")  # "2 млн 400 тонна"
    after = _past_gloss(line, place, after, number.value)
    scales = line.words.sets["ordinal_scales"]
    ordinal = _ordinal(line, after) if in_words or line.word(after) in scales else 0
    least = TEN if line.words.verbs_last else TENS
    tens = ordinal and number.value >= least and int(number.value) % 10 == 0
    if tens or (ordinal and line.word(ordinal - 1) in scales):
        return Written(number, ordinal, refused="no figure: an ordinal")
    return Written(number, after, hedge, scaled)


def _past_gloss(line: Line, first: int, place: int, value: Decimal | int) -> int:
    """Return the place after the same number in words, in brackets: *5 000 (пять тысяч) рублей*."""
    if line.word(place) != "(" or line.kind(first) != "num" or line.kind(place + 1) != "cardinal":
        return place
    gloss = number_at(line, place + 1, money=False)
    same = gloss is not None and gloss.number.value == value and line.word(gloss.end) == ")"
    if gloss and line.kind(gloss.end + 1) == "currency":  # "5 000,20 (бес мың) теңге 20 тиын"
        same = gloss.number.value == int(value) and line.word(gloss.end) == ")"
    return gloss.end + 1 if gloss and same else place


def _ordinal(line: Line, place: int) -> int:
    """Return the place after an ordinal that ends a number in words, *twenty-fifth*, or 0."""
    place += line.word(place) == "-" or line.is_of(place, "within_numbers")
    return place + 1 if line.is_of(place, "ordinal_words") else 0


def fraction_at(line: Line, place: int) -> Written | None:
    """Read *two thirds*, *every fifth*, *nine out of ten*: a coarse percentage, or None."""
    kind, end = line.kind(place), place + 1
    _, whole, size = part_of_a_unit(line, place)
    if whole and whole not in DECIMALS:
        return Written(NONE, size + 1, refused="a part that has no end in decimals")
    if whole:
        return None
    if kind == "every" and line.kind(end) in ("ordinal", "fraction"):
        return _share(end + 1, 1, line.items[end].value)
    if kind in ("half_alone", "fraction"):
        return _one_part(line, place)
    if kind not in ("cardinal", "num", "ratio"):
        return None
    part, whole, at = parts_at(line, place)
    by = whole >= TEN and line.is_of(place - 1, "changes_by")
    if by and not (line.noun_at(at) or line.is_of(at, "partitive")):
        return Written(NONE, at, refused="tenths of what is not said")  # "rose by two tenths"
    if whole and (kind != "ratio" or _is_of_what(line, place)):
        return _share(at, part, whole)
    one = kind == "cardinal" and line.items[place].value == 1 and line.kind(end) == "word"
    ten = line.word(end + 2) == "10" and line.word(end + 3) != "-"  # no "из 10-го класса"
    one = one or (ten and line.is_of(end, "persons"))  # "7 человек из 10"
    end += one and line.kind(end + 1) == "out_of" and not _is_of_things(line, end + 3)
    of_it = line.ending(place) == "ablative"  # "үштен бір": of three, one
    each = line.kind(end + 1) == "every"  # "46 из каждых 100"
    other = end if of_it else end + 1 + each
    if (of_it or line.kind(end) == "out_of") and line.kind(other) in ("cardinal", "num"):
        written = [str(line.items[at].value) for at in (place, other)]
        values = [value.replace(",", "").replace(" ", "") for value in written]
        part, whole = (int(value) if value.isdigit() else 0 for value in values[:: 1 - 2 * of_it])
        same = of_it or line.kind(other) == kind or kind == "cardinal"  # "nine in 10"
        ended = of_it and line.ending(other) == "possessive"  # "төрттен үші бір облыста"
        alone = ended or line.kind(other + 1) not in (*SIZES, "cardinal")
        largest = LARGEST_FRACTION if part > 1 else LARGEST_OF_ONE
        largest = LARGEST_OF_EVERY if each or line.is_of(end, "bases") else largest
        several = of_it or part > 1 or not line.is_of(end, "partitive")
        if same and several and 0 < part < whole <= largest and alone:
            return _share(other + 1, part, whole)
    return None


def _is_of_things(line: Line, place: int) -> bool:
    """Tell *one school in 3 districts* from *one firm in ten was closed*."""
    noun = is_declined(line.word(place)) and not ends_as_verb(line, place)
    things = noun or line.ends_in(place, "plural_endings")
    return things and line.kind(place) == "word"


def _is_of_what(line: Line, place: int) -> bool:
    """Whether it is said what *2/3* are a part of: not in *house 2/3, flat 5*, *the 1/2 mark*."""
    sets, before, after = line.words.sets, line.word(place - 1), line.word(place + 1)
    compared = line.is_of(place + 1, "after_rise", "after_fall")  # "by 1/3 more"
    by = before in sets["changes_by"] and (compared or after in ("", *",.;)"))
    if after in sets["partitive"] or by:
        return True  # "2/3 of them", "grew by 1/3."
    if line.is_of(place - 1, "definite", "indefinite", "streets"):
        return False
    small = len(line.word(place)) == len("1/3")  # no "approximately 7/16"
    said = line.noun_at(place + 1) or (small and line.kind(place - 1) == "hedge")
    return said and not line.is_of(place + 1, "finals")


def _one_part(line: Line, place: int) -> Written | None:
    """*half*, *a quarter of*: no *third country*, no *second half*, no *half a million*."""
    item, after, sets = line.items[place], line.kind(place + 1), line.words.sets
    whole = 2 if item.kind == "half_alone" else item.value
    noun = line.noun_at(place + 1) and not line.is_of(place + 1, "after_fall")  # "a third fewer"
    if line.is_of(place + 1, "partitive") and line.is_of(place + 3, "points"):
        return Written(NONE, place + 1, refused="a part of a point, and of what is not said")
    numbered = after == "numbered" and line.is_of(place - 1, "indefinite")
    compound = (noun or numbered) and item.norm in sets["fractions_apart"]
    next_one = place + 1 + (after == "level")  # "two work, a third is under construction"
    planned = {line.word(next_one), f"{line.word(next_one)} {line.word(next_one + 1)}"}
    counted = {line.kind(at) for at in range(place)} & {"num", "cardinal", "fraction", "half_alone"}
    another = bool(counted) and counted <= {"num", "cardinal"} and line.kind(place - 2) != "hedge"
    another = another and whole > 2 and not planned.isdisjoint(sets["one_more"])
    if compound or another or after in ("scale", "unit", "vague"):
        return None
    if line.kind(place - 1) in ("ordinal", "numbered"):
        return None
    if after == "sign" and line.word(place + 1) == "-" and line.glued(place + 1):
        return None
    if whole == 2 and line.is_of(place - 1, "definite") and line.is_of(place - 2, "prepositions"):
        return _share(place + 1, 1, whole) if line.is_of(place + 1, "partitive") else None
    article = line.is_of(place - 1, "indefinite")
    if not article and item.norm not in sets["fractions_alone"]:
        return None  # "the third" of several, "пятая" without its noun
    return _share(place + 1, 1, whole)


def _share(end: int, part: int, whole: int) -> Written:
    value = Decimal(100 * part) / whole
    precision = min(FRACTION_PRECISION, Decimal(100) / whole)
    number = Number(value, precision, precision * FRACTION_GRANULARITY, plain=False)
    return Written(number, end)


def _scale(line: Line, place: int, *, money: bool) -> tuple[int, int]:
    """Power of ten of the scale words at a place, and the place after them."""
    if power := _letter(line, place, money=money):
        return power, place + 1
    if line.word(place) == "-" and line.kind(place + 1) == "scale":
        place += 1
    power = last = 0
    while line.kind(place) == "scale":
        scale = line.items[place].value[0]
        power += scale if scale > last else LARGEST  # "5 thousand thousand" is a misprint
        last, place = scale, place + 1
    return power, place


def _letter(line: Line, place: int, *, money: bool) -> int:
    """Power of ten of a letter behind a number, *$5m*, *10k people*, or 0."""
    for kind, power in line.words.letters.get(line.word(place), {}).items():
        glued = line.glued(place)
        if kind == "money_letters" and glued and (money or line.kind(place + 1) == "currency"):
            return power
        if kind == "glued_letters" and glued:
            return power
        if kind == "scale_letters" and (money or _counts(line, place, glued=glued)):
            return power
    return 0


def _counts(line: Line, place: int, *, glued: bool) -> bool:
    """Whether *m* is million: *5m tourists*, *300 m euros*, *5m-6m tonnes*."""
    again = line.word(place + 1) in DASHES and line.word(place + 3) == line.word(place)
    after = place + 4 if again else place + 1
    measured = line.kind(after) in ("unit", "currency") and line.items[after].value != "times"
    glued = glued and not line.is_of(after, "races")  # "the 200m events"
    sure = glued or line.part(place, place + 1).isupper()  # "8 B people"
    return measured or (sure and is_plural(line, after))  # no "1 m x 1 m"


def is_plural(line: Line, place: int) -> bool:
    """Whether *5m* is five million of what follows, and not five metres: *2.7m new sales*."""
    if line.is_of(place, "partitive") and line.is_of(place + 1, "whose"):
        place += 2  # "35m of its phones"
    last = place
    while line.kind(last) == "and" or (
        line.kind(last) == "word" and not line.is_of(last, "stop", "prepositions")
    ):
        last += 1
    while last > place + 1 and line.ends_in(last - 1, "agent_endings"):
        last -= 1  # "3.5m people crossed"
    last -= line.kind(last - 1) == "and"
    return last > place and line.words.is_plural(line.word(last - 1))


def _with_lower_parts(
    line: Line, number: Number, first: int, power: int, place: int
) -> tuple[Number, int]:
    """*7 billion 500 million*: the lower parts are added, and the last gives the precision."""
    # no "from 5 thousand to 3"
    while (
        power and not line.ending(place - 1) and (lower := _lower_part(line, first, power, place))
    ):
        part, power, place = lower
        number = Number(number.value + part.value, part.precision, part.granularity, part.plain)
    return number, place


def _lower_part(line: Line, first: int, power: int, place: int) -> tuple[Number, int, int] | None:
    """Return a lower part of a number, its power of ten, and the place after it; or None.

    In words it may stand behind *and* or a comma: *one thousand and three*, *two million, three
    hundred thousand*; in digits the last of *1 trillion 944 billion and 151.8 million*.
    """
    listed = line.word(place) == ","
    joined = listed or line.is_of(place, "within_numbers")
    place += joined
    joined &= listed or place <= first + GROUP or line.kind(place + 1) != "scale"
    if line.kind(place) != "cardinal" and (joined or line.kind(place) not in ("num", "name")):
        return None
    mantissa = mantissa_at(line, place)
    if mantissa is None or (joined and line.kind(first) not in ("cardinal", "scale")):
        return None
    digits, exponent, end = mantissa
    lower, after = _scale(line, end, money=False)
    to_the_unit = after == end
    if to_the_unit and listed:
        return None
    paid = line.kind(after) == "currency" and not is_symbol(line, first - 1)
    fits = (power == GROUP or paid) and digits < 1000  # "23 million 627 tenge"
    fits = fits or line.kind(place) == "cardinal"
    apart = power > GROUP and line.kind(first) == "num"  # "$17.6 billion five years before"
    apart = apart and not paid
    if to_the_unit and (exponent or not fits or apart):
        return None
    people = line.is_of(after, "counted_things", "persons", "populations", "studies")
    if is_symbol(line, first - 1) and (line.kind(after) == "unit" or people):
        return None  # "$5 млрд. 6,9 млн тонн", but "a $5 million 500 thousand loan"
    part = Number.written(digits, exponent + lower)
    if lower >= power or part.value >= 10**power:
        return None
    five = 5 if str(digits).rstrip("0").endswith("5") else 1
    exact = Number(part.value, part.granularity / five, part.granularity, plain=to_the_unit)
    return exact, lower, after
