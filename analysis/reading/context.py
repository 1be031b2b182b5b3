"""The words around an amount: hedges, verbs of change and of level, the noun that is counted.

They are read outwards from the amount, up to the amounts beside it and to the ends of the clause;
a verb or noun of change further away is found in `governor`.
"""

from __future__ import annotations

from analysis.reading.amounts import Amount
from analysis.reading.around.after import (
    TRAILING,
    is_base,
    read_after,
    read_hedge_after,
    read_occurrence,
    was_decided,
)
from analysis.reading.around.counted import are_senders, noun_after
from analysis.reading.around.denied import cannot, is_denied, is_negated
from analysis.reading.around.direction import (
    CHANGES,
    CLAUSE_ENDS,
    HEDGES,
    SMALL,
    change_at,
    comparison_at,
    exceeds,
    governed_at,
    is_noun,
    of_a_rate,
)
from analysis.reading.around.governor import read_governor
from analysis.reading.around.noted import DENIED, NEGATED, Context
from analysis.reading.around.up_to import kind_beside_verb
from analysis.reading.lexicon import Line
from analysis.reading.quantity import TURNED
from analysis.reading.signs import DEGREES, PERCENT, is_plus
from analysis.reading.tokens import DASHES

UNKNOWN = {"vague", "word", "more", "scale", "negation", "after", "sign", "unit", "currency"}
MILLION = 10**6
ROUND = 10  # a count that is no multiple of it is exact
ONE_SIDED = {"more than", "less than"}  # hedges
BESIDE_UNKNOWN = UNKNOWN - {"sign"} | {"filler", "hedge", "by"}


def context_of(line: Line, amount: Amount, left: int, right: int) -> Context:
    """Read what stands around an amount, between the items `left` and `right`."""
    context = Context([amount.hedge] if amount.hedge else [], start=amount.start, end=amount.end)
    place = _read_before(line, amount, left, context)
    if not context.unknown:
        read_after(line, amount, right, context)
        read_governor(line, amount, place, right, context)
        turned = context.direction != 0 or not ONE_SIDED.isdisjoint(context.hedges)
        asserted = turned or context.subject
        negated = asserted and is_negated(line, context, turned=turned)
        if negated or cannot(line, amount.start - 1):
            context.refused = f"{NEGATED} {line.part(context.start, amount.end)!r}"
        if not (context.direction or context.subject):
            context.unknown = context.unknown or _unknown_before(line, place, left, context)
    varied = context.direction or amount.unit in PERCENT or _is_noted_behind(line, amount)
    if amount.negative and varied:
        rate = line.is_of(amount.end, "partitive") or of_a_rate(line, amount.start)
        share = rate and not context.direction and amount.unit == "percent"
        context.direction = 0 if share else -1  # "the rate is −2 percent", "−2 percent of GDP"
    sizes = {*line.word(amount.start).split(), line.word(amount.end)}  # "lost twice as many"
    if amount.unit == "times" and not sizes.isdisjoint(line.words.sets["as_many"]):
        context.direction = 0
    done = amount.unit == "times" and was_decided(line, amount)
    if done:
        context.direction, context.start = 0, amount.start
    if amount.unit == "times" and line.kind(amount.start) != "multiple" and not context.direction:
        read_occurrence(line, amount, left, context, done=done)
    context.noun = (context.end, context.end)
    if amount.unit is None or context.occurrence:
        context.noun = noun_after(line, context.end)
        read_hedge_after(line, context, max(context.noun[1], context.end), right)
    return context


