"""What stands beside a number and is part of it: signs of currencies, a minus, a plus, letters."""

from __future__ import annotations

import re
from unicodedata import category

from analysis.reading.around.direction import DIRECTIONS, NEAR
from analysis.reading.lexicon import Line, currencies, is_declined
from analysis.reading.shared_money import currency_in
from analysis.reading.tokens import DASHES, MINUS

# behind them a dash that is written on to a number is its sign, but in "budget -7 million" it is
# none: there a space is missing
GOVERNORS = ("level", "verb_hedge", "rise", "fall", "by", "to", "from", "hedge", "place")
LEADING = frozenset(":([")
PERCENT = ("percent", "percentage points")
MASSES = ("dt", "kg", "t")  # units
DEGREES = ("Cel", "degF", "deg")
SIGNED = (*PERCENT, *DEGREES)  # with any dash before them
_LARGE = 4  # digits
_MILLIONS = 8  # signs: "Yen 2,290,500,000"
# signs that make the number beside them part of something else: "=5", "5×", "¤5", "47°"
_FOREIGN = frozenset(("Sc", "Sm"))  # categories of Unicode: currencies, mathematics
_ALSO_FOREIGN = frozenset("°/\\^&@‰‱′″¢")
_MONEY = frozenset("$€£")
_EVEN_APART = frozenset("±×x")  # "1,920 x 1,080"
_CUT = re.compile(r"[^\W\da-z_]{4,}\d{1,3} \d{3}(?: \d{3})*")
_TIMES = frozenset("·⋅∙*")  # between two numbers: "5·10⁶"


def is_minus(line: Line, place: int, *, after_symbol: bool = False) -> bool:
    """Whether a dash is the sign of the number behind it: *−5*, *(-5)*, *$-5*, *deficit – - 5*."""
    if line.word(place) not in DASHES:
        return False
    if line.word(place - 1) in DASHES and not line.glued(place):
        return True
    if not line.glued(place + 1):
        led = line.kind(place - 1) in ("from", "to", "by") or line.word(place - 1) == "("
        led = led or line.word(place - 1).split(" ")[-1] in line.words.sets["located"]
        led = led and not line.is_of(place - 1, "changes_by")  # "recorded at – 1%"
        return led and not after_symbol  # "from – 5% to + 3%", "(- 27.1%)"
    if after_symbol:
        apart = line.kind(place - 2) != "num"  # no "30$-40$"
        apart = apart or (line.glued(place) and not line.glued(place - 1))
        return apart and is_symbol(line, place - 1)
    return not line.glued(place) or line.word(place - 1) in ("(", "[")


def is_bracketed_minus(line: Line, place: int) -> bool:
    """Tell *deficit (surplus) (-) 332 million*: a minus in brackets of its own ends there."""
    return [line.word(at) for at in range(place - 2, place + 1)] in [["(", m, ")"] for m in DASHES]


def is_plus(line: Line, unit: str | None, place: int) -> bool:
    """Tell whether a plus stands there: *(+5%)*, *plus 5 percent*; no sum, *$3 billion plus $5*."""
    if not line.is_of(place, "plus"):
        return False
    apart = not line.glued(place) or line.word(place - 1) in ("(", "[")
    return apart and (unit in PERCENT or (line.word(place) == "+" and unit not in SIGNED))


def negative_before(line: Line, start: int, unit: str | None) -> bool | None:
    """Tell whether an amount is below 0 by what stands before it; None: it cannot be told.

    *-5 schools* may be an item of a list, *Balance: -3 billion dollars* is none.
    """
    at = start - 1
    if unit not in (None, "times") and line.is_of(at, "minus"):
        return True
    if is_bracketed_minus(line, at):
        return True
    if not is_minus(line, at) or (unit == "percent" and _is_of_shares(line, at)):
        return False
    unsure = _follows_its_like(line, at) or (unit in PERCENT and _is_of_a_place(line, at - 1))
    if unit in SIGNED and line.word(at) != MINUS and unsure:
        return None
    named = line.word(at - 1 - (line.kind(at - 1) == "mask"))
    # no "импорт -$10 млрд", where a space is missing, but "сальдо -$10 млрд"
    missing = named.isalpha() and is_declined(named)
    missing = missing and not any(line.is_of(first, "balances") for first in range(at))
    sums = line.kind(start) in ("currency", "abbreviation") and not missing
    signed = line.word(at - 1) in DASHES or unit in SIGNED or sums
    if signed or line.word(at) == MINUS:
        return True
    apart = not line.glued(start) and (line.word(at) == "—" or line.kind(at - 1) == "to")
    if line.kind(at - 1) in ("from", "to") and not apart:
        return True  # "from -9.2 to -9.3 percent"
    governed = line.word(at - 1) in LEADING or line.kind(at - 1) in GOVERNORS
    if governed and unit and not line.opens(at):
        return True
    return None if governed or line.opens(at) or line.words.verbs_last else False


