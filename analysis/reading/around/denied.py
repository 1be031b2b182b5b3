"""What is denied: *not by 5 percent*, *unlikely to exceed 5*, *not able to build 20 schools*."""

from analysis.reading.around.direction import CLAUSE_ENDS, HEDGES, NEAR, REACH, change_at
from analysis.reading.around.noted import Context
from analysis.reading.lexicon import Line


def cannot(line: Line, place: int) -> bool:
    """Tell *unable to build 20 schools*, *cannot raise it to $5*; no *cannot repay the $5 loan*.

    No *unable to work, so 20 schools were shut*, no *unable to go, for 20 schools were shut*.
    """
    place -= line.is_of(place, "indefinite") and line.kind(place - 1) in ("to", "by")  # "a million"
    at, linked = place, line.kind(place) in ("to", "by")
    if line.is_of(at, "definite", "indefinite"):
        return False
    while place - at < 2 * REACH and (
        line.kind(at) in ("word", "filler", "level", "bring", *HEDGES)
        or change_at(line, at)
        or (at == place and linked)
    ):
        ends = line.is_of(at, "stop") and not line.is_of(at - 1, "unable")  # "not signed 5 papers"
        ends = ends or line.is_of(at, "prepositions", "relatives", "clauses")
        if ends and not (at == place and linked):
            return False
        at -= 1
    # no "not by 5", "not all 5 plants"
    return at < place - linked and line.is_of(at, "unable") and line.kind(at + 1) != "filler"


def is_denied(line: Line, place: int) -> bool:
    """Tell *not by 5 but by 8 percent*; no *not only 5*, *5, if not 6*."""
    perhaps = line.part(place - 1, place + 1).lower() in line.words.sets["perhaps"]
    return line.is_of(place, "denying") and line.kind(place + 1) != "filler" and not perhaps


def is_negated(line: Line, context: Context, *, turned: bool) -> bool:
    """Tell *no country spends over 5 percent*, *it is unlikely that it will exceed 5 percent*.

    So is *больше 5 процентов рост не будет*.
    """
    doubting, at = line.words.sets["doubting"], context.start
    behind = range(context.end, context.end + NEAR)
    if turned and any(
        line.kind(no) == "negation"
        and line.is_of(no + 1, "not_so")
        and line.kind(no + 2) in ("", "sign", "mask")  # no "не будут платить"
        for no in behind
    ):
        return not context.subject
    ends = ("clauses", "clauses_after_comma", "relatives")  # "refused to comment after it fell"
    while at > 0 and line.word(at) not in doubting and line.word(at - 1) not in CLAUSE_ENDS:
        if line.is_of(at, *ends):
            break
        at -= 1
    whole = line.is_of(at + 1, "partitive") and context.start - at <= NEAR  # "none of the over 500"
    return line.word(at) in doubting or (turned and line.is_of(at, "negating") and not whole)
