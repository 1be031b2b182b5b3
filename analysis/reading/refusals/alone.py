"""Whether a number without a noun is a figure: *of which 4,000*, *three of the*, *12 a day*."""

from __future__ import annotations

import re

from analysis.reading.amounts import RATES, Amount
from analysis.reading.around.direction import (
    CLAUSE_ENDS,
    HEDGES,
    begins_clause,
    ends_as_verb,
    leftwards,
)
from analysis.reading.lexicon import NUMBERS, SIZES, Line
from analysis.reading.named import names_a_count
from analysis.reading.periods import cores
from analysis.reading.quantity import WHOLE
from analysis.reading.readings import Reading
from analysis.reading.refusals.names import after_capitals, labels
from analysis.reading.tokens import DASHES

YEARS = frozenset(cores.YEARS)  # for in a range a float is looked for step by step
LEAST_STANDARD = 1000
LONGEST = 9  # digits that are not grouped; longer are numbers of accounts
_IN_BRACKETS = re.compile(r"\w \((\d{1,4})\)")
PRICED = frozenset(("=", *DASHES))
_LIFETIME = 120  # years
PRICED_NEAR = 3  # items
_NEAR = 5  # items from a number to what it counts


def stands_alone(line: Line, reading: Reading) -> bool:
    """Whether a number without a noun is a figure: *of which 4,000*, *three of the*."""
    if _is_a_year(line, reading):
        return False
    amount, quantity = reading.amount, reading.quantity
    written = line.part(amount.start, amount.end)
    in_words = line.kind(amount.start) == "cardinal"
    if _is_one_of_brackets(line, amount) or amount.listed:
        return True
    if written.isdigit() and len(written) > LONGEST:
        return False
    if not amount.scaled and after_capitals(line, amount.start):
        return False
    counts = in_words and line.kind(amount.end) == "currency"  # "three $400 million loans"
    size = amount.end + 1 + (line.word(amount.end + 1) == "-")  # "six 55-megawatt reactors"
    sized = in_words and line.kind(amount.end) == "num" and line.kind(size) == "unit"
    counts = counts or (sized and (line.noun_at(size + 1) or line.kind(size + 1) == "numbered"))
    kinds = [line.kind(at) for at in range(amount.end + 1, amount.end + 5)]  # "7 (17 %) педагогов"
    shared = line.word(amount.end) == "(" and kinds == ["num", "unit", "sign", "word"]
    counts = counts or shared
    if counts or _counts_by_its_neighbour(line, amount):
        return True
    before = amount.start - 1
    if line.kind(amount.end) == "more" or _is_another(line, before):
        return amount.scaled or not _adds_to_a_sum(line, amount)
    if quantity.hedge and not amount.scaled and _is_of_the_unit_before(line, amount):
        return False
    if amount.scaled or (quantity.hedge and not _leaves_out_its_unit(line, amount)):
        return True
    large = quantity.value >= LEAST_STANDARD
    done = ends_as_verb(line, before)  # "Запущено 35 из 120"
    whole = of_a_whole(line, amount.start)
    if written.isdigit() and not (done or whole) and _is_a_label(line, before, large=large):
        return False
    behind = amount.end + 1 + line.is_of(amount.end + 1, "definite")  # "5 out of the 9"
    if large or (line.kind(amount.end) == "out_of" and line.kind(behind) in NUMBERS):
        return True
    if not quantity.value.is_integer():
        return _is_an_index(line, reading)
    return _counts_in_its_clause(line, reading, whole=whole) or _repeats_a_place(line, amount)


