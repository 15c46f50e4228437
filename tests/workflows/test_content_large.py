"""The workflow for large estates, run by act: parts on their own, then one report or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.runs import Job, run
from tests.workflows.acting import Run, act, commit, make_scratch
from tests.workflows.payloads import by_hand

OTHER = "content/leaflets/knee-scan.yaml"
CHECK = "src/leaflint/commands/check.py"


@pytest.fixture
def scratch(tmp_path: Path) -> Repository:
    """The repository with two leaflets, one in each of two shards."""
    made = make_scratch(tmp_path / "scratch")
    text = made.read(LEAFLET).replace("id: having-a-scan", "id: knee-scan")
    made.write(OTHER, text.replace("status: published", "status: draft"))
    commit(made.root, "A second leaflet")
    return made


def start(scratch: Repository, shards: int, since: str = "") -> Run:
    """Start the workflow by hand, as if on the day of the tests."""
    inputs = {"shards": str(shards), "date": TODAY.isoformat(), "changed-since": since}
    return act(scratch, "content-large.yml", "workflow_dispatch", by_hand(**inputs))


def kept(run_: Run) -> set[str]:
    """Return the names of the artifacts that a run kept."""
    return {path.name for path in run_.artifacts.iterdir()}


def test_the_parts_become_the_report_of_one_run(scratch: Repository) -> None:
    scratch.change("about 20 minutes", "about 30 minutes", OTHER)
    commit(scratch.root, "Leaflets that disagree")
    large = start(scratch, 2)
    assert not large.passed
    assert kept(large) == {"shard-1", "shard-2", "leaflint"}
    report = (large.artifacts / "leaflint/report.json").read_text(encoding="utf-8")
    assert report == to_json(run(Job(scratch.root, TODAY)))
    found = [(kind, at["file"], at["title"]) for kind, at, _ in large.annotations]
    assert found == [("error", OTHER, "agreeing-facts/not-approved")]
    assert large.summary.startswith("## ❌ 1 error to mend")
    assert "2 leaflets found, 2 checked, 0 unchecked." in large.summary


def test_more_parts_than_leaflets_pass_and_report_what_changed(scratch: Repository) -> None:
    large = start(scratch, 3, since="HEAD^")
    assert large.passed, large.log
    assert kept(large) == {"shard-1", "shard-2", "shard-3", "leaflint"}
    assert large.summary.startswith("## ✅ Nothing to mend")
    assert "1 leaflet found, 1 checked, 0 unchecked. 1 leaflet not affected" in large.summary


def test_a_part_that_left_no_report_fails_the_whole(scratch: Repository) -> None:
    begin = '    """Check, show and return the exit code."""\n'
    scratch.change(begin, f"{begin}    assert arguments.shard.number == 1\n", CHECK)
    commit(scratch.root, "A machine that breaks down")
    large = start(scratch, 2)
    assert not large.passed
    assert kept(large) == {"shard-1"}
    assert "leaflint: no report on shard 2/2: nothing was merged" in large.log
    assert large.summary == ""
    assert large.annotations == []
