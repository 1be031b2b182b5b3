"""Which answers of the notebooks changed: the sentences of the boxes at their beginning."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from analysis.publishing.freshness import Notebook, notebooks_of, read
from analysis.showing.named import plain

POINT = "> - "  # before each sentence of a box: what else a notebook quotes has none


def answers_changed(before: Path, after: Path) -> list[str]:
    """Say of each sentence that differs between two states of the project what it was and is.

    A notebook that is new has no answer before.
    """
    told = []
    for path in notebooks_of(after):
        old = before / "notebooks" / path.name
        if old.exists():
            was, now = (_answer(read(of)) for of in (old, path))
            told += [f"notebooks/{path.name}: {change}" for change in _changes(was, now)]
    return told


def _changes(was: list[str], now: list[str]) -> Iterator[str]:
    """Yield what each changed sentence was and is, in a line.

    >>> list(_changes(["One of two.", "No text says."], ["Two of three.", "No text says."]))
    ["the answer was 'One of two.', and is 'Two of three.'"]
    >>> list(_changes(["One."], ["One.", "Two."])), list(_changes(["One."], []))
    (["the answer has more: 'Two.'"], ["the answer has no more: 'One.'"])
    """
    for kind, *ends in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        pairs = zip_longest(was[ends[0] : ends[1]], now[ends[2] : ends[3]], fillvalue="")
        for old, new in pairs if kind != "equal" else ():
            if old and new:
                yield f"the answer was {old!r}, and is {new!r}"
            else:
                yield f"the answer has more: {new!r}" if new else f"the answer has no more: {old!r}"


def _answer(notebook: Notebook) -> list[str]:
    """Return the sentences of the boxes that a notebook shows."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    shown = [plain(output.get("data", {}).get("text/markdown", "")) for output in outputs]
    lines = [line for text in shown for line in text.splitlines()]
    return [line.removeprefix(POINT) for line in lines if line.startswith(POINT)]
