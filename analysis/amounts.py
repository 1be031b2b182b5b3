"""Items to amounts: numbers with scale words, units and ranges, before hedges and verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from analysis.bounds import Number
from analysis.lexicon import Lexicon, items_of

DASHES = frozenset("-‐‑‒–—−")
# a physical unit -> the unit it is kept in, and how many of that it is
CONVERSIONS = {"GW": ("MW", Decimal(1000)), "basis points": ("percentage points", Decimal("0.01"))}
FRACTION_PRECISION = Decimal(1)  # percentage points: "a third" is not 33.333 percent
FRACTION_GRANULARITY = Decimal(10)
LARGEST_FRACTION = 10  # "nine out of ten" is a share, "76 out of 89 regions" two counts


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, from item `start` up to item `end`.

    `unit` is None where none is written, `upper` the other end of a range, `joined_by` the word
    between its ends, `hedge` one that stands inside the number (*20-odd billion*).
    """

    start: int
    end: int
    number: Number
    unit: str | None = None
    upper: Number | None = None
    joined_by: str | None = None
    hedge: str | None = None
    negative: bool = False
    scaled: bool = False


class Line:
    """A stretch of text as items, with the look-ups that reading them needs."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words = words
        self.items = items_of(text, words)

    def kind(self, place: int) -> str:
        """Kind of the item at a place, or "" beyond the ends."""
        return self.items[place].kind if 0 <= place < len(self.items) else ""

    def word(self, place: int) -> str:
        """The item's words in plain form, or "" beyond the ends."""
        return self.items[place].norm if 0 <= place < len(self.items) else ""

    def glued(self, place: int) -> bool:
        """Whether the item is written on to the one before it, without a space."""
        return 0 < place < len(self.items) and self.items[place].start == self.items[place - 1].end

    def amounts(self) -> list[Amount]:
        """All amounts, left to right.

        >>> from analysis.lexicon import lexicon
        >>> line = Line("4,000 of 23,000 companies, $5.3 billion", lexicon("en"))
        >>> [(int(amount.number.value), amount.unit) for amount in line.amounts()]
        [(4000, None), (23000, None), (5300000000, 'USD')]
        """
        found: list[Amount] = []
        place = 0
        while place < len(self.items):
            amount = self._range(place) if self.items[place].kind in STARTS else None
            if amount is None:
                place += 1
            else:
                found.append(amount)
                place = amount.end
        if len(found) > 1 and any(item.kind == "respectively" for item in self.items):
            found = [*map(self._as_scaled_as, found, found[1:]), found[-1]]
        return found

    def _as_scaled_as(self, first: Amount, second: Amount) -> Amount:
        """*$4.1 and $5.3 billion respectively*: the scale word is that of both."""
        if first.scaled or not second.scaled or first.unit not in (None, second.unit):
            return first
        number = self._scaled_alike(first, second)
        return replace(first, number=number, unit=second.unit, scaled=True)

    def _scaled_alike(self, first: Amount, second: Amount) -> Number:
        return first.number.times(second.number.precision / self._bare_precision(second))

    # -- ranges

    def _range(self, place: int) -> Amount | None:
        first = self._amount(place)
        if first is None or first.unit == "times":
            return first
        joined_by = self._connector(first)
        start = first.end + 1
        if joined_by is None or first.negative:
            return first
        if self.kind(start) == "currency":
            start += 1
        second = self._amount(start) if self.kind(start) in ("num", "cardinal") else None
        if second is None or second.negative:
            return first
        if second.unit is None:  # "$4-5 billion"
            second = replace(second, unit=first.unit)
        if first.unit not in (None, second.unit):
            return first
        lower, upper = first.number, second.number
        if second.scaled and not first.scaled:
            lower = self._scaled_alike(first, second)
        if lower.value > upper.value and joined_by == "or":
            lower, upper = upper, lower
        if lower.value >= upper.value:
            return first
        hedge = first.hedge or second.hedge
        return Amount(first.start, second.end, lower, second.unit, upper, joined_by, hedge)

    def _bare_precision(self, amount: Amount) -> Decimal:
        """The last place of an amount's digits as written, before its scale word."""
        digits = next(item for item in self.items[amount.start : amount.end] if item.kind in STARTS)
        if digits.kind != "num":
            return Decimal(1)
        _, exponent = digits_of(digits.value, decimal_comma=True)
        return Decimal(1).scaleb(exponent)

    def _connector(self, first: Amount) -> str | None:
        """What joins an amount to a second one as the ends of a range, if anything."""
        kind, before = self.kind(first.end), self.kind(first.start - 1)
        if kind == "sign" and self.word(first.end) in DASHES:
            return "dash"
        if kind == "or":
            return "or"
        if kind == "and" and before == "between":
            return "between"
        if kind == "to" and not (before == "from" and self._change_before(first.start - 1)):
            return "to"
        if kind == "until" and before in ("from", "hedge"):
            return None if self._change_before(first.start - 1) else "until"
        return None

    def _change_before(self, place: int) -> bool:
        return any(self.kind(place - step) in ("rise", "fall") for step in range(1, 5))

    # -- one amount

    def _amount(self, place: int) -> Amount | None:
        """The amount whose number starts at a place, None where it is none: *22nd*, *two-way*."""
        kind = self.kind(place)
        if kind == "multiple":
            value = Decimal(self.items[place].value)
            exponent = int(value.as_tuple().exponent)
            number = Number.written(int(value.scaleb(-exponent)), exponent, plain=exponent >= 0)
            return Amount(place, place + 1, number, unit="times")
        fraction = self._fraction(place)
        if fraction is not None:
            return fraction
        if kind not in (
            "num",
            "cardinal",
            "half_alone",
            "half_one_and",
            "half_scale",
            "fraction",
            "scale",
        ):
            return None
        if self.kind(place - 1) == "numbered":
            return None
        symbol = self.items[place - 1].value if self._currency_symbol(place - 1) else None
        read = self._number(place, money=symbol is not None)
        if read is None:
            return None
        number, end, hedge, scaled = read
        start = place - 1 if symbol else place
        negative = (
            self.word(start - 1) in DASHES and self.glued(start) and not self.glued(start - 1)
        )
        if negative:
            start -= 1
        unit, factor, end = self._unit(end, symbol)
        if any(self.word(at) == "(" for at in range(place, end)):
            end = self._after_bracket(end)
        if unit is None and self._compound(end):
            return None
        return Amount(
            start, end, number.times(factor), unit, hedge=hedge, negative=negative, scaled=scaled
        )

    def _after_bracket(self, place: int) -> int:
        """The place after the bracket that closes soon, or the same place."""
        return next((at + 1 for at in range(place, place + 6) if self.word(at) == ")"), place)

    def _currency_symbol(self, place: int) -> bool:
        """Whether a sign or code of a currency stands there, as before a number: $, US$, KZT."""
        if self.kind(place) != "currency":
            return False
        written = self.text[self.items[place].start : self.items[place].end]
        return not written.isalpha() or written.isupper()

    def _compound(self, place: int) -> bool:
        """Whether the number before goes on in a word: *22nd*, *5-year*, *two-way*."""
        if self.kind(place) in ("word", "letter", "filler", "by", "name") and self.glued(place):
            return True
        return (
            self.word(place) in ("-", "‑")
            and self.glued(place)
            and self.glued(place + 1)
            and self.kind(place + 1) not in ("num", "cardinal", "")
        )

    def _unit(self, place: int, symbol: str | None) -> tuple[str | None, Decimal, int]:
        """Unit at a place, its factor, and the place after it."""
        if (
            symbol is None
            and self.word(place) == "-"
            and self.kind(place + 1) in ("unit", "currency")
        ):
            place += 1
        kind = self.kind(place)
        if kind == "currency" and symbol is None:
            return self.items[place].value, Decimal(1), place + 1
        if kind == "unit" and symbol is None:
            unit, factor = CONVERSIONS.get(
                self.items[place].value, (self.items[place].value, Decimal(1))
            )
            return unit, factor, place + 1
        return symbol, Decimal(1), place

    def _number(self, place: int, *, money: bool) -> tuple[Number, int, str | None, bool] | None:
        """A number, the place after it, a hedge inside it, and whether it has a scale word."""
        mantissa = self._mantissa(place)
        if mantissa is None:
            return None
        digits, exponent, place = mantissa
        hedge = None
        if self.kind(place) == "after" and self.kind(place + 1) == "scale":
            hedge, place = self.items[place].value, place + 1
        if (
            self.word(place) == "(" and self.kind(place + 1) == "scale"
        ):  # an editor's "28 (billion dollars – ed.)"
            place += 1
        power, end = self._scale(place, money=money)
        number = Number.written(digits, exponent + power, plain=exponent == 0 and end == place)
        if end > place and self.kind(end) in ("num", "cardinal"):
            number, end = self._with_lower_part(number, power, end)
        return number, end, hedge, end > place

    def _mantissa(self, place: int) -> tuple[int, int, int] | None:
        """Digits, their power of ten, and the place after them."""
        item = self.items[place]
        if item.kind == "num":
            scale = self.items[place + 1].value if self.kind(place + 1) == "scale" else None
            digits, exponent = digits_of(item.value, decimal_comma=bool(scale and scale[1]))
            end = place + 1
        elif item.kind == "cardinal":
            digits, end = self._cardinal(place)
            exponent = 0
        elif item.kind == "half_one_and":
            return 15, -1, place + 1
        elif item.kind == "half_scale":
            return 5, item.value - 1, place + 1
        elif item.kind == "scale":  # "a million", "тысяча компаний"; never "thousands of"
            bare = (
                self.word(place - 1) in ("a", "an")
                or self.word(place) in self.words.sets["bare_scales"]
            )
            return (1, 0, place) if bare else None
        else:  # half a million
            return (5, -1, place + 1) if self.kind(place + 1) == "scale" else None
        if exponent == 0 and self.kind(end) == "half_added":
            return digits * 10 + 5, -1, end + 1
        return digits, exponent, end

    def _cardinal(self, place: int) -> tuple[int, int]:
        """A number below a thousand in words: *three hundred and twenty-two*."""
        total = self.items[place].value
        place += 1
        while True:
            step = (
                1
                if self.word(place) == "-" or (self.kind(place) == "and" and total % 100 == 0)
                else 0
            )
            if self.kind(place + step) != "cardinal":
                return total, place
            part = self.items[place + step].value
            units_fit = part < 10 and total % 10 == 0 and total % 100 != 10
            if part == 100 and 0 < total < 10:
                total *= 100
            elif total and part and (units_fit or (part < 100 and total % 100 == 0)):
                total += part
            else:
                return total, place
            place += step + 1

    def _scale(self, place: int, *, money: bool) -> tuple[int, int]:
        """Power of ten of the scale words at a place, and the place after them."""
        if self.word(place) == "-" and self.kind(place + 1) == "scale":
            place += 1
        if self.kind(place) == "letter" and (money or self.glued(place)):
            return self.items[place].value, place + 1
        power = 0
        while self.kind(place) == "scale":
            power += self.items[place].value[0]
            place += 1
        return power, place

    def _with_lower_part(self, upper: Number, power: int, place: int) -> tuple[Number, int]:
        """*7 billion 500 million*: the lower part is added and gives the precision."""
        mantissa = self._mantissa(place)
        if mantissa is None or mantissa[1]:
            return upper, place
        digits, _, end = mantissa
        lower_power, after = self._scale(end, money=False)
        in_words = self.kind(place) == "cardinal"
        if lower_power >= power or (after == end and not in_words):
            return upper, place
        lower = Number.written(digits, lower_power)
        place_value = (
            lower.granularity / 5 if str(digits).rstrip("0").endswith("5") else lower.granularity
        )
        return Number(upper.value + lower.value, place_value, lower.granularity, plain=False), after

    def _fraction(self, place: int) -> Amount | None:
        """*a third*, *two thirds*, *every fifth*, *nine out of ten*: a coarse percentage."""
        kind, end = self.kind(place), place + 1
        if kind == "every" and self.kind(end) in ("ordinal", "fraction"):
            return _share(place, end + 1, 1, self.items[end].value)
        if kind == "half_alone" or (kind == "fraction" and self.items[place].value == 2):
            ends_in_scale = self.kind(end) == "scale"
            return None if ends_in_scale else _share(place, end, 1, 2)
        if kind == "fraction":
            bare = self.word(place - 1) in ("a", "an") or not self.word(place).isascii()
            return _share(place, end, 1, self.items[place].value) if bare else None
        if kind not in ("cardinal", "num"):
            return None
        if self.word(end) == "-" and self.kind(end + 1) == "fraction":
            end += 1
        small = self.items[place].value if kind == "cardinal" else 0
        if self.kind(end) == "fraction" and 0 < small < self.items[end].value:
            return _share(place, end + 1, small, self.items[end].value)
        if self.kind(end) == "out_of" and self.kind(end + 1) == kind:
            part, whole = (
                int(str(self.items[at].value)) if str(self.items[at].value).isdigit() else 0
                for at in (place, end + 1)
            )
            if 0 < part < whole <= LARGEST_FRACTION and self.kind(end + 2) != "scale":
                return _share(place, end + 2, part, whole)
        return None