def _counts_in_its_clause(line: Line, reading: Reading, *, whole: bool) -> bool:
    """Tell *of the 40 firms 12 are new*, *2 died and 12 were hurt*, *three of them*, *of them, 3*.

    Before it stands a `whole`: *of the 40 firms*.
    """
    amount = reading.amount
    done = ends_as_verb(line, amount.start - 1)  # "подано 80 заявок, одобрено 30 на 5 млрд"
    before = amount.start - 1 - done
    apart = (
        not amount.start or line.word(before) in (",", ";") or line.kind(before) in ("and", "part")
    )
    verb = amount.end
    while line.kind(verb) in ("filler", "negation"):
        verb += 1
    acts = line.kind(verb) == "level" or ends_as_verb(line, verb)
    # "из них 67 готовы, 41 – в пути", "of which 67 are in farming, 41 in trade"
    if line.word(verb) in DASHES or line.is_of(verb, "of_its_place"):
        placed = line.is_of(verb + 1, "of_its_place")  # "866 дел, 203 – по кражам"
        acts |= placed and _is_part_of_a_count(line, amount)
        acts |= whole or any(line.kind(at) == "part" for at in leftwards(line, before))
    if (acts or done) and (apart or whole):
        return whole or not _leaves_out_its_unit(line, amount)
    partitive = line.is_of(amount.end, "partitive") or line.kind(amount.end) == "part"
    partitive = partitive or (line.word(before) == "," and line.kind(before - 1) == "part")
    if partitive or (whole and _ends_clause(line, amount.end)) or line.is_of(before, "wholes"):
        return True
    governed = reading.context.governed or reading.context.direction != 0
    return governed and not _leaves_out_its_unit(line, amount)


def _is_an_index(line: Line, reading: Reading) -> bool:
    """Tell *the index slipped to 47.8* from *rose 5.2*, of which the unit is not said."""
    kind = line.kind(reading.amount.start - 1)
    led = kind in ("to", "until", "level", "from") or (
        kind == "by" and not reading.context.direction
    )
    return reading.context.governed and led and not _leaves_out_its_unit(line, reading.amount)


def is_priced(line: Line, amount: Amount) -> bool:
    """Tell *one tonne of wheat is 85,000 tenge*, *$1 = 520 tenge*: what a price is of."""
    if amount.number.value != amount.factor or amount.unit in (None, *RATES) or amount.scaled:
        return False
    led = amount.start - 1
    while line.kind(led) in ("word", "by", "numbered") and not line.is_of(led, "prices_of"):
        led -= 1
    if line.is_of(led, "prices_of") and amount.start - led <= PRICED_NEAR and not amount.is_money:
        return True  # "the cost of (building) one kilometre rose to $5 million"
    at, told = amount.end, line.opens(amount.start) or line.kind(amount.start - 1) == "by"
    is_so = False
    while line.kind(at) in ("word", "level", "filler", "by") or line.word(at) in PRICED:
        is_so = is_so or line.word(at) in PRICED or line.is_of(at, "costs")
        is_ = told and line.kind(at) == "level" and line.kind(at + 1) != "word"  # no "was sold for"
        is_so = is_so or is_  # no "makes 1 tonne worth $60 million"
        at += 1
    sized = line.kind(at) == "num" and line.kind(at + 1) in ("scale", "currency")
    return is_so and (sized or line.kind(at) == "currency")


def is_round(value: float) -> bool:
    """Tell 1, 10, 100 and so on, which rates are counted on."""
    return float(f"1e{len(str(int(value))) - 1}") == value


def is_counted_on(line: Line, end: int) -> bool:
    """Tell *7.5 births to 1000 persons*, *(to 1000 inhabitants – 7.5)*; no *to 300 persons 5*."""
    if line.is_of(end, "reckoned") or line.is_of(end - 1, "reckoned"):
        return True  # "1000 адамға шаққанда"
    behind = end + (line.word(end) in DASHES)
    number = line.kind(behind) == "num" and line.kind(behind + 1) not in (*SIZES, "cardinal")
    part = "," in line.word(behind) and line.is_of(end - 1, "persons")
    led = line.ending(end - 1) in ("", "dative") and (part or line.is_of(end - 1, "populations"))
    return number and led


