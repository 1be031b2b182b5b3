r"""Signs and markup that say nothing, in a text as it arrives: from a web page, a PDF, a chat.

Each becomes a plain sign, a space or a `FILLER`, at the same offsets.
"""

from __future__ import annotations

import re
from html import unescape
from unicodedata import combining, normalize

FILLER = "\u2060"  # of no width
PARAGRAPH = "\u2029"  # ends a line that no width of a page broke
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f"
_INLINE = (
    "a|abbr|b|bdi|big|cite|code|del|em|font|https?|i|ins|mailto|mark|nobr|q|s|small|span|strike"
    "|strong|sub|sup|time|tt|u|wbr"
)
# Begins with a class of signs, which is looked for far faster than what may stand around it.
_SIGN = re.compile(
    rf"""[\u00a0\u00ad\u00b4\u2007\u2009-\u2011\u2018\u2028-\u202f\u2032\u2060-\u2069\ufe0e\ufe0f
      \ufeff\uff01-\uff5e\U0001d400-\U0001d7ff\U0001f000-\U0001faff\u200b-\u200f*_`~<&[\]\\](?:
      (?<=(?P<space>[\u00a0\u2007\u2009\u202f]))
    | (?<=(?P<hyphen>[\u2010\u2011]))
    | (?<=(?P<wide>[\uff01-\uff5e\U0001d400-\U0001d7ff]))  # of a set for headlines, or for posts
    | (?<=(?P<apostrophe>[^\W\d_][`´‘′]))(?=[^\W\d_])
    # a picture between a number and its noun
    | (?<=[\w.]\ [\U0001f000-\U0001faff])[\U0001f000-\U0001faff{INVISIBLE}]*(?=\ [a-zа-яё])
    | (?<=[{INVISIBLE}]) | (?<=\u00ad)(?!\s*\n)  # a soft hyphen that ends no line
    | (?<=(?P<rupee>`))(?=\s?\d[\d.,]*+\s(?:lakh|crore)(?![^`\n]{{0,30}}`))  # of a font
    | (?<=`)(?:(?!\s?\d)|(?=[^`\n]{{1,80}}(?<=\S)`))  # code; no "from `100 to `300"
    | (?<=\\)(?=[]\\`*_$#.()[~<>+!|-])
    # Markdown: **bold**, _italics_, a footnote*; no "5*6", "5**6", "snake_case", "* item"
    | (?<=(?P<joint>[a-zа-яё]\*))\*+(?=[\d$€£])  # "growth of**5%**"
    | (?<=\*)(?<!\*\*)(?<![^\W_]\*)(?P<number>[$€£]?\d[\d.,]{{0,20}})\*(?![^\W_])  # "*5* million"
    | (?<=\*)(?:\*++(?:(?<!\d\*\*)|(?!\d))|(?<=[^\s\d*]\*)(?!\w))
    | (?<=\*)(?<![\w*]\*)(?=\S[^*\n]{{0,300}}\*)
    | (?<=_)(?<!__)(?:(?<![^\W_]_)_*+(?=\S)|(?<=\S_)_*+(?![^\W_]))
    | (?<=~)~
    # [words](address "title"), ![picture](address), [1](#note), [^1]
    | (?<=\[)(?:\[?\d{{1,3}}\]{{1,2}}\(\#[^()\s]*\) | \^\w{{1,20}}\])
    | (?<=\[)(?=[^[\]\n]{{1,300}}\]\([\w/.\#<?][^\s)]{{1,2000}}(?:\s"[^"\n]*")?\))
    | (?<=\[)(?P<square>[^\W\d][^[\]\n\d]{{0,40}})\](?!\ \()  # added: "28 [млрд долларов]"
    | (?<=\])\((?=[a-z/.\#<?])(?:[^()\s]|\([^()\s]*\)){{1,2000}}(?:\s"[^"\n]*")?\)(?P<apart>(?=\d))?
    | (?<=<)(?:\.{{3}}|…)>  # what an agency left out
    | (?<=<)sup\b[^<>]*>(?P<raised>\d{{1,3}})</sup>
    | (?<=<)/?(?:(?i:{_INLINE})\b|(?P<line>br\b)|(?P<block>[a-zA-Z]))[^<>]{{0,500}}>
    | (?<=&)(?P<entity>(?:amp;)?(?:\#\d{{1,6}};|\#[xX][\da-fA-F]{{1,5}};|nbsp;?|[a-zA-Z]{{2,8}};))
    )""",
    re.VERBOSE,
)
_BLANK = re.compile("[\u00a0\u2007\u2009\u202f]")
_WHOLE = re.compile(r"&[#\w;]+;|<sup\b[^<>]*>\d+</sup>|.[\u0300-\u036f]*", re.DOTALL)
_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[^\\W\\d_][\u0300-\u036f]+")  # "й" in two signs, a letter with its stress
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# Latin letters in a Cyrillic word, where a keyboard was not switched
_LATIN, _ALIKE = "aceopxykmthbiəABCEHKMOPTXYIƏ", "асеорхукмтнвіәАВСЕНКМОРТХУІӘ"
_LOOK_ALIKE = str.maketrans(_LATIN, _ALIKE)
_UNLIKE = str.maketrans(_ALIKE, _LATIN)
_CYRILLIC = "а-яА-ЯёЁәғқңөұүһіӘҒҚҢӨҰҮҺІ"
_SEAM = re.compile(f"[{_CYRILLIC}](?:(?<=[{_LATIN}].)|(?=[{_LATIN}]))")
_DECADE = re.compile(r"(?<=[12\uff11\uff12]\d\d[0\uff10])([^\w\s]{0,4}-)x\b")  # "в 2020-x"
_WORD = re.compile(f"[a-zA-ZəƏ{_CYRILLIC}]+")


