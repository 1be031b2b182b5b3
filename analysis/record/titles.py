"""What an indicator is called where its areas are known: *Students from Kazakhstan in Russia*."""

import re

from analysis.record.schema import AREAS, IN_A_SENTENCE, Row

_BRACES = re.compile(r"\{([^{}]*)\}")
ONE, TWO, EITHER = {"area"}, {"area", "counterpart"}, {"areas"}


def title_of(indicator: Row, ref_area: str, counterpart_area: str, unsaid: str = "") -> str:
    """Return the title of an indicator with its areas; `unsaid` stands for one that is not known.

    >>> students = {"title_of_areas": "Students from {counterpart} in {area}"}
    >>> title_of(students, "RU", "KZ"), title_of(students, "RU-AST", "", unsaid="???")
    ('Students from Kazakhstan in Russia', 'Students from ??? in Astrakhan Oblast')
    >>> title_of({"title_of_areas": "Settlements of {areas} in roubles"}, "EAEU", "")
    'Settlements of the Eurasian Economic Union in roubles'
    """
    area, other = (
        IN_A_SENTENCE.get(code, AREAS.get(code, code)) for code in (ref_area, counterpart_area)
    )
    both = " and ".join(filter(None, (area, other)))
    names = {"area": area, "counterpart": other, "areas": both}
    return _BRACES.sub(
        lambda match: names.get(match[1]) or unsaid, str(indicator["title_of_areas"])
    )


def pattern_fault(pattern: str, kinds: str) -> str:
    """Say what is wrong with the pattern of a title, or nothing.

    >>> pattern_fault("Trips from {counterpart} to {area}", "pair")
    ''
    >>> pattern_fault("Trips to {area}", "pair")
    'must name {area} and {counterpart}, or {areas}'
    """
    named = set(_BRACES.findall(pattern))
    wanted = {"pair": (TWO, EITHER), "one": (ONE, EITHER), "union": (ONE, EITHER)}
    allowed = wanted.get(kinds, (EITHER,))
    if named in allowed and not re.search(r"[{}]", _BRACES.sub("", pattern)):
        return ""
    ways = (" and ".join(f"{{{name}}}" for name in sorted(names)) for names in allowed)
    return f"must name {', or '.join(ways)}"
