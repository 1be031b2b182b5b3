"""The command that shows how words for a period are read."""

import runpy

import pytest


def test_the_command_tells_words_rule_and_days(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "compared with January–May of last year"
    monkeypatch.setattr("sys.argv", ["periods", words, "--stated-on", "2021-08-19"])
    runpy.run_module("analysis.reading.periods", run_name="__main__")
    told = capsys.readouterr().out
    assert f"rule range (a base): {words!r}" in told
    assert "days 2020-01-01 to 2020-05-31" in told


def test_the_command_tells_of_two_that_are_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["periods", "In 2022, in May"])
    runpy.run_module("analysis.reading.periods", run_name="__main__")
    assert "'In 2022, in May': days 2022-05-01 to 2022-05-31" in capsys.readouterr().out
