"""The workflow that releases: each job has the rights that it needs, and comes after the one before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FILE = Path(__file__).parents[2] / ".github" / "workflows" / "release.yml"
WORKFLOW: dict[str, Any] = YAML(typ="safe").load(FILE)
JOBS: dict[str, Any] = WORKFLOW["jobs"]


def test_each_job_has_the_rights_that_it_needs_and_no_more() -> None:
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "build": {"contents": "read"},
        "attest": {"attestations": "write", "id-token": "write"},
        "publish": {"id-token": "write"},
        "announce": {"contents": "write"},
    }


def test_nothing_is_published_before_it_was_tested_and_attested() -> None:
    assert [(name, job.get("needs")) for name, job in JOBS.items()] == [
        ("build", None), ("attest", "build"), ("publish", "attest"), ("announce", "publish"),
    ]  # fmt: skip
    steps = [step.get("run", "") for step in JOBS["build"]["steps"]]
    order = ["release_notes.py", ".ci/run", "hatchling build", "leaflint --version"]
    found = [next(place for place, run in enumerate(steps) if part in run) for part in order]
    assert found == sorted(found)
    assert "git/refs/tags/v1" in JOBS["announce"]["steps"][-1]["run"]


def test_only_a_whole_version_is_released_and_every_action_is_pinned() -> None:
    assert WORKFLOW["on"] == {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}}
    used = re.findall(r"uses: (.*)", FILE.read_text(encoding="utf-8"))
    assert used
    assert [use for use in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v[0-9.]+", use)] == []
