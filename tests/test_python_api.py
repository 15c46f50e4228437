"""The Python API is what its page says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import leaflint
from tests.example_repository import LEAFLET, Repository

PAGE = Path(__file__).parent.parent / "docs/python-api.md"


def test_every_name_is_there_and_no_other(repository: Repository) -> None:
    assert {
        name: getattr(leaflint, name) is not None for name in leaflint.__all__
    } == dict.fromkeys(leaflint.__all__, True)
    with pytest.raises(AttributeError, match="module 'leaflint' has no attribute 'Workshop'"):
        _ = leaflint.Workshop
    commit = leaflint.CommitTree(repository.root, repository.commit())
    overlay = leaflint.OverlayTree(commit, {})
    report = leaflint.Workspace(overlay, date(2026, 6, 15)).check()
    assert report == leaflint.check(repository.root, today=date(2026, 6, 15))


def test_the_example_of_the_page_runs(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (repository.root / LEAFLET).rename(repository.root / "content/leaflets/ct-scan.yaml")
    repository.root.rename(repository.root.with_name("leaflets"))
    monkeypatch.chdir(repository.root.parent)
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102  # our own page
    assert capsys.readouterr().out.splitlines()[0].split()[:2] == ["1", "0"]
    assert names["leaflet"] is None
    assert {finding.check for finding in names["findings"]} == {"schema"}  # type: ignore[attr-defined]
