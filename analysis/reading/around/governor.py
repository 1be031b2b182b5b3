"""The verb or noun of change that governs an amount from further away."""

from analysis.reading.amounts import Amount
from analysis.reading.around.apart import (
    before_what_it_says_twice,
    colon_before,
    governor_apart,
    is_an_answer,
    is_apart,
)
from analysis.reading.around.direction import (
    FAR,
    OPENING,
    REACH,
    change_at,
    ends_as_verb,
    exceeds,
    governor_of_by,
    is_noun,
    is_partitive,
    left_of_by,
)
from analysis.reading.around.noted import NEGATED, Context
from analysis.reading.around.nouns import (
    governing_noun,
    growth_that_is_estimated,
    noun_of_change_before,
)
from analysis.reading.lexicon import Line, is_declined
from analysis.reading.signs import PERCENT
from analysis.reading.tokens import DASHES

UNGOVERNED = "no verb of change for"


def read_governor(line: Line, amount: Amount, place: int, right: int, context: Context) -> None:
    """Find a verb or noun of change that does not stand beside the amount."""
    if context.direction or (line.word(amount.end - 2) == "-" and line.kind(amount.end) == "word"):
        return  # "swept along by a two-metre wave"
    percent = amount.unit in PERCENT
    level = context.by or context.link in ("to", "from")
    led = percent and context.link == "to"
    direction, at = _growth_that_fell_by(line, place) if led else (0, -1)
    if not direction:
        direction, at = _governor(line, amount, place, right, context)
    noted = amount.unit == "times" and line.word(place) in OPENING  # "a fall in output (3 times)"
    if not direction and (percent or noted) and not level:
        place = before_what_it_says_twice(line, place)
        place = place if is_apart(line, place, context) else colon_before(line, place)
        direction, at = governor_apart(line, place, context.end) if place >= 0 else (0, -1)
    answer = percent and not level and is_an_answer(line, at, context.start)
    if direction and not answer:
        _take(line, amount, direction, at, context)


def _governor(
    line: Line, amount: Amount, place: int, right: int, context: Context
) -> tuple[int, int]:
    """Return the direction of what governs the amount, and where it stands; 0 and -1 for none."""
    percent, to_or_from = amount.unit in PERCENT, context.link in ("to", "from")
    if percent and to_or_from:
        estimated = growth_that_is_estimated(line, amount.start - 1)
        if estimated[0]:
            return estimated
    folds = amount.unit == "times" and line.is_of(amount.end - 1, "folds")
    if folds and not (change_at(line, amount.end) or exceeds(line, amount.end)):
        again = line.word(place) in DASHES or line.is_of(place + 1, "that_is")
        return left_of_by(line, place, across=again)  # "from 9 to 3, that is, threefold"
    linked = context.link and line.kind(amount.start) != "multiple"  # no "to double output"
    if context.by or (amount.unit == "times" and linked):
        return _governor_of_by(line, amount, place, right, context)
    if percent and context.subject:
        return _of_the_subject(line, amount, place)
    if context.subject:
        return _of_what_is_counted(line, amount, place)
    if amount.is_money and context.link in line.words.sets["partitive"]:
        return _of_a_sum(line, place, context.link)
    # "growth ranged from 3 to 5 percent"
    spans = amount.upper and not context.link and line.is_of(place, "spans", "expectations")
    if percent and (spans or _may_be(line, range(place + 1, amount.start))):
        return governing_noun(line, place)
    if percent and not context.hedges and line.is_of(place, "than"):
        return governing_noun(line, place - 1, REACH)  # "a bigger drop than the 1 percent expected"
    if percent and not context.link and (of := _of_its_object(line, amount, place)) >= 0:
        return change_at(line, of), of
    if line.word(place) == "," or not (context.link or context.hedges):
        return 0, -1  # "the largest increase, of 5 percent, was …"
    far = percent and not to_or_from
    if "at most" in context.hedges and not (far or to_or_from):
        return governing_noun(line, place, REACH)  # "growth of trade up to $5 billion"
    direction, at = governing_noun(line, place, (FAR if context.link else REACH) if far else 1)
    below = percent and line.kind(place + 1) == "place"  # "снижение инфляции ниже 10%"
    below = below and any(line.is_of(it, "rates") for it in range(at + 1, place + 1))
    return (0, -1) if below else (direction, at)


def _of_a_sum(line: Line, place: int, link: str) -> tuple[int, int]:
    """Return direction and place of the noun of *a drop in revenues of $5 billion*."""
    direction, at = governing_noun(line, place, REACH)
    whole = line.is_of(at + 1, "prepositions") and line.word(at + 1) != link
    # no "growth in a market of $5 billion", no "in trade with firms of $5 billion"
    others = ("prepositions", "indefinite", "pronouns")  # no "cuts to those who paid fees of"
    own = any(line.is_of(it, *others) for it in range(at + 2, place + 1))
    return direction * (whole and not own), at


def _of_what_is_counted(line: Line, amount: Amount, place: int) -> tuple[int, int]:
    """Return direction and place of the noun that a level is of: *the decline was 5,000*."""
    direction, at = noun_of_change_before(line, place)
    if line.word(place) != "," and line.is_of(place + 1, "relatives") and not direction:
        return governing_noun(line, place, REACH)  # "with a cut in output amounting to 2 t"
    tall = amount.unit in ("m", "cm") and line.is_of(at, "heights")
    return (0, -1) if tall else (direction, at)  # "средний рост мужчин"