def _read_before(line: Line, amount: Amount, left: int, context: Context) -> int:
    """Walk left through hedges and small words to what governs the amount; return where it ends."""
    place, is_place = amount.start - 1, False
    within = range(amount.start, amount.end)  # "наполовину", "процентов на пять"
    context.by = any(line.is_of(at, "changes_by", "times_by") for at in within)
    opens_range = line.kind(place) == "from" and amount.joined_by != "dash"  # "from 85-90 percent"
    opens_range = opens_range or line.kind(place) == "between" or amount.joined_by == "until"
    if amount.upper and opens_range:
        context.start, place = place, place - 1
    while place >= left:
        kind, word = kind_beside_verb(line, place, amount.end), line.word(place)
        if change := _exceeds_by(line, amount, place, context):
            context.direction, context.start = change, place
            return _read_beyond(line, amount, place - 1, left, context)
        if kind in HEDGES:
            _read_hedge(line, amount, place, context)
            is_place = is_place or kind == "place"
        if is_plus(line, amount.unit, place):
            context.direction, context.start = 1, place
        elif kind in CHANGES:
            _read_verb(line, amount, place, is_place, context)
            return _read_beyond(line, amount, place - 1, left, context)
        elif kind in ("level", "verb_hedge", "bring") and not _is_of_change(line, place):
            context.governed = context.subject = True
            return _read_beyond(line, amount, place - 1, left, context)
        elif kind == "by" or (kind in ("to", "from") and not context.by):  # "to last May by 5%"
            context.link = (context.link or word) if kind == "by" else kind
            changes = context.by or line.is_of(place, "changes_by", "changes_by_too")
            context.by = kind == "by" and changes
            context.governed = True
        elif kind == "part":
            context.governed = True
        elif context.by and line.is_of(place, "than") and line.word(place - 1) == ",":
            pass  # "меньше, чем на 5%"
        elif _stands_apart(line, place, kind) and not _describes(line, amount, place):
            if is_denied(line, place):
                context.refused = f"{DENIED} {line.part(place, amount.end)!r}"
            break
        place -= 1
    return place


def _exceeds_by(line: Line, amount: Amount, place: int, context: Context) -> int:
    """Return the direction of *exceeded the plan by 5 percent*; no *was crossed by 5 people*."""
    folds = amount.unit == "times" and context.link in line.words.sets["times_by"]
    done = amount.unit is None and line.is_of(place, "passes") and line.kind(place + 1) == "by"
    if done or not (context.by or folds):
        return 0
    return exceeds(line, place) or _compared(line, place)


def _is_noted_behind(line: Line, amount: Amount) -> bool:
    """Tell *$36 billion (−$1.2 billion)*, a change, from *$36 billion (−$1.2 billion in 2022)*."""
    ends = line.word(amount.end) == ")" or is_base(line, amount.end)  # "(−3 t m/m)"
    figures = ("num", "unit", "currency", "scale")
    sums = line.kind(amount.start - 2) in figures
    return sums and ends and line.word(amount.start - 1) == "("


def _stands_apart(line: Line, place: int, kind: str) -> bool:
    """Tell whether what stands there ends the words of the amount behind it."""
    if kind in ("and", "or") and change_at(line, line.back(place - 1, "filler", "mask")):
        return True  # "43 percent grew strongly and 12 percent shrank"
    if kind in HEDGES or kind in SMALL:
        return False
    hedge = line.items[place - 1].value if line.kind(place - 1) == "hedge" else None
    noun = hedge in TRAILING and line.word(place) in (":", *DASHES)  # "максимум – 7 млрд"
    noun = noun and line.kind(place - 2) in ("", "sign", "and")  # no "рекордный максимум – 7"
    return not (noun or (hedge and line.word(place) in (",", "(", ")")))  # "approximately (50)"


def _describes(line: Line, amount: Amount, place: int) -> bool:
    """Tell *a surprising 5 percent*, *на скромные 5 процентов*: words about the number itself."""
    if _is_of_change(line, place):
        return True
    if line.kind(place) != "word":
        return False
    if line.ends_in(place, "endings_of_adjectives"):
        ranked = line.is_of(place, "ordinal_words")  # "на первые 500 тонн"
        return line.kind(place - 1) == "by" and amount.unit is not None and not ranked
    between, before = range(place + 1, amount.start), place - 1
    before -= 2 * (line.kind(before) == "and")  # "an unexpected and painful 5 percent"
    before -= line.ends_in(before, "adverb_endings")
    known = all(line.kind(at) in ("word", "and") for at in between)
    return known and line.is_of(before, "indefinite")


