"""The starter is a repository that passes its own policy, and holds nothing of one organisation."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from leaflint.checks.catalogue import CHECKS
from leaflint.commands.cli import main
from tests.example_repository import STARTER

FILES = {
    file.relative_to(STARTER).as_posix(): file for file in STARTER.rglob("*.*") if file.is_file()
}
CHECK = ("check", "--today", "2026-11-28", "--no-cache")


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new repository that holds the starter, as the current folder."""
    shutil.copytree(STARTER, tmp_path / "started")
    monkeypatch.chdir(tmp_path / "started")
    return tmp_path / "started"


def test_it_has_a_policy_for_every_check_and_all_shared_files() -> None:
    policies = {Path(name).stem for name in FILES if name.startswith("checks/")}
    assert policies == {check.id for check in CHECKS}
    shared = {name for name in FILES if re.fullmatch(r"content/[a-z]+\.yaml", name)}
    assert shared == {
        f"content/{name}.yaml" for name in ("blocks", "directory", "glossary", "people")
    }


@pytest.mark.usefixtures("started")
def test_it_passes_its_own_policy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CHECK]) == 0
    shown = capsys.readouterr().out
    assert "1 leaflet found, 1 checked, 0 unchecked.\n0 errors, 0 warnings, 0 notices" in shown


def test_the_template_of_a_leaflet_passes_too(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(started / "templates/leaflet.yaml", started / "content/leaflets/new-leaflet.yaml")
    assert main([*CHECK]) == 0
    assert "2 checked, 0 unchecked.\n0 errors, 0 warnings, 0 notices" in capsys.readouterr().out


@pytest.mark.parametrize(("status", "code"), [("draft", 0), ("published", 1)])
def test_its_policy_can_fail(
    started: Path, capsys: pytest.CaptureFixture[str], status: str, code: int
) -> None:
    leaflet = started / "content/leaflets/your-appointment.yaml"
    text = leaflet.read_text(encoding="utf-8").replace("[appointment]", "[procedure, spine]")
    text = text.replace("On the day", "Ring 0161 496 0124")
    text = text.replace("summary: How", "summary: Spinal cord compression. How")
    text = text.replace("status: draft", f"status: {status}")
    leaflet.write_text(text, encoding="utf-8")
    assert main([*CHECK, "--format", "json"]) == code
    shown = capsys.readouterr().out
    for rule in ("life-threatening-emergency", "spinal-cord-compression", '"phone-number"'):
        assert rule in shown


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("published", "error")])
def test_the_old_dates_of_a_leaflet_that_was_brought_in_stop_nothing_before_it_is_published(
    started: Path, capsys: pytest.CaptureFixture[str], status: str, severity: str
) -> None:
    leaflet = started / "content/leaflets/your-appointment.yaml"
    text = leaflet.read_text(encoding="utf-8").replace("status: draft", f"status: {status}")
    review = "review: {last_reviewed: 2025-01, next_review: 2028-02}\nowner:"
    leaflet.write_text(text.replace("owner:", review), encoding="utf-8")
    main([*CHECK, "--select", "review-date", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["rule"], one["severity"]) for one in found] == [("interval", severity)]


def test_it_holds_drafts_a_placeholder_and_national_numbers_alone() -> None:
    texts = {name: file.read_text(encoding="utf-8") for name, file in FILES.items()}
    leaflets = [text for name, text in texts.items() if re.search(r"leaflets?/|/leaflet\.", name)]
    assert len(leaflets) == 2
    assert all(re.search(r"^status: draft$", text, re.MULTILINE) for text in leaflets)
    owners = {owner for text in texts.values() for owner in re.findall(r"\bowner: (.+)", text)}
    assert owners == {"editors", "governance"}
    numbers = re.findall(r'phone: "([^"]+)"', texts["content/directory.yaml"])
    assert numbers == ["999", "111", "116 123"]
    for name, text in texts.items():
        assert not re.search(r"(?m)\(made up|for this sample|an example of|\w@(?!v1$)", text), name


def test_every_policy_and_every_rule_of_safety_is_marked_as_a_draft() -> None:
    mark = "\n# Yours to approve: Leaflint's proposal, until your own group has agreed to it.\n"
    for name, file in FILES.items():
        if name.startswith("checks/"):
            first, _, rest = file.read_text(encoding="utf-8").partition("\n")
            schema = f"../schemas/checks/{file.stem}.schema.json"
            assert first == f"# yaml-language-server: $schema={schema}"
            assert f"\n{rest}".startswith(mark)
    for check in ("safety-wording", "agreeing-facts"):
        text = FILES[f"checks/{check}.yaml"].read_text(encoding="utf-8")
        rules = re.findall(r"^(.*)\n  - id: ", text, re.MULTILINE)
        assert {*rules} == {"  # A draft, yours to approve: it rests on its `source`."}
        assert len(rules) > 2
        assert text.count("\n    source: ") == len(rules)
