"""The check of leaflets in a repository that uses it, run by act: what a pull request, a push and the clock come to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.example_repository import LEAFLET, Repository
from tests.report.rendered import tags, to_html
from tests.report.samples import HOSTILE
from tests.workflows.acting import Run, act, make_scratch, merge
from tests.workflows.payloads import pull_request, push, schedule

DRAFT = "content/leaflets/a-draft.yaml"
CHECK = "Hold the leaflets against the policy"


@pytest.fixture
def scratch(tmp_path: Path) -> Repository:
    return make_scratch(tmp_path / "scratch")


def add_draft(scratch: Repository, *changes: tuple[str, str], file: str = DRAFT) -> None:
    """Add a leaflet that nobody has to approve yet."""
    text = scratch.read(LEAFLET).replace("id: having-a-scan", "id: a-draft")
    for old, new in (("status: published", "status: draft"), *changes):
        assert old in text
        text = text.replace(old, new)
    scratch.write(file, text)


def report(run: Run) -> dict[str, list[dict[str, str]]]:
    """Return the report that the run kept."""
    kept = run.artifacts / "leaflint/report.json"
    return json.loads(kept.read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # JSON


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_clean_change_of_one_leaflet_passes_and_concerns_no_other(scratch: Repository) -> None:
    add_draft(scratch)
    merge(scratch.root)
    run = act(scratch, "leaflets.yml", "pull_request", pull_request(), job="check")
    assert run.passed, run.log
    assert run.annotations == []
    assert run.summary.startswith("## ✅ Nothing to mend")
    assert "1 leaflet found, 1 checked, 0 unchecked. 1 leaflet not affected" in run.summary
    changes = (run.artifacts / "leaflint/changes.md").read_text(encoding="utf-8")
    assert "1 leaflet changed" in changes
    assert changes in run.summary
    assert (run.artifacts / "leaflint/changes.html").is_file()
    assert {"index.html", "leaflets", "staff"} <= names(run.artifacts / "leaflint-site")
    assert [leaflet["file"] for leaflet in report(run)["leaflets"]] == [DRAFT]


def test_a_wrong_number_blocks_on_its_line(scratch: Repository) -> None:
    add_draft(scratch, ("0808 800 6000", "0808 800 6001"))
    merge(scratch.root)
    run = act(scratch, "leaflets.yml", "pull_request", pull_request(), job="check")
    assert not run.passed
    ((kind, properties, text),) = run.annotations
    assert (kind, properties["file"], properties["line"], properties["col"]) == (
        "error",
        DRAFT,
        "31",
        "60",
    )
    assert text.startswith("0808 800 6001 is not in the directory; did you mean 0808 800 6000")
    assert run.summary.startswith("## ❌ 1 error to mend")
    assert run.results[CHECK] == "failure"
    assert {name for name, ended in run.results.items() if ended == "failure"} == {CHECK}
    outputs = {
        line["name"]: line["arg"] for line in run.lines if line.get("command") == "set-output"
    }
    assert (outputs["errors"], outputs["warnings"]) == ("1", "0")
    assert len(report(run)["findings"]) == 1


@pytest.mark.parametrize("file", ["content/directory.yaml", "checks/reading-age.yaml"])
def test_a_change_of_directory_or_policy_concerns_every_leaflet(
    scratch: Repository, file: str
) -> None:
    scratch.write(file, scratch.read(file) + "# a comment\n")
    merge(scratch.root)
    run = act(scratch, "leaflets.yml", "pull_request", pull_request(), job="check")
    assert run.passed, run.log
    assert [leaflet["file"] for leaflet in report(run)["leaflets"]] == [LEAFLET]
    assert "not affected" not in run.summary


def test_hostile_text_from_a_fork_does_nothing(scratch: Repository) -> None:
    name = "content/leaflets/::error::100% @team <b> \u202e|`x`.yaml"
    words = f"{HOSTILE} 0808 800 6001"
    add_draft(
        scratch,
        ("title: Having a scan", f"title: {json.dumps(words)}"),
        ("heading: Getting help", f"heading: {json.dumps(HOSTILE)}"),
        file=name,
    )
    merge(scratch.root)
    run = act(scratch, "leaflets.yml", "pull_request", pull_request("stranger"), job="check")
    assert not run.passed
    assert run.commands <= {"error", "warning", "notice", "set-output", "summary", "add-path"}
    # What could act on a log or hide in it is spelt out, in names too.
    spelt_out = name.replace("::", r"\u003a:").replace("\u202e", r"\u202e")
    # One annotation only counts those that GitHub would not show, and has no file.
    placed = [properties for _, properties, _ in run.annotations if "file" in properties]
    assert {properties["file"] for properties in placed} == {spelt_out}
    assert {properties["title"].partition("/")[0] for properties in placed} <= {
        "schema", "phone-number", "plain-language", "safety-wording", "agreeing-facts",
    }  # fmt: skip
    outputs = {line["name"] for line in run.lines if line.get("command") == "set-output"}
    assert outputs == {"report", "errors", "warnings"}
    found = (run.artifacts / "leaflint/summary.md").read_text(encoding="utf-8")
    assert "\u202e" not in found
    assert not tags(to_html(found)) & {"script", "a", "img", "b", "em", "s"}


def test_an_overdue_leaflet_warns_on_a_push_and_does_not_block(scratch: Repository) -> None:
    run = act(
        scratch, "leaflets.yml", "push", push(), job="check", TESTS_NOW="2028-02-15T12:00:00+00:00"
    )
    assert run.passed, run.log
    found = [(kind, properties["title"]) for kind, properties, _ in run.annotations]
    assert ("warning", "review-date/overdue") in found
    assert "error" not in {kind for kind, _ in found}
    assert run.summary.startswith("## ⚠️ No errors, ")
    assert "**overdue** (January 2028)" in run.summary
    assert "Show a clinical reviewer what changed in meaning" not in run.results
    assert names(run.artifacts) == {"leaflint"}


def test_broken_yaml_is_found_by_the_clock_and_passes_nothing(scratch: Repository) -> None:
    scratch.write(LEAFLET, "title: [")
    run = act(scratch, "leaflets.yml", "schedule", schedule(), job="check")
    assert not run.passed
    assert run.annotations[0][1]["title"] == "schema/yaml"
    assert "1 leaflet found, 0 checked, 1 unchecked." in run.summary
    assert "**not checked**" in run.summary


def test_codeowners_who_have_left_fail_the_run(scratch: Repository) -> None:
    people = "content/people.yaml"
    scratch.change("github: ada-example\n", "github: ada-example\n    leaves: 2026-06-14\n", people)
    scratch.change(
        "people:\n",
        "people:\n  - id: mary\n    name: Mary\n    role: clinical-reviewer\n    github: mary-example\n",
        people,
    )
    run = act(scratch, "leaflets.yml", "push", push(), job="check")
    assert run.results["Hold CODEOWNERS against the people who are here"] == "failure"
    assert ".github/CODEOWNERS: not what people.yaml and the policy say" in run.log
