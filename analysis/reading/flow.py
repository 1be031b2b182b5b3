r"""Lines that were broken for the width of a page, as in PDF and e-mail, put together again.

A line break that only the width asked for becomes a space. The others stay: behind short lines,
before items of lists, between rows of a table.
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise
from unicodedata import normalize

from analysis.reading.lexicon import lexicon
from analysis.reading.markup import FILLER, bare
from analysis.reading.tokens import plain

NARROWEST, WIDEST = 30, 130  # characters of a line that may have been broken for a page
FULL = 0.88  # of the longest line near it, as letters differ in width
RAGGED = 0.7  # of it, where the next line begins with a small letter
NEAR = 3  # lines before and behind, which tell the width of the page, and prose from a list
LONGEST_PART = 20  # letters of a word before its hyphen
SOFT_HYPHEN = "\u00ad"
_BREAK = re.compile(r"(?<![ \t])[ \t]*+(?:\r\n|[\r\n\u2028])(?P<marks>[ \t>]*)")
_ITEM = re.compile(
    r"[-–—*+#|]+\s|[•‣▪●○◦■□➢✓\ue000-\uf8ff]|(?:\d{1,3}|[^\W\d])[.)]\s"
    r"|\w+(?:,[^\W\d]|:\s)"  # "2023,Russia,6700", "publisher: Sputnik"
)
_NUMBER = re.compile(r"(?<![\d\s.,])[\s(]*(?P<day>\b[1-3]?\d)$|[\d%]$")
_CUT = re.compile(r"(?<!\S)[^\w\s]?(?:\d{1,3}(?:,\d{3})*|\d+[.,]\d+|(?P<word>[^\W\d]+))$")
_SCALE = re.compile(r"[^\W\d_]{3,}(?=\.? \w|[.,;])")
_ADDRESS = re.compile(r"\S{31}")  # wider than a page: "https://…"
_FIRST_WORD = re.compile(r"\S*")
_BEFORE_HYPHEN, _BEHIND_HYPHEN = re.compile(r"\w+$"), re.compile(r"\w*")
_SENTENCE_END, _LAST_END = re.compile(r"[^\W\d][.!?]\s"), re.compile(r"[\w)%][.!?]$")
_APART = re.compile(r"#|.*?(?:\t| {4})")  # a heading; columns
_UNFINISHED = re.compile(r"(?:,| [-–—]|(?<!\S)[a-zа-яё]{1,3})$")  # "between Kazakhstan and"
_HYPHEN = re.compile(r"\w[-\u2010\u00ad]$")
# brackets of some agencies: "28 billion tenge /62 million dollars/"
_IN_SLASHES = re.compile(r"(?<=[\w%)»”]\s)/([^/\d\n]{0,40}\d[^/\n]{1,60})/(?=[\s,.;]|$)")
_LIGATURE = re.compile("[\ufb00-\ufb06]")  # of Latin letters: "ﬁrst"
_BROKEN_WORD = re.compile(rf"(?P<hyphen>[-\u2010\u00ad]){FILLER}+")
_RAISED = "¹²³⁰⁴-⁹"
# Begins with a class of signs, which is looked for far faster than what may stand before it.
_UNEVEN = re.compile(
    rf"""[-\u2010\u00ad\ \t\u2000-\u200a{FILLER}[\ufb00-\ufb06{_RAISED}\d\]](?:
      (?<=[^\s\d]\ \ )\ * | (?<=\d\ \ )\ *+(?!\d)  # columns of numbers stay apart
    | (?<=(?P<wide>[\t\u2000-\u200a]))(?:(?<!\d.)|(?!\d))
    | (?<=[^\s\d]\ {FILLER}){FILLER}*\ * | (?<=\d\ {FILLER}){FILLER}*\ *+(?!\d)
    | (?<={FILLER}){FILLER}*
    | (?<=(?P<hyphen>[-\u2010\u00ad])){FILLER}+
    | (?<=(?P<ligature>[\ufb00-\ufb06]))
    | (?<=\[)(?=[A-Z]{{2}}\]\s) | (?<=\[[A-Z]{{2}}\])(?=\s)  # "5 billion [US] dollars"
    # the number of a note: "28 billion[1]", "billion¹", "2019¹", "billion.1 Exports"
    | (?<=[\w.,;:)”"»%]\[)\d{{1,3}}\](?:\[\d{{1,3}}\])*
    | (?:(?<=[.,;:)”"»%][{_RAISED}])|(?<=\b(?:19|20)\d\d[{_RAISED}]))[{_RAISED}]*(?!\w)
    | (?<=[^\W\d_]{{4}}[{_RAISED}])(?<![²³](?![{_RAISED}]))[{_RAISED}]*(?!\w)  # no "5 metres²"
    | (?<=[^\W\d_]{{4}}\.\d)\d?(?=\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|\s*$)
    # behind a year: "in 2003.4 Exports", "by March 2004.12 They"
    | (?<=(?:in|ce|ry|ch|il|ay|ne|ly|st|er|of|nd|\d,)[\ \t](?:19|20)\d\d\.\d)\d?(?=\s+[A-Z][a-z])
    )""",
    re.VERBOSE | re.MULTILINE,
)


def flowed(text: str) -> str:
    r"""Return a text whose lines are paragraphs, at the same offsets.

    Examples
    --------
    >>> wrapped = "The turnover of trade between the two countries reached 28\nbillion dollars."
    >>> flowed(wrapped)
    'The turnover of trade between the two countries reached 28 billion dollars.'
    >>> flowed("Exports, bn: 5\nImports, bn: 3")
    'Exports, bn: 5\nImports, bn: 3'
    """
    breaks = list(_BREAK.finditer(text))
    if not breaks:
        return text
    ends = [0, *(place for each in breaks for place in each.span()), len(text)]
    lines = [text[begin:end] for begin, end in zip(ends[::2], ends[1::2], strict=True)]
    first = lines[0][: len(lines[0]) - len(lines[0].lstrip(" \t>"))]
    marks = [first, *(each["marks"] for each in breaks)]
    quoted = [before.count(">") for before in marks]  # "> " in e-mail
    beside = zip([0, *quoted], [*quoted[1:], 0], strict=False)
    quotes = [count in near for count, near in zip(quoted, beside, strict=True)]
    parts = [_unmarked(first, quotes[0]) + lines[0][len(first) :]]
    seen = [line.strip(FILLER) for line in lines]
    for number, (each, (line, after)) in enumerate(zip(breaks, pairwise(seen), strict=True)):
        near = seen[max(0, number - NEAR) : number + NEAR + 2]
        same = quoted[number] == quoted[number + 1]
        full = _is_full(line, after, near) or _cuts_a_number(line, after)
        joined = same and full and _goes_on(line, after)
        apart = _unmarked(each[0], quotes[number + 1])
        parts += [_joint(line, len(each[0])) if joined else apart, lines[number + 1]]
    return "".join(parts)


def _unmarked(before: str, quotes: bool) -> str:
    """Return what stands before a line without the marks of a quote; ">5 %" is more than that."""
    return before.replace(">", " ") if quotes and not before.endswith(">") else before


def _is_full(line: str, after: str, near: list[str]) -> bool:
    """Tell whether the next word would not have stood on a line any more, among lines of prose."""
    if not NARROWEST <= len(line) <= WIDEST:
        return False
    within = line[-1] not in ".!?"  # a sentence
    begins = after[:1].isupper() and not _UNFINISHED.search(line)  # below a headline
    ends = [_SENTENCE_END] * within + [_LAST_END] * (within and not begins)
    if not any(each[:1].islower() or any(end.search(each) for end in ends) for each in near):
        return False
    if _HYPHEN.search(line):
        return True
    word = _FIRST_WORD.match(after)
    full = RAGGED if within and after[:1].islower() else FULL
    width = max((len(each) for each in near if not _ADDRESS.search(each)), default=0)
    return len(line) + 1 + len(word[0] if word else "") >= full * width


def _cuts_a_number(line: str, after: str) -> bool:
    """Tell *Over 2.6* above *million tons of oil were shipped*; no *2023* above *million tons*."""
    number, scale = _CUT.search(line), _SCALE.match(after)
    if not (number and scale):
        return False
    entries = lexicon(None).entries
    kinds = {kind for tail, kind, _ in entries.get(scale[0], ()) if not tail}
    spelt = {kind for tail, kind, _ in entries.get(plain(number["word"] or ""), ()) if not tail}
    return "scale" in kinds and (not number["word"] or "cardinal" in spelt)


def _goes_on(line: str, after: str) -> bool:
    """Tell whether the words of a line may go on in the next one."""
    if _HYPHEN.search(line):
        return True
    if not after or line[-1] == ":" or _APART.match(line) or _ITEM.match(after):
        return False
    number = _NUMBER.search(line)  # at the end of a row of a table, if no "5 | March"
    if not number or after[0].islower() or after[0] in "(%":
        return True
    return number["day"] is not None and after[0].isupper()


def _joint(line: str, length: int) -> str:
    return FILLER * length if _HYPHEN.search(line) else " " * length


def as_read(text: object, known: Container[str] = ()) -> tuple[str, list[int]]:
    """Return the text that is read: without markup and breaks of lines, even; and the places.

    Examples
    --------
    >>> as_read("**5**&nbsp;t")
    ('5 t', [2, 5, 11])
    """
    read, places = evened(flowed(bare(text)), known)
    return _IN_SLASHES.sub(r"(\1)", read), places


def evened(text: str, known: Container[str] = ()) -> tuple[str, list[int]]:
    """Return a text with even spaces, no ligatures and numbers of notes, and where each sign stood.

    A hyphen at the end of a line goes where a word is `known` without it. The places are empty
    where the text is as it was.

    Examples
    --------
    >>> evened("ﬁve  t")
    ('five t', [0, 0, 1, 2, 3, 5])
    """
    uneven = list(_UNEVEN.finditer(text))
    if not uneven:
        return text, []
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for each in uneven:
        letters = _instead(each, known)
        parts += [text[last : each.start()], letters]
        places += [*range(last, each.start()), *[each.start()] * len(letters)]
        last = each.end()
    return "".join([*parts, text[last:]]), [*places, *range(last, len(text))]


def _instead(uneven: re.Match[str], known: Container[str]) -> str:
    """Return what is read for a ligature, or for a hyphen between two lines; nothing for others."""
    if uneven["hyphen"] is None:
        return " " if uneven["wide"] else normalize("NFKC", uneven["ligature"] or "")
    place = uneven.start()
    first = _BEFORE_HYPHEN.search(uneven.string[max(0, place - LONGEST_PART) : place])
    second = _BEHIND_HYPHEN.match(uneven.string, uneven.end())
    whole = first[0] + second[0] if first and second else ""
    return "" if uneven["hyphen"] == SOFT_HYPHEN or plain(whole) in known else uneven["hyphen"]


def on_one_line(words: str) -> str:
    r"""Return words that a line may end in on one, without markup and marks of a quoted e-mail.

    Examples
    --------
    >>> on_one_line("28\n> billion  dollars"), on_one_line("28 bil-\nlion"), on_one_line("5-\n7 %")
    ('28 billion dollars', '28 billion', '5-7 %')
    >>> on_one_line("almost 25** billion"), on_one_line("5</b>&nbsp;t")
    ('almost 25 billion', '5 t')
    """
    known, words = lexicon(None).entries, bare(words).replace(FILLER, "")
    joined = _BREAK.sub(lambda each: _joint(words[: each.start()], 1), words)
    return " ".join(_BROKEN_WORD.sub(lambda each: _instead(each, known), joined).split())


def without_ligatures(text: str) -> str:
    """Return a text with two letters for each two that were set as one.

    Examples
    --------
    >>> without_ligatures("the ﬁrst oﬃce")
    'the first office'
    """
    return _LIGATURE.sub(lambda each: normalize("NFKC", each[0]), text)