def _is_of_change(line: Line, place: int) -> bool:
    """Tell *down an annual 2 percent*, *grew a revised 2 percent*."""
    return line.is_of(place, "of_change") and line.is_of(place - 1, "indefinite")


def _read_hedge(line: Line, amount: Amount, place: int, context: Context) -> None:
    """Note a hedge; *within 4–5 percent* only leads to its range."""
    things = amount.unit is None and not amount.scaled
    exact = things and amount.number.value % ROUND and line.is_of(place, "places_too")
    sum_ = amount.is_money or amount.number.value >= MILLION
    if exact or (line.is_of(place, "before_sums") and not sum_):
        return  # "в районе 65 школ", "под 5 процентов"
    context.start = place
    if amount.upper and line.is_of(place, "within"):
        context.link = context.link or line.word(place)
    else:
        others = [hedge for hedge in context.hedges if hedge != "about"]  # "less than about 5"
        marked = line.is_of(amount.end, "marks")  # "above the $4 billion mark"
        aim = line.is_of(amount.end, "standing_targets")  # no "5 percent, above the 4% target"
        marked = marked or (aim and all(line.kind(at) != "num" for at in range(place)))
        one_sided = line.items[place].value in ONE_SIDED  # "well below its peak", "at or below 5"
        compared = line.words.sets["after_rise"] | line.words.sets["after_fall"]
        ends = one_sided and line.word(place).endswith(tuple(f" {each}" for each in compared))
        compares = ends or line.word(place) in compared
        base = compares and line.is_of(place + 1, "definite") and not marked
        base = base or is_base(line, place + 1)  # "below last year's 5"
        named = amount.end + (line.kind(amount.end) == "word")
        # ", above 5 tonnes a year ago"
        base = base or (compares and line.word(place - 1) == "," and is_base(line, named))
        base = base or _is_told_of(line, place, amount.end)
        base = base or (line.kind(place + 1) == "mask" and line.is_of(place, "dating"))
        base = base or (things and are_senders(line, place, amount.end))
        told = things and line.is_of(place + 1, "definite")
        base = base or (told and line.is_of(place, "ages"))  # "under the 5 agreements"
        part = line.kind(place - 1) == "unit" and line.items[place - 1].value == "percent"
        part = part or line.kind(place - 1) in ("fraction", "half_alone")
        base = base or (part and line.is_of(place, "partitive"))  # "5% от 300 млн"
        # "estimated at almost 5 million", "some 50-odd"
        base = base or (line.items[place].value == "about" and bool(others))
        own: str = line.items[place].value or "at most"
        if line.kind(amount.end - 1) == "below_zero":
            own = TURNED.get(own, own)  # "более 15 градусов мороза"
        context.hedges = [*others, *([] if base else [own])]  # "higher than the 5 percent"
    if amount.joined_by == "between" and line.kind(place - 1) == "between":
        context.start = place - 1  # "between about 5 and 6"


def _is_told_of(line: Line, place: int, end: int) -> bool:
    """Tell *12 млн, ниже 16 млн, собранных в 2022 году*; no *более 16 млн, собранных …*."""
    done = line.word(end) == "," and line.ends_in(end + 1, "participle_endings")
    compares = line.kind(place) in ("place", "verb_hedge")
    compares = compares and any(line.kind(at) in ("num", "cardinal") for at in range(place))
    return done and compares and line.kind(end + 2) == "mask"


