"""Which areas a figure can be of, by the codebook: a pair, one alone, or a union."""

from analysis.record.schema import UNIONS


def area_fault(kinds: str, ref_area: str, counterpart_area: str) -> tuple[str, str] | None:
    """Return column and reason of what is wrong with the areas of a figure, or None.

    `kinds` is `pair`, `one` or `union`, several joined by ;, as the indicator's row has it.

    >>> area_fault("pair", "KZ", "")
    ('counterpart_area', 'the indicator is of two areas: name the other one')
    >>> area_fault("union", "KZ", "RU")
    ('ref_area', 'the indicator is of a union as a whole, such as EAEU')
    >>> area_fault("pair", "KZ", "KZ-59")
    ('counterpart_area', 'an area has no ties with itself or a part of itself')
    """
    allowed = set(kinds.split(";"))
    if not ref_area:
        return None
    whole, part = sorted((ref_area, counterpart_area), key=len)
    if part == whole or (whole and part.startswith(f"{whole}-")):
        return "counterpart_area", "an area has no ties with itself or a part of itself"
    if (counterpart_area and "pair" in allowed) or (not counterpart_area and "one" in allowed):
        return None
    if not counterpart_area and "pair" in allowed and "union" not in allowed:
        return "counterpart_area", "the indicator is of two areas: name the other one"
    if "union" in allowed:
        if ref_area in UNIONS and not counterpart_area:
            return None
        return "ref_area", "the indicator is of a union as a whole, such as EAEU"
    return "counterpart_area", "the indicator is of one area alone: leave it empty"
