"""A text, made up, and a person who answers for it."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from project import built

from analysis.__main__ import main

TEXT = """Remarks made up for this test

In 2024 trade turnover between Kazakhstan and Russia grew by 4 percent, to $27 billion.

Some 58 thousand students from Kazakhstan study in Russia. They were there for 10 days.
"""
TOLD = {
    "title": "Made up",
    "publisher": "A ministry",
    "published": "2025-03-12",
    "url": "https://example.org/talk",
    "speaker": "Alexei Overchuk",
}
NAME = "overchuk-2025-03-12"
#: What a person says to each figure: the reading, then Enter or changes.
ANSWERS = (
    *("+4 percent; 2024", ""),
    *("27 billion USD; 2024", ""),
    *("about 58 thousand", "areas=RU KZ", ""),
    "",  # no figure that was not found
    "y",  # write it
)


def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small record that is built, with a text beside it that is not in it."""
    built(tmp_path)
    (tmp_path / "talk.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(*arguments: str, told: dict[str, str] | None = None, answers: Iterable[str] = ()) -> Result:
    """Run the command with options, and with answers to what it asks."""
    given = TOLD if told is None else told
    options = [part for name, words in given.items() for part in (f"--{name}", words)]
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(main, ["add", *arguments, *options], input=typed)