def _is_of_shares(line: Line, place: int) -> bool:
    """Tell *на Турцию приходится 8%, на Иран -5%*, where a hyphen stands for a dash."""
    named = line.kind(place - 1) == "word" and line.word(place) != MINUS
    named = named and not line.is_of(place - 1, "rates", "balances")  # no "инфляция -5%"
    shares = any(line.is_of(at, "shares") for at in range(place * named))
    return shares and not any(line.kind(at) in DIRECTIONS for at in range(place))


def _follows_its_like(line: Line, place: int) -> bool:
    """Tell *growth in coal – 5%, in oil –3%*, where it may be a minus or stand for *was*."""
    alike = (at for at in range(place) if line.word(at) in DASHES)
    apart = (line.kind(at + 1) == "num" and not line.glued(at + 1) for at in alike)
    return line.kind(place - 1) == "word" and any(apart)


def _is_of_a_place(line: Line, place: int) -> bool:
    """Tell *Алматы облысы –73,5 %*, where the verb stands last: a space is missing, or a minus."""
    named = line.words.verbs_last and line.kind(place) == "word" and line.word(place + 1) == "–"
    told = any(line.kind(at) in ("rise", "fall") for at in range(place))  # "growth: here –2%"
    named = named and not told and "+" not in line.text
    return named and not line.is_of(place, "subject_nouns", "rates", "index_nouns", "signed_nouns")


def is_symbol(line: Line, place: int) -> bool:
    """Whether a sign or code of a currency stands there, as before a number: $, US$, KZT, RM."""
    kind = line.kind(place)
    if kind == "currency" and _is_name(line, place):  # "US dollars 5 billion"
        first = line.kind(place - 1) not in ("num", "cardinal", "scale", "half_added")
        large = line.kind(place + 2) == "scale" or len(line.word(place + 1)) > _MILLIONS
        return first and not is_declined(line.word(place)) and large
    if kind not in ("currency", "abbreviation"):
        return False
    if line.word(place) in line.words.signs:
        return True
    if kind == "abbreviation" and not line.part(place, place + 1).isupper():
        return True
    # "COP 29" is a conference, "QR 5" a code, "N95" a mask
    one = len(line.word(place)) == 1
    place += line.word(place + 1) in DASHES  # "NOK -5 billion"
    number, size = line.word(place + 1), place + 2
    if line.kind(size) == "scale":
        return not one or line.items[size].value[0] % 3 == 0  # no rand by the crore
    letter = line.glued(size) and line.word(size) in line.words.letters
    cents = number[-3:-2] == "." and line.kind(place - 1) != "numbered"  # "N305.85"
    large = len(number) >= _LARGE and (cents or not one)
    return letter or large


def _is_name(line: Line, place: int) -> bool:
    """Whether a currency is written as a word, which stands behind numbers: *dollars*, *руб.*."""
    written, word = line.part(place, place + 1), line.word(place)
    if category(written[-1]) == "Sc" or word in line.words.sets["before_numbers"]:
        return False
    in_letters = any(letter.islower() for letter in written)
    return in_letters or (line.in_capitals and word.upper() not in currencies())


def turned_before(line: Line, place: int) -> int:
    """Return the place of a unit or scale word that stands before its number, or -1.

    *рублей 700*, *процентов на 20*, *миллионов пять*, *человек 300* are about so many of them.
    """
    at = place - 1
    times = line.is_of(at - 1, "about_times") and line.is_of(at, "times_by")
    at -= times or line.is_of(at, "changes_by")  # "раза в два", "процентов на 20"
    if not times and not line.is_of(at, "about_behind"):
        return -1
    if line.is_of(at - 1, "of_its_place"):
        return -1  # "составил в тенге 200 миллиардов"
    numbers = ("num", "cardinal", "scale", "after", "hundredth")
    return at if line.kind(at - 1) not in numbers else -1


def scale_before(line: Line, place: int) -> int:
    """Return the power of ten of *million USD 28*; of *5 million USD 28* it is none of 28."""
    apart = line.kind(place - 2) in ("", "sign", "word", "level")
    return line.items[place - 1].value[0] if line.kind(place - 1) == "scale" and apart else 0


