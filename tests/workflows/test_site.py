"""The site on GitHub Pages, run by act: off until somebody switches it on, and without anybody's name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.example_repository import LEAFLET
from tests.workflows.acting import Run, act, commit, make_scratch
from tests.workflows.payloads import REPOSITORY, push

ON = {"LEAFLINT_PAGES": "public"}
WARNING = "This repository is private, and its site is not"


def publish(
    folder: Path, payload: dict[str, Any], variables: dict[str, str], *, broken: bool = False
) -> Run:
    scratch = make_scratch(folder / "scratch")
    if broken:
        scratch.write(LEAFLET.replace("having", "not-having"), "id: [\n")
        commit(scratch.root, "A leaflet that cannot be read")
    return act(scratch, "site.yml", "push", payload, variables=variables)


@pytest.mark.parametrize("variables", [{}, {"LEAFLINT_PAGES": "true"}])
def test_it_is_off_by_default(tmp_path: Path, variables: dict[str, str]) -> None:
    run = publish(tmp_path, push(), variables)
    assert run.passed, run.log
    assert run.results == {}
    assert not run.artifacts.exists()


def test_what_is_published_is_for_the_public(tmp_path: Path) -> None:
    run = publish(tmp_path, push(), ON)
    assert run.passed, run.log
    site = run.artifacts / "published"
    assert (site / "leaflets/having-a-scan.html").is_file()
    assert not (site / "staff").exists()
    assert b"Ada Reviewer" not in b"".join(file.read_bytes() for file in site.rglob("*.html"))
    assert run.annotations == []


def test_a_private_repository_is_warned(tmp_path: Path) -> None:
    private = {**push(), "repository": {**REPOSITORY, "private": True}}
    run = publish(tmp_path, private, ON, broken=True)
    assert run.passed, run.log
    assert [(kind, text[: len(WARNING)]) for kind, _, text in run.annotations] == [
        ("warning", WARNING)
    ]
    assert (run.artifacts / "published/leaflets/not-having-a-scan.html").is_file()
