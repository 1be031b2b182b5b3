"""What was meant by who wrote something else, or by a spreadsheet that did.

Where there is no doubt it is read so, else told with the way out.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from analysis.reading.bounds import HEDGES
from analysis.record.schema import AREAS, DATES, NUMBER, TAKEN_FOR, Column

ALIKE = 0.75  # how much of two spellings must be the same; of Vladmir and Vladimir it is 0.93
#: A date that was turned round, day before month, as points have it.
_TURNED = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})")
_DECIMAL = re.compile(r"(-?\d+),(\d{1,2}|\d{4,})")
_NO_BREAK = str.maketrans("\u00a0\u2007\u2009\u202f", "    ")  # they look like plain spaces
#: What cannot be turned back: Apr-21 is a month or a day, 4/6/2021 is one of two days.
_LOST = re.compile(r"(\d{1,2}[- ])?[A-Z][a-z]{2}([- ]\d{2,4})?|\d{1,2}/\d{1,2}/\d{2,4}|\d{5}")


def did_you_mean(words: str, known: Iterable[str]) -> str:
    """Return the question that is put behind a message, or nothing; see `meant_by`.

    >>> did_you_mean("plannd", ["actual", "planned"]), did_you_mean("kz", ["kk", "en"])
    (": did you mean 'planned'?", ": did you mean 'kk'?")
    >>> did_you_mean("Putin", {"putin": "Vladimir Putin"}), did_you_mean("zzz", ["actual"])
    (": did you mean 'Vladimir Putin'?", '')
    """
    meant = meant_by(words, known)
    return f": did you mean {meant!r}?" if meant else ""


def meant_by(words: str, known: Iterable[str]) -> str:
    """Return what somebody may have meant, or nothing.

    `known` is what may stand there; of a mapping, the spellings with what each stands for.
    """
    names = dict(known) if isinstance(known, Mapping) else {name: name for name in known}
    folded = {spelling.casefold(): name for spelling, name in names.items()}
    if (meant := TAKEN_FOR.get(words)) in names:
        return str(meant)
    near = get_close_matches(words.casefold(), folded, n=1, cutoff=ALIKE)
    return folded[near[0]] if near else ""


def last_name(speaker: Mapping[str, str], spelling: str = "") -> str:
    """Return the last name of a person, in a spelling of the name; of an office, its whole name.

    >>> last_name({"speaker": "Vladimir Putin", "office": "President of Russia"})
    'Putin'
    >>> last_name({"speaker": "Government of Russia", "office": "Government of Russia"})
    'Government of Russia'
    """
    name = spelling or speaker["speaker"]
    return name if speaker["office"] == speaker["speaker"] else "".join(name.split()[-1:])


def hedge_meant(words: str) -> str:
    """Return the question whether the first words are meant for a hedge, or nothing.

    >>> hedge_meant("more then 66 thousand"), hedge_meant("abaut 5"), hedge_meant("more than 5 x")
    (": did you mean 'more than'?", ": did you mean 'about'?", '')
    """
    hedges = tuple(filter(None, HEDGES))
    parts = words.casefold().split()[:2]
    begins = [" ".join(parts[:count]) for count in (2, 1) if parts[count - 1 :]]
    if any(begin in hedges for begin in begins):
        return ""
    return next(filter(None, (did_you_mean(begin, hedges) for begin in begins)), "")


def area_meant(words: str) -> str:
    """Return the question whether an area is meant, by code or name, or nothing.

    >>> area_meant("RUS"), area_meant("Kazakstan"), area_meant("Mars")
    (': did you mean RU (Russia)?', ': did you mean KZ (Kazakhstan)?', '')
    """
    codes = {name: code for code, name in AREAS.items()} | {code: code for code in AREAS}
    folded = words.casefold()
    begun = (code for code, name in AREAS.items() if name.casefold().startswith(folded))
    code = next(begun, "") if len(words) >= len("RUS") else ""
    code = code or meant_by(words, codes)
    return f": did you mean {code} ({AREAS[code]})?" if code else ""


def spellings(speakers: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return every spelling of the speakers, and each last name that is one person's alone.

    >>> list(spellings([{"speaker": "Vladimir Putin", "office": "", "spellings": ("В. Путин",)}]))
    ['Vladimir Putin', 'В. Путин', 'Putin', 'Путин']
    """
    known: dict[str, str] = {}
    last: dict[str, set[str]] = {}
    for row in speakers:
        for spelling in [row["speaker"], *row["spellings"]]:
            known[spelling] = row["speaker"]
            last.setdefault(last_name(row, spelling) or spelling, set()).add(row["speaker"])
    return known | {name: people.pop() for name, people in last.items() if len(people) == 1}


def as_meant(words: str, column: Column) -> str:
    r"""Return a cell as it was before a spreadsheet wrote dates and decimals its own way.

    A space that does not break is a plain one.

    >>> as_meant("27\u00a0billion", Column("note", "string", ""))
    '27 billion'
    >>> date = Column("published", "string", "", pattern=DATES[0])
    >>> as_meant("04.2021", date), as_meant("6.4.2021", date), as_meant("Apr-21", date)
    ('2021-04', '2021-04-06', 'Apr-21')
    >>> number = Column("value", "string", "", pattern=NUMBER)
    >>> as_meant("0,5", number), as_meant("1,200", number)
    ('0.5', '1,200')
    """
    words = words.translate(_NO_BREAK)
    if column.pattern in DATES and (turned := _TURNED.fullmatch(words)):
        day, month, year = turned.groups()
        return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
    if column.pattern == NUMBER and (decimal := _DECIMAL.fullmatch(words)):
        return ".".join(decimal.groups())
    return words


def hint(words: str, column: Column) -> str:
    """Return what may help with words that a column cannot hold, or nothing."""
    if column.values == tuple(AREAS):
        return area_meant(words)
    if column.values:
        return did_you_mean(words, column.values)
    if column.pattern in DATES and _LOST.fullmatch(words):
        return ": a spreadsheet turned it into its own form; have the column as text there"
    if column.pattern == NUMBER and "," in words:
        return ": write it without a comma"
    return ""
