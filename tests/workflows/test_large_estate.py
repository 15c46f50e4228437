"""The check of a large estate, run by act: parts on their own, then one report or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.runs import Job, run
from tests.workflows.acting import PROJECT, Run, act, commit, make_scratch, merge
from tests.workflows.payloads import pull_request, push

OTHER = "content/leaflets/knee-scan.yaml"
CALLER = ".github/workflows/leaflets.yml"


@pytest.fixture
def scratch(tmp_path: Path) -> Repository:
    """The repository with two leaflets, one in each of two shards, and with the lines of the docs."""
    made = make_scratch(tmp_path / "scratch")
    docs = (PROJECT / "docs/large-estates.md").read_text(encoding="utf-8")
    lines = docs.split("```yaml\n")[1].split("```")[0]
    head, _, jobs = made.read(CALLER).partition("  check:\n")
    made.write(CALLER, head + lines + "\n  alarm:" + jobs.partition("  alarm:")[2])
    text = made.read(LEAFLET).replace("id: having-a-scan", "id: knee-scan")
    made.write(OTHER, text.replace("status: published", "status: draft"))
    commit(made.root, "A second leaflet")
    return made


def start(scratch: Repository, shards: int, event: str = "push") -> Run:
    """Check the estate in so many parts, as if on the day of the tests."""
    with_ = f'shards: {shards}\n      date: "{TODAY.isoformat()}"\n'
    scratch.change("shards: 8 # else 4\n", with_, CALLER)
    payload = pull_request() if event == "pull_request" else push()
    return act(scratch, "leaflets.yml", event, payload, job="check")


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
    scratch.change("about 20 minutes", "for about 20 minutes", OTHER)
    merge(scratch.root)
    large = start(scratch, 3, "pull_request")
    assert large.passed, large.log
    assert kept(large) == {"shard-1", "shard-2", "shard-3", "leaflint"}
    assert large.summary.startswith("## ✅ Nothing to mend")
    assert "1 leaflet found, 1 checked, 0 unchecked. 1 leaflet not affected" in large.summary
    assert "1 leaflet changed" in (large.artifacts / "leaflint/changes.md").read_text("utf-8")


def test_a_part_that_left_no_report_fails_the_whole(scratch: Repository) -> None:
    begin = '    """Check, show and return the exit code."""\n'
    command = scratch.root.with_name("leaflint") / "src/leaflint/commands/check.py"
    text = command.read_text(encoding="utf-8")
    assert begin in text
    breaks_down = text.replace(begin, f"{begin}    assert arguments.shard.number == 1\n")
    command.write_text(breaks_down, encoding="utf-8")
    large = start(scratch, 2)
    assert not large.passed
    assert kept(large) == {"shard-1"}
    assert "leaflint: no report on shard 2/2: nothing was merged" in large.log
    assert large.summary == ""
    assert large.annotations == []