def is_per_hectare(line: Line, place: int) -> bool:
    """Tell *с гектара собрали 15 центнеров*, *from each hectare 15 (and 16) centners*."""
    place = line.back(place - 1, "hedge") + 1  # "собрали около 12 ц"
    place -= 2 * (line.kind(place - 1) == "and" and line.kind(place - 2) == "num")
    number = place - 1 - (line.items[place - 1].value in MASSES or line.word(place - 1) in DASHES)
    at = first = number - 1 if line.kind(number) == "num" else place - 1  # "12 ц-ден 16 ц-ге"
    while first - at < NEAR and line.kind(at) in ("word", "filler", "level", "by", "sign"):
        at -= 1
    if line.kind(at) != "unit" or line.items[at].value != "ha":
        return False
    behind = at - 1 - (line.kind(at - 1) in ("every", "word"))  # "from each hectare"
    counted = line.kind(at - 1) in ("num", "cardinal", "scale")
    led = line.kind(behind) == "from" or line.ending(at) in ("ablative", "dative")
    return not counted and (led or line.ending(at + 1) == "possessive")  # "гектар түсімі"


def is_done_to(line: Line, place: int) -> bool:
    """Tell *is building 6 schools*, *Building six schools* from *Building 6 houses offices*."""
    doing = line.ends_in(place - 1, "doing_endings")
    return doing and (line.kind(place) == "cardinal" or line.part(place - 1, place).islower())


def written_on(line: Line, first: int, last: int) -> tuple[int, int]:
    """Return the places up to which a number is written on to what is not known.

    *PS8.1bn*, *25Q*, *2.998×10⁻⁸*, *4.6 ± 0.3*, the end of *болды302 584*.
    """
    first -= first > 0 and _CUT.fullmatch(f"{line.word(first - 1)} {line.word(first)}") is not None
    known = line.word(first) in _MONEY and line.word(first - 1)[-1:].isalpha()
    known = known and line.kind(first - 1) not in ("word", "name")
    while first > 0 and not known and _is_foreign(line, first - 1, line.glued(first)):
        first -= 1  # but "was£5 million" lacks a space
    money = line.word(last) == "/" and "currency" in (line.kind(first), line.kind(last - 1))
    if not money and (line.part(last - 1, last)[-1].isalnum() or line.kind(last - 1) == "currency"):
        end = last
        while last < len(line.items) and _is_foreign(line, last, line.glued(last)):
            last += 1 + (line.word(last) in _EVEN_APART and line.kind(last + 1) == "num")
        last += last > end and line.kind(last) == "scale"  # "12 пайыз/47 мың": no thousand
    return first, last


def _is_foreign(line: Line, place: int, glued: bool) -> bool:
    item = line.items[place]
    if item.norm in _EVEN_APART:
        return item.norm != "x" or line.kind(place - 1) == line.kind(place + 1) == "num"
    if not glued or item.kind in ("mask", *DIRECTIONS) or line.text[item.end - 1].isspace():
        return False  # "↑5", "1) 5"
    if item.norm in _TIMES and line.kind(place - 1) == "num":  # "5·10⁶", "28* billion"
        behind = line.kind(place + 1)
        return behind == "scale" or (behind == "num" and line.glued(place + 1))
    if item.kind in ("hedge", "after") and not item.norm[0].isalpha():  # ">5", "5+"; no "38C."
        return False
    if item.norm.endswith("-") and item.kind in ("hedge", "fall", "to"):  # "sub-300", "0-to-60"
        return False
    if len(item.norm) == 1 and not item.norm.isalnum():
        foreign = category(item.norm) in _FOREIGN or item.norm in _ALSO_FOREIGN
        return foreign and item.norm not in DASHES
    return item.kind != "sign"


def rated(line: Line, place: int) -> str | None:
    """Return the currency of *5 tenge/month*, *5 tenge/kg*, the unit of *5 barrels/day*."""
    head, _, base = line.word(place).partition("/")
    known = line.words.entries.get(head, [])
    kinds = ("currency", "unit") if base in line.words.sets["durations"] else ("currency",)
    code = next((str(code) for tail, kind, code in known if not tail and kind in kinds), None)
    return code and currency_in(line.whole, code)


def behind_words_in_brackets(line: Line, place: int) -> int:
    """Return the place behind words in brackets that open there: *(by first data)*."""
    at = place + 1
    while line.word(place) == "(" and line.kind(at) in ("word", "filler", "hedge"):
        at += 1
    return at + 1 if (line.word(place), line.word(at)) == ("(", ")") else place
