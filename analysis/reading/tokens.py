"""Text to tokens.

Whatever holds digits but is no number (dates, resolutions, names) is cut as one `name` token, so
that no later step has to think of it. Offsets point into the text as given.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Any, NamedTuple

from analysis.reading.languages import available, signs, words_of
from analysis.reading.markup import INVISIBLE, in_one_alphabet

LONGEST_SHOWN = 120  # characters of the words in a message
DASHES = frozenset("-‐‑‒–—―−")
MINUS = "−"  # the sign; the others are dashes as well
DOTS = frozenset(("…", "...", ".."))  # between two numbers
MASK = "\ufffc"  # stands in for words that were read as something else, a period
MASK_OF_BASE = "\ufffb"  # for those of what a change starts from: "than a year ago"
_MASKS = f"[{MASK}{MASK_OF_BASE}]"
_UNSEEN = re.compile(f"[\u00ad{INVISIBLE}]+")
_IS_CODE = re.compile(r"0\d")  # "007", "010000": no number begins so
LONGEST_NUMBER = 40  # characters; what is longer is no figure
_LETTER = r"[^\W\d_]"
# Most words, signs and numbers are told at once; trying the rest of the pattern costs far more. So
# does what begins with a digit or a letter, which is looked for only there.
_TOKEN = rf"""\s*+(?:
  (?P<word> [a-zA-Z\u0400-\u0481\u048a-\u04ff]++
    (?! [\w/'\u2019\u02bb\u02bc$€£¥] | -\d | :/ | [.]\S ) )
| (?P<sign> [-=–]> | [-,;:()%"'«»“”$€£–—…!?=|/[\]]
    | (?<=\d)[.]{{2,3}}(?=[-+–−]?\d) | [.](?!\d) )
| (?P<num> [1-9][0-9]*+(?= % | ,(?!\d) | \ (?![\dap( -]) ) )
| (?=\d)(?:
    (?P<ratio> (?<![\w/.,])[1-9]\d?[/\u2044](?:1[06]|[2-58])(?![\d/]|[.,]\d) )
  | (?P<name> \d+(?:[/\u2044]\d+(?:[.,]\d+)?)+
    | \d{{4}}-\d\d(?:-\d\d)?(?![\d])
    | \d{{1,2}}[.:]\s?\d\d[.:]\d\d(?:\d\d)?(?!\d)
    | \d+(?:[.,]\d+)?:\d+(?:[.,]\d+)?
    | \d+\.(?:kg|kz|ru|uz|com|net|org)\b # sites
    | \d+(?:[.,]\d+)?°(?:\s?\d+(?:[.,]\d+)?['′’"″])*\s?
      (?: (?:[NSEWЮВЗ] | (?<=['′’"″])С | (?<=['′’"″]\s)С | north | south | east | west)\b
        | [сю]\.?\s?ш\b | [вз]\.?\s?д\b
        | [со]\.\s?е\b | [шб]\.\s?б\b )
    | [2-6][gG]\b
    | (?:144|240|360|480|576|720|1080|1440|2160)[pi]\b
    | \d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b
    | \d[\d ()-]{{4,14}}[-–]\d\d[-–]\d\d(?!\d)
    | \d+(?:[-–]\d+){{2,}} | (?<=\d\)[ ])\d{{3}}[-–]\d{{4}}(?!\d)
    | \d+(?:\+\d+)+
    | 0\d+(?![.,\d])
    | \d\u20e3
    | (?m:^\d{{1,3}}[.)]\s)
    )
  | (?P<num_> \d{{1,3}}(?:\ \d{{3}})+(?:[.,]\d+)?(?![\d]|[.,_]\d)
    | \d{{1,3}}(?:['\u2019]\d{{3}})+(?![\d]|[.,_]\d)
    | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d]|[.,_]\d)
    | \d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?(?![\d]|[.,_]\d)
    | \d+(?:[.,]\d+)?(?![\d]|[.,_]\d)
    )
  | (?P<bad> \d[\d.,]*(?:_\d[\d.,]*)*) )
| (?P<skip> (?m:^>+(?=\ *(?:{_LETTER}|{_MASKS}|\d+[.)]\ ))) | \Z )
| (?P<mask> {_MASKS}+ )
| (?P<ratio_> [¼-¾⅐-⅞] )
| (?={_LETTER})(?:
    (?P<name_> (?:https?://|www\.)[^\s<>]+
    | {_LETTER}\w*(?:/(?!\d)\w+)+
    | (?<!\$)(?!(?:CODES)\d|[^\W\d_xXхХ]{{1,2}}\d+(?:[.,]\d+)?[-\ ](?:SCALES)(?!\w)) # "P5 billion"
      {_LETTER}+\d+(?:[.,]\d+)*\w*
    | [A-Z]-\d{{1,2}}(?=\ [a-z]) # "500 K-12 schools"
    | (?={_LETTER}+-\d)(?<!\d)(?!(?:SCALES|HYPHENED)-
        |{_LETTER}{{4,}}-\d+(?:[.,]\d+)?\ ?(?:%|(?:SCALES)(?!\w)))
      {_LETTER}+-\d+(?:[.,]\d+)*\w*
    | (?!(?:CODES)\.)[A-Z]{{2,}}\.\d[\w.]*
    )
  | (?P<word__> (?!(?:SCALES)[$€£¥]|[a-z]{{2,3}}[€£]){_LETTER}{{1,3}}[$€£¥] ) # US$, A$
  | (?P<word_> U\.[KS]\.(?=[\ -](?!(?:cents?|dollars?)\b)[a-z]) # "300 U.S. firms"
    | {_LETTER}
      (?:{_LETTER}|['\u2019\u02bb\u02bc](?={_LETTER}))* ) )
| (?P<name__> [\#@]\w+ | \+\d[\d ()-]{{8,20}}\d )
| (?P<num__> (?<![\w.,])\.\d+(?![\d]|[.,_]\d) )
| (?P<sign_> \S )
)"""


class Unreadable(ValueError):
    """Words that cannot be read, and the reason; the message has both."""

    def __init__(self, words: str, reason: str) -> None:
        super().__init__(words, reason)  # so that it can be pickled
        self.words = words
        self.reason = reason

    def __str__(self) -> str:
        """Show the words, or their beginning, and the reason."""
        longer = len(self.words) > LONGEST_SHOWN
        return f"{self.words[:LONGEST_SHOWN] + '…' if longer else self.words!r}: {self.reason}"


class Item(NamedTuple):
    """Tokens that stand for one thing: a `kind` with its `value`.

    It is mask, name, num, bad, word or sign, or a kind of the language files.
    """

    kind: str
    value: Any
    start: int
    end: int
    norm: str  # its words in plain form


_ALIKE = str.maketrans("ёӊ’ʼʻ∙⋅", "ең'''··")  # the points of units: "кВт∙ч"
new_item = partial(tuple.__new__, Item)  # of its fields in one tuple: faster, and there are many


@cache
def _token_pattern() -> tuple[re.Pattern[str], list[str]]:
    """Return the pattern, and the kind of token that each of its groups stands for."""
    codes = {"US", *signs()["codes"]["currencies"]}
    codes |= {word.upper() for word in _letters_of("currencies")}
    before = [word for word in signs()["words"]["before_numbers"] if word.isalpha()]
    codes |= {form for word in before for form in (word.upper(), word.title())}
    codes.update(_letters_of("abbreviations"))
    languages = [words_of(language) for language in available()]
    scales = [word for each in languages for words in each["scales"].values() for word in words]
    hyphened = [word for each in languages for word in each["words"].get("hyphened", ())]
    pattern = _TOKEN.replace("CODES", "|".join(sorted(codes)))
    for name, words in (("SCALES", scales), ("HYPHENED", hyphened)):
        either = "|".join(words).replace(".", r"\.").replace("(", "(?:")
        pattern = pattern.replace(name, f"(?i:{either})")
    compiled = re.compile(pattern, re.VERBOSE)
    return compiled, ["", *(name.rstrip("_") for name in compiled.groupindex)]


def _letters_of(table: str) -> list[str]:
    """Return the entries of a table of signs that are letters alone."""
    return [word for words in signs()[table].values() for word in words if word.isalpha()]


def plain(text: str) -> str:
    """Lower case, no soft hyphens, ё as е: the form that words are looked up in."""
    if text.isascii():
        return text.lower()
    return _UNSEEN.sub("", _folded(in_one_alphabet(text.lower())))


def _folded(low: str) -> str:
    """Return the same letter for letters that are written alike, at the same offsets."""
    if low.isascii():
        return low
    return low.translate(_ALIKE)


def tokenise(text: str) -> list[Item]:
    """Cut a text into tokens, each of which is its own value.

    >>> [token[:2] for token in tokenise("US$2.1bn, COVID-19")][1:]
    [('num', '2.1'), ('word', 'bn'), ('sign', ','), ('name', 'covid-19')]
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals have a longer small letter
        low = "".join(letter.lower()[0] for letter in text)
    low = _folded(low)
    pattern, kinds = _token_pattern()
    tokens = []
    for match in pattern.finditer(text):
        group = match.lastindex or 0
        kind = kinds[group]
        if kind == "skip":  # marks of what is quoted, spaces at the end
            continue
        start, end = match.span(group)
        norm = low[start:end]
        if kind == "num" and (end - start > LONGEST_NUMBER or _IS_CODE.match(norm)):
            kind = "bad"
        tokens.append(new_item((kind, norm, start, end, norm)))
    return tokens