def _leaves_out_its_unit(line: Line, amount: Amount) -> bool:
    """Tell *exports were 9 billion, imports almost 17*: of what is said before."""
    before = amount.start - 1
    own = line.is_of(before, "partitive")  # "a deficit of 2"
    by = line.kind(before - line.is_of(before, "counts")) == "by"  # "10 percent, … by another 3"
    rates = ("estimates", "standing_targets", "rates", "nouns")
    aim = line.kind(before) == "level" and line.is_of(before - 1, *rates)
    if aim and any(line.kind(at) == "unit" for at in leftwards(line, before)):
        return True  # "60 percent of households have gas; the aim is 65", "while growth was 2"
    for at in leftwards(line, before - own):
        counted = line.kind(at) in (*NUMBERS, "scale") and line.noun_at(at + 1)
        counted = counted and line.kind(at - 1 - (line.kind(at) == "scale")) != "currency"
        apart = line.is_of(at, "numbers_of", "partitive", "wholes", "relatives")
        apart = apart or (line.is_of(at, "counts") and not by)  # "ранены более 30"
        apart = apart or (line.kind(at) == "out_of" and not line.is_of(at, "prepositions"))
        if counted or apart:
            return False
        rate = line.kind(at) == "unit" and line.items[at].value in RATES and not by
        sums = amount.number.precision >= 1 or line.kind(at - 1) in (*NUMBERS, "scale")
        sums = sums or line.kind(at + 1) == "num"  # "the euro stood at 1.12"
        if (
            line.kind(at) in ("scale", "unit") or (line.kind(at) == "currency" and sums)
        ) and not rate:
            return not _is_part_of_a_count(line, amount)
    return False


def _is_of_the_unit_before(line: Line, amount: Amount) -> bool:
    """Tell *gas will be 12 percent of it, coal no more than 38*: of what is not said again."""
    numbers = (at for at in leftwards(line, amount.start - 1) if line.kind(at) in NUMBERS)
    last = next(numbers, -2) + 1  # what stands behind the last number
    rate = line.kind(last) == "unit" and line.items[last].value == "percent"
    rate = rate and amount.number.value <= WHOLE
    named = line.back(amount.start - 1, *HEDGES)
    verb = ends_as_verb(line, named) or line.is_of(named, "counts")  # ", killing at least 30"
    elided = line.kind(named) == "word" and line.word(named - 1) in (",", ";") and not verb
    elided = elided and named < amount.start - 1 and _ends_clause(line, amount.end)
    return elided and (rate or _leaves_out_its_unit(line, amount))


def _is_part_of_a_count(line: Line, amount: Amount) -> bool:
    """Tell *177 projects worth 53 billion; 122 have been launched*: the subject of a clause."""
    before, own = amount.start - 1, line.ending(amount.end - 1) == "possessive"  # "оның 46-сы"
    apart = line.word(before) in (",", ";") or line.kind(before) in ("and", "part")
    if not (apart or own):
        return False
    places = leftwards(line, before)
    numbers = (line.items[at].norm for at in places if line.noun_at(at + 1))
    return any(number.isdigit() and int(number) >= amount.number.value for number in numbers)


def _is_another(line: Line, place: int) -> bool:
    """Tell *another 3*, *ещё 3* from *killing 3*, and from *by another 3*."""
    more = line.is_of(place, "counts") and line.kind(place) == "filler"
    return more and line.kind(place - 1) != "by" and not line.is_of(place - 1, "counts")


def _adds_to_a_sum(line: Line, amount: Amount) -> bool:
    """Tell *invested 5 billion and will add another 3*; no *67 projects for 33 billion, 3 more*."""
    sums = False
    for at in leftwards(line, amount.start - 1):
        if line.kind(at) in ("num", "cardinal") and line.noun_at(at + 1):
            return False
        rate = line.kind(at) == "unit" and line.items[at].value in RATES
        sums = sums or (line.kind(at) in ("scale", "currency", "unit") and not rate)
    return sums