def bare(text: object) -> str:
    r"""Return a text with plain signs and no markup; TypeError says that it is none.

    Examples
    --------
    >>> bare("**28**\u202fbillion&nbsp;t").replace(FILLER, "")
    '28 billion t'
    """
    if not isinstance(text, str):
        raise TypeError(f"give the words as a str, not as {type(text).__name__}")
    if not text.isascii():
        if _MARK.search(text):
            text = _MARKED.sub(_composed, text)
        text = in_one_alphabet(text)
    return _SIGN.sub(_plain_sign, text)


def raised(digits: str) -> str:
    """Return digits as they are set for powers and notes."""
    return digits.translate(_RAISED)


def sign_end(text: str, place: int) -> int:
    """Return where the sign at a place ends, which may be written in several: *&euro;*."""
    whole = _WHOLE.match(text, place)
    return whole.end() if whole else place


def _composed(marked: re.Match[str]) -> str:
    beside = marked.string[marked.end() : marked.end() + 1]  # "Ótken" with a Cyrillic letter
    letter = marked[0].translate(_UNLIKE) if beside.isascii() and beside.isalpha() else marked[0]
    letters = "".join(each for each in normalize("NFC", letter) if not combining(each))
    return letters.ljust(len(marked[0]), FILLER)


def _plain_sign(sign: re.Match[str]) -> str:
    """Return what is read for a sign, as long as it is."""
    read = {
        None: "",
        "space": " ",
        "hyphen": "-",
        "rupee": "₹",
        "wide": normalize("NFKC", sign[0]),
        "apostrophe": "'",
        "joint": " ",
        "square": f"({bare(sign['square'] or '')})",
        "apart": " ",
        "number": FILLER + (sign["number"] or ""),
        "line": "\n",
        "block": PARAGRAPH,
        "raised": raised(sign["raised"] or ""),
        "entity": _BLANK.sub(" ", unescape(unescape(sign[0]))),
    }[sign.lastgroup]
    return (read or "").ljust(len(sign[0]), FILLER)


def in_one_alphabet(text: str) -> str:
    """Return a text with Cyrillic letters for the Latin ones in Cyrillic words.

    Examples
    --------
    >>> in_one_alphabet("350 тыc. тонн на 4,1 млpд, 5 km") == "350 тыс. тонн на 4,1 млрд, 5 km"
    True
    """
    text = _DECADE.sub(r"\1х", text)
    if not _SEAM.search(text):
        return text
    lines = text.splitlines(keepends=True)
    return "".join(_WORD.sub(_cyrillic, each) if _SEAM.search(each) else each for each in lines)


def _cyrillic(word: re.Match[str]) -> str:
    translated = word[0].translate(_LOOK_ALIKE)
    return word[0] if word[0].isascii() or re.search("[a-zA-Z]", translated) else translated
