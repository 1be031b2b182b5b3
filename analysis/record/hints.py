"""What somebody may have meant who wrote something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from analysis.record.schema import TAKEN_FOR

ALIKE = 0.75  # how much of two spellings must be the same; of Vladmir and Vladimir it is 0.93


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


def spellings(speakers: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return every spelling of the speakers, and each last name that is one person's alone.

    >>> list(spellings([{"speaker": "Vladimir Putin", "spellings": "В. Путин"}]))
    ['Vladimir Putin', 'В. Путин', 'Putin', 'Путин']
    """
    known: dict[str, str] = {}
    last: dict[str, set[str]] = {}
    for row in speakers:
        for spelling in filter(None, [row["speaker"], *row["spellings"].split(";")]):
            known[spelling] = row["speaker"]
            for name in spelling.split()[-1:]:
                last.setdefault(name, set()).add(row["speaker"])
    return known | {name: people.pop() for name, people in last.items() if len(people) == 1}
