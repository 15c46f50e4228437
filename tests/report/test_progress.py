"""The progress bar: for a person who waits, and for nobody else."""

from __future__ import annotations

import io

import pytest

from leaflint.report import progress


class Terminal(io.StringIO):
    """Standard error as a terminal has it."""

    def isatty(self) -> bool:
        return True


def run_with_bar(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with progress.progress_bar() as tell:
        for done in range(1, 4):
            tell(done, 3)
    return stream.getvalue()


def test_the_bar_appears_on_a_terminal_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Checking leaflets" in run_with_bar(monkeypatch, Terminal(), patience=-1)


def test_no_bar_for_a_short_run(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Checking leaflets" not in run_with_bar(monkeypatch, Terminal(), patience=3600)


def test_no_bar_in_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_with_bar(monkeypatch, io.StringIO(), patience=-1) == ""