STARTS = frozenset(
    (
        "num",
        "cardinal",
        "multiple",
        "fraction",
        "every",
        "half_alone",
        "half_one_and",
        "half_scale",
        "scale",
    )
)


def _share(start: int, end: int, part: int, whole: int) -> Amount:
    value = Decimal(100 * part) / whole
    number = Number(value, FRACTION_PRECISION, FRACTION_GRANULARITY, plain=False)
    return Amount(start, end, number, unit="percent")


def digits_of(written: str, *, decimal_comma: bool) -> tuple[int, int]:
    """The digits of a number as an integer, and the power of ten that it is times.

    A comma before exactly three digits groups, unless the whole part is 0 or `decimal_comma` says
    otherwise.

    >>> digits_of("23,000", decimal_comma=False), digits_of("12,6", decimal_comma=False)
    ((23000, 0), (126, -1))
    """
    bare = re.sub(r"[\s'’]", "", written)
    if "," in bare and "." not in bare:
        groups = re.fullmatch(r"(?!0,)\d{1,3}(?:,\d{3})+", bare) is not None
        if not groups or (decimal_comma and bare.count(",") == 1):
            bare = bare.replace(",", ".")
    whole, _, decimals = bare.replace(",", "").partition(".")
    return int(whole + decimals), -len(decimals)
