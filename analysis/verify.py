"""Look for the words of every figure in the texts that somebody has."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from analysis.raw import FOLDER, Problem, read_raw, rows_of
from analysis.schema import records

GAP = " … "  # joins words that stand apart in a text
_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "‑": "-",
        "–": "-",
        "—": "-",
        "\u00ad": "",
    }
)


@dataclass(slots=True)
class Verification:
    """How many rows were found, what was not, and the documents whose text is not there."""

    found: int = 0
    problems: list[Problem] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def verify(root: Path, folder: Path) -> Verification:
    """Look for the words of each row of figures.csv and left_out.csv at its passage.

    A text is known by its sha256, whatever its file is called. Spaces of all widths, typographic
    quotes and dashes are taken for plain ones.

    Parameters
    ----------
    root
        The folder that holds ``data/``.
    folder
        Where the texts are, at any depth.

    Raises
    ------
    BadInput
        If the raw data are not in order.
    OSError
        If `folder` or a file in it cannot be read.
    """
    raw = read_raw(root)
    texts = {hashlib.sha256(content).hexdigest(): content for content in _contents(folder)}
    passages = {
        row["document_id"]: _passages(texts[row["sha256"]], row["lines"])
        for row in records(raw["documents"])
        if row["sha256"] in texts
    }
    seen_only = raw["documents"].query("sha256 != ''")["document_id"]
    result = Verification(absent=[each for each in seen_only if each not in passages])
    for table in ("figures", "left_out"):
        _look(raw[table], FOLDER / f"{table}.csv", passages, result)
    return result


def comparable(words: str) -> str:
    r"""Words in lower case with plain spaces, quotes and dashes.

    >>> comparable("to $\u00a019 billion – “Sputnik”")
    'to $ 19 billion - "sputnik"'
    """
    return re.sub(r"\s+", " ", words.translate(_ALIKE)).strip().lower()


def _contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def _passages(content: bytes, lines: str) -> list[str]:
    """The non-blank lines of a document, plain; `lines` is first-last, from 1."""
    first, last = (int(number) for number in lines.split("-"))
    text = content.decode("utf-8-sig", errors="replace").splitlines()[first - 1 : last]
    return [comparable(line) for line in text if line.strip()]


def _look(
    frame: pd.DataFrame, path: Path, passages: dict[str, list[str]], result: Verification
) -> None:
    for line, row in rows_of(frame):
        text = passages.get(row["document_id"])
        if text is None:
            continue
        number = int(row["passage"])
        here = text[number - 1] if number <= len(text) else ""
        whole = "\n".join(text)
        before = len(result.problems)
        if comparable(row["as_stated"]) not in here:
            elsewhere = [
                str(at) for at, each in enumerate(text, 1) if comparable(row["as_stated"]) in each
            ]
            hint = f"; the words stand in passage {', '.join(elsewhere)}" if elsewhere else ""
            reason = f"not in passage {number} of {row['document_id']}{hint}"
            result.problems.append(Problem(path, line, "as_stated", row["as_stated"], reason))
        for column in ("period_as_stated", "base_as_stated"):
            for words in row.get(column, "").split(GAP):
                if comparable(words) not in whole:
                    reason = f"nowhere in {row['document_id']}"
                    result.problems.append(Problem(path, line, column, words, reason))
        result.found += len(result.problems) == before