def _of_the_subject(line: Line, amount: Amount, place: int) -> tuple[int, int]:
    """Return direction and place of the noun that a rate is of: *growth was 5 percent*."""
    direction, at = 0, -1
    within = (line.word(at) for at in range(place + 1, amount.start))
    if line.words.sets["shares"].isdisjoint(within):
        direction, at = governing_noun(line, place)
    elif (to := _to_an_extreme(line, place)) > 0:
        direction, at = governing_noun(line, to - 2)
    if not direction and line.kind(place + 1) == "and":  # "growth slowed and came to 3 percent"
        direction, at = noun_of_change_before(line, place)
    return direction, at


def _of_its_object(line: Line, amount: Amount, place: int) -> int:
    """Return the place of the verb of *raised its prices 10 percent*, -1 for none."""
    at, behind = place, amount.end
    ends = line.kind(behind) in ("", "sign", "mask", "and", "to", "from", "filler")
    if line.is_of(place, "parts_of_all") or line.ends_in(place, "doing_endings"):
        return -1  # "raised taxes on the top 10 percent"
    # "raised the price of oil to China 5 percent"
    named = ("definite", "partitive", "of_its_place", "from_base")
    while place - at < REACH and (line.kind(at) in ("word", "hedge") or line.is_of(at, *named)):
        share = amount.unit == "percent" and line.is_of(at, "rates")
        within = at < place and line.kind(at - 1) in ("word", "currency")
        beside = line.is_of(at, *(named if within else named[:1]))
        if share or (line.is_of(at, "stop", "relatives") and not beside):
            return -1  # "raised its share 5 percent": to it, or by it
        at -= 1
    # "to cut costs 5%", "Oman cut output 5%", "has cut output 5%"; no "the cut in output"
    subject = line.kind(at - 1) in ("", "to", "word", "name", "mask", "sign", "filler")
    led = line.is_of(at, "also_verbs") and not line.is_of(at - 1, "definite", "indefinite")
    led = led and (subject or line.is_of(at - 1, "auxiliaries", "modals"))
    described = line.is_of(at - 1, "definite", "indefinite", "auxiliaries")  # "the reduced tariff"
    verb = not is_declined(line.word(at)) and (led or not (described or is_noun(line, at)))
    done = verb and change_at(line, at) != 0
    return at if ends and done and at < place and not is_partitive(line, behind) else -1


def _to_an_extreme(line: Line, place: int) -> int:
    """Return the place of *to* in *growth slowed to an 18-month | low of*, 0 without a verb."""
    at = place
    while place - at < REACH and line.kind(at) in ("word", "filler", "num", "cardinal", "sign"):
        at -= 1
    return at if line.kind(at) == "to" and change_at(line, at - 1) else 0


def _growth_that_fell_by(line: Line, place: int) -> tuple[int, int]:
    """Return the noun of *growth fell by 14 points*, which ends at a place, (0, -1) for none.

    No *growth went on and unemployment fell by 2 points*: between them begins no clause.
    """
    place -= line.word(place) in (",", *DASHES)
    place -= line.is_of(place, "points")
    place -= line.kind(place) == "unit"
    by = line.kind(place) == "num" and line.kind(place - 1) == "by"
    verb = line.back(place - 2, "filler")  # "growth fell sharply by 14 points"
    at = verb - 1
    at -= line.kind(at) == "and"  # "growth slowed and fell by 2 points"
    while line.kind(at) not in ("", "and", "to", "sign") and not is_noun(line, at):
        at -= 1
    before = line.back(at - 1, "filler")
    aside = line.kind(before) == "to" or line.is_of(before, "circumstances")  # "amid growth"
    found = by and change_at(line, verb) != 0 and is_noun(line, at) and not aside
    return (change_at(line, at), at) if found else (0, -1)


def _governor_of_by(
    line: Line, amount: Amount, place: int, right: int, context: Context
) -> tuple[int, int]:
    """Return the same for *by 5 percent*, *на 5 процентов*, which is refused without one."""
    # "растет и на 70 процентов (он) обеспечивается экспортом"
    verb = context.end + (line.kind(context.end) == "filler")
    owned = line.kind(verb) == "level" or ends_as_verb(line, verb) or line.is_of(verb, "fills")
    joined = "and" in (line.kind(place), line.kind(place + 1))  # "на 5% и на 80% состоит из"
    if joined and change_at(line, verb) and not is_noun(line, verb):
        return change_at(line, verb), verb  # "вырос и на 5% упал импорт"
    if joined and owned:
        context.subject = True
        return 0, -1
    direction, at = governor_of_by(line, place + 1, context.end, right)
    fills = line.is_of(at, "fills")
    varied = context.link in line.words.sets["changes_by"] and not fills  # "колебались на 5%"
    context.subject = context.subject or fills
    bare = amount.unit in PERCENT and not direction
    if bare and (varied or not context.subject):
        context.unknown = line.part(max(0, amount.start - 1), amount.end)
        described = line.kind(amount.start - 1) == "word"  # "на остальные 5 процентов приходится"
        if not (described or is_partitive(line, context.end)):
            context.refused = f"{UNGOVERNED} {context.unknown!r}"
    return direction, at


def _may_be(line: Line, places: range) -> bool:
    """Tell *will be 5 percent*, *could be as high as 5 percent*."""
    return any(line.word(at).split(" ")[0] in line.words.sets["modals"] for at in places)


def _take(line: Line, amount: Amount, direction: int, at: int, context: Context) -> None:
    """Note the direction; the words of the figure reach to what governs it if that is near."""
    context.direction = direction
    between = range(at, context.start)
    own = not any(line.kind(place) == "num" or line.word(place) in OPENING for place in between)
    if 0 < len(between) <= REACH and own:
        context.start = at
    elif at == context.end:
        context.end = at + 1
    before = line.back(at - 1, "filler")
    if line.kind(before) == "negation":
        context.unknown = line.part(before, max(amount.end, before + 1))
        context.refused = f"{NEGATED} {context.unknown!r}"
