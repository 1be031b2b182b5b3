"""The fields of a text of a corpus: what each may hold, and as what it is read."""

import re
from datetime import date
from typing import Any

_DAY_OF = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d")  # of a date with its time
_YEARS = range(1000, 10_000)


def id_of(row: dict[str, Any]) -> str:
    """Return the id of a text: a word or a whole number; ValueError if that cannot be written.

    >>> id_of({"document_id": 17}), id_of({"document_id": "talk-17"})
    ('17', 'talk-17')
    """
    name = row.get("document_id")
    if isinstance(name, int) and not isinstance(name, bool):
        return str(name)
    if name is None or name == "":
        raise ValueError("no document_id")
    if not isinstance(name, str):
        told = f"document_id {name!r} is neither a word nor a whole number"
        raise ValueError(told)  # noqa: TRY004 (of the file)
    return _whole(name, "document_id")


def text_of(row: dict[str, Any]) -> str:
    """Return the text, or raise ValueError: it is none, binary, or not whole."""
    text = row.get("text")
    if isinstance(text, ValueError):  # what stands in the place of a row
        raise text
    if text is None:
        raise ValueError("no text")
    if not isinstance(text, str):
        raise ValueError("its text is no text")  # noqa: TRY004 (of the file)
    if "\0" in text:
        raise ValueError("holds binary data, no text")
    return _whole(text, "text")


def published_of(row: dict[str, Any]) -> str | None:
    """Return the date of a text: an ISO date that may be partial, a date, or the day of a time.

    A column of years of which some are missing has them as fractions.

    >>> published_of({"published": "2024-11-27T10:00:00Z"}), published_of({"published": 2024.0})
    ('2024-11-27', '2024')
    """
    said = row.get("published")
    if said is None or said == "" or said != said:
        return None
    if isinstance(said, date):  # or a time
        return said.isoformat()[:10]
    if isinstance(said, int | float) and said in _YEARS:
        return str(int(said))
    if not isinstance(said, str):
        raise ValueError(f"published {said!r} is no ISO date")  # noqa: TRY004
    day = _DAY_OF.match(said)
    return day[1] if day else said


def language_of(row: dict[str, Any]) -> str | None:
    """Return the language of a text, if it says one; or raise ValueError: it is no word."""
    language = row.get("language")
    if language is None or language == "":
        return None
    if not isinstance(language, str):
        raise ValueError(f"language {language!r} is no code of one")  # noqa: TRY004
    return language


def _whole(words: str, name: str) -> str:
    """Return words unless they hold one half of a pair of surrogates, which no file can hold."""
    try:
        words.encode()
    except UnicodeEncodeError:
        raise ValueError(f"half a character in its {name}") from None
    return words