def _is_a_year(line: Line, reading: Reading) -> bool:
    """Tell a year, in digits or in words, and a range that ends in one."""
    amount, quantity = reading.amount, reading.quantity
    said = line.words.verbs_last and not quantity.hedge and quantity.value % 100
    said = bool(said) and line.kind(amount.start) == "cardinal"
    said = said or line.part(amount.start, amount.end).isdigit()
    if quantity.value in YEARS and said:
        return True
    if amount.upper is None or quantity.low < LEAST_STANDARD:
        return False
    lived = line.word(amount.start - 1) == "(" and line.word(amount.end) == ")"  # "(1704–1787)"
    lived = lived and quantity.high - quantity.low < _LIFETIME and quantity.high <= max(YEARS)
    in_full = amount.scaled or "," in line.part(amount.start, amount.end)
    return quantity.high in YEARS or (lived and not in_full)


def _is_a_label(line: Line, place: int, *, large: bool) -> bool:
    """Tell *Goal 4 of*, *Riyadh 11564*, *tel. 453 5000*; no *Exports 2345*, *In Almaty, 12 of*."""
    if line.kind(place) == "num":
        return line.word(place).isdigit()
    name = place - (large and line.word(place) == ",")
    return labels(line, name) and not (large and line.opens(place))


def _counts_by_its_neighbour(line: Line, amount: Amount) -> bool:
    """Tell *killing 12*, *compared with 63*, *20 per week*: words beside it say that it counts."""
    sets, before = line.words.sets, amount.start - 1
    subject = before - (line.word(before) in DASHES)
    if line.is_of(subject, "counts") and not _is_another(line, subject):
        return line.kind(subject - 1) != "by"
    value = amount.number.value
    if line.word(before) in {":", *DASHES} and names_a_count(line, amount.start, value, None):
        return line.word(amount.end) != ")"  # "new jobs: 1) in the north"
    behind = f"{line.word(amount.end)} {line.word(amount.end + 1)}"
    if behind in sets["counts_behind"] or line.is_of(amount.end, "counts_behind"):
        return True
    pair = f"{line.word(before - 1)} {line.word(before)}"
    if line.is_of(before, "compared") or pair in sets["compared"]:
        return True
    if line.kind(amount.end) in ("num", "cardinal") and line.word(amount.end + 1) == "-":
        return line.kind(amount.end + 2) == "word"  # "two four-storey buildings"
    rate = line.is_of(amount.end, "bases", "indefinite")
    return rate and line.is_of(amount.end + 1, "durations")


def _repeats_a_place(line: Line, amount: Amount) -> bool:
    """Tell *12 schools in the north and 5 in the south*: what is counted is said at the first."""
    end, before = amount.end + (line.word(amount.end) in DASHES), amount.start - 1
    place = line.word(end)
    if place not in line.words.sets["prepositions"]:
        return False
    for at in leftwards(line, before):
        led = line.kind(at - 1) == "word" or (end > amount.end and line.word(at - 1) in DASHES)
        if line.word(at) == place and led:
            return any(line.kind(first) in ("num", "cardinal") for first in range(at - _NEAR, at))
    return False


def _is_one_of_brackets(line: Line, amount: Amount) -> bool:
    """Tell *schools in the north (21), the south (17)*; no *grain (1), oil (2)*, no one bracket."""
    if line.word(amount.start - 1) != "(" or line.kind(amount.start - 2) != "word":
        return False
    numbers = [int(number) for number in _IN_BRACKETS.findall(line.text)]
    counted = [number for number in numbers if number not in YEARS]
    return len(counted) > 1 and counted != list(range(counted[0], counted[0] + len(counted)))


def _ends_clause(line: Line, place: int) -> bool:
    return line.word(place) in CLAUSE_ENDS or not line.word(place) or line.kind(place) == "and"


def of_a_whole(line: Line, place: int) -> bool:
    """Tell *из 50 депутатов проголосовали 38*, *of the 40 firms that applied, 12 …*."""
    for at in leftwards(line, place - 1):
        if line.is_of(at, "partitive", "wholes", "ranks"):
            whole = at + 1 + (line.is_of(at + 1, "definite"))
            counted = line.kind(whole + 1) not in ("scale", "unit", "currency")
            number = line.kind(whole) in ("num", "cardinal")
            if number and counted and begins_clause(line, at):
                return True
    return False