def _read_verb(line: Line, amount: Amount, place: int, is_place: bool, context: Context) -> None:
    """Read a word of change beside the amount: it states a change, or a level (*rose to*)."""
    context.start = place
    sets, alone = line.words.sets, not context.by and amount.unit not in PERCENT
    noun = is_noun(line, place) and not line.is_of(place, "also_verbs")
    if is_place and not noun and not context.by:
        context.link = "to"  # "falling below 5 percent"
    level = context.link in ("to", "from")
    level = level or (line.kind(place + 1) == "filler" and line.is_of(place + 1, "compared"))
    # "stocks are raised 5 million tonnes", "shares dropped 71 cents"
    done = line.is_of(place - 1, "auxiliaries") or line.kind(amount.end - 1) == "hundredth"
    lent = amount.is_money and change_at(line, place) > 0  # "an advance of $5 million"
    of_it = context.link in sets["partitive"] and not lent
    points = line.is_of(amount.end, "points")  # "the share dropped 5 points to 30 percent"
    things = amount.unit in (None, "km", "ha") and not points
    things = things and line.is_of(place, "of_things") and not context.by
    done = done or (of_it and not things)
    level = level or things  # "improvement of 12 schools"
    bare = alone and not done and not points
    # "замедлилась вдвое", "the sea dropped 5 metres"
    bare = bare and amount.unit not in ("times", "m", "cm", "ft", *DEGREES)
    level = level or (bare and line.is_of(place, "percent_only", "paces"))
    sum_ = noun and (amount.scaled or amount.is_money)  # "рост в 5 млрд", no "рост в 14 регионах"
    located = alone and amount.unit != "times" and context.link in sets["located"]
    level = level or (located and not sum_)
    level = level or (line.is_of(amount.start - 1, "as_far_as") and not noun)
    level = level or line.is_of(amount.end, "standing_targets")  # "missed the 5 percent target"
    lies = amount.joined_by == "between" and line.is_of(place, "lies")
    level = level or (lies and not line.is_of(place - 1, "modals"))  # "they fall between 5 and 7"
    context.governed = context.subject = True
    if not level:
        context.direction = governed_at(line, place) if context.by else change_at(line, place)


def _compared(line: Line, place: int) -> int:
    """Return the direction of *меньше на 5%*; *меньше чем на 5%* is a hedge."""
    than = line.word(place + 1) == "," and line.is_of(place + 2, "than")  # "меньше, чем на 5%"
    return 0 if than or " " in line.word(place) else comparison_at(line, place)


def _read_beyond(line: Line, amount: Amount, place: int, left: int, context: Context) -> int:
    """Read a hedge of the verb (*almost reached*), a negation; return where they end."""
    at = place
    while at >= left and line.kind(at) in (*SMALL, "hedge", "verb_hedge", "negation", "level"):
        if line.kind(at) == "hedge" and not context.direction and not _is_place(line, at):
            context.hedges.append(line.items[at].value)
            context.start = at
        elif line.kind(at) in ("negation", "verb_hedge"):
            context.unknown = line.part(at, amount.start)
            if line.kind(at) == "negation":
                context.refused = f"{NEGATED} {context.unknown!r}"
        at -= 1
    return at


def _is_place(line: Line, place: int) -> bool:
    """Tell *в районе составил 10,2*, *минимум и составил 10,2* from *almost reached*."""
    about = line.items[place].value == "about"
    place_of = about and line.word(place).split(" ")[0] in line.words.sets["prepositions"]
    return place_of or line.kind(place + 1) == "and"


def _unknown_before(line: Line, place: int, left: int, context: Context) -> str:
    """Return the words up to a place, if they may change what the number means."""
    if place < left or line.word(place) in CLAUSE_ENDS or line.kind(place) not in UNKNOWN:
        return ""
    link = context.link
    if link == "to" or (link and line.is_of(place, "subject_nouns")):
        return ""
    first = place
    while first > left and line.kind(first - 1) in BESIDE_UNKNOWN:
        first -= 1
    return line.part(first, place + 1)
