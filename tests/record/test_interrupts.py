"""Ctrl-C waits until what is begun is done; what a killed run started is waited for."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from project import left_over

from analysis.record import atomic


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Let Ctrl-C interrupt, also in a run that was started to ignore it, as by `nohup … &`."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_waits_until_all_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.csv" for number in range(5)]
    atomic.publish(tmp_path, dict.fromkeys(names, b"old"))
    replace, moved = Path.replace, []

    def interrupted(path: Path, target: Path) -> Path:
        moved.append(target.name)
        signal.raise_signal(signal.SIGINT)  # Ctrl-C at each move, the journal's too
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.publish(tmp_path, dict.fromkeys(names, b"new"))
    assert moved == [atomic.JOURNAL.name, *names]
    assert {(tmp_path / name).read_bytes() for name in names} == {b"new"}
    assert left_over(tmp_path) == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_before_the_moves_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    atomic.publish(tmp_path, {"a.csv": b"old"})
    monkeypatch.setattr(atomic, "_flush", lambda _: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        atomic.publish(tmp_path, {"a.csv": b"new"})
    assert (tmp_path / "a.csv").read_bytes() == b"old"
    assert left_over(tmp_path) == []


def test_the_next_run_waits_for_what_a_killed_one_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{atomic.STAGE}killed/site").mkdir(parents=True)
    rmtree, tries = shutil.rmtree, []

    def written_to_at_first(path: Path, **options: Any) -> None:
        tries.append(path)
        if len(tries) > 2:
            rmtree(path, **options)

    monkeypatch.setattr(shutil, "rmtree", written_to_at_first)
    with atomic.alone(tmp_path):
        assert left_over(tmp_path) == []
    assert len(tries) == 3


def test_what_is_written_to_without_end_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{atomic.STAGE}killed").mkdir()
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    monkeypatch.setattr(atomic, "ENDS_IN", 0.2)
    with atomic.alone(tmp_path):
        assert left_over(tmp_path) == [f"{atomic.STAGE}killed"]
