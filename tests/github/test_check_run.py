"""The event of GitHub, read as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.github.check_run import read_event
from tests.github.fake_github import SHA, FakeGitHub, event


def test_the_run_is_read(tmp_path: Path) -> None:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event(FakeGitHub())), encoding="utf-8")
    run = read_event(file)
    assert (run.head, run.head_sha, run.conclusion) == ("writer:better-words", SHA, "failure")
    assert run.head_repository.full_name == "writer/leaflets"


@pytest.mark.parametrize("change", [{"event": "push"}, {"head_sha": None}])
def test_another_event_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    sent = event(FakeGitHub())
    sent["workflow_run"] |= change
    file = tmp_path / "event.json"
    file.write_text(json.dumps(sent), encoding="utf-8")
    with pytest.raises(UsageError, match="this is not the end of a run on a pull request"):
        read_event(file)


def test_no_event_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the event cannot be read: No such file"):
        read_event(tmp_path / "event.json")
