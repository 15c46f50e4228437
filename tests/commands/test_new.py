"""`leaflint new`: a draft with every key that it needs, no dates, and the wording that policy asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.example_repository import Repository

TODAY = ("--today", "2026-11-28")


@pytest.fixture
def begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A repository that `leaflint init --yes` began, as the current folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--yes", *TODAY]) == 0
    capsys.readouterr()
    return tmp_path


def read(folder: Path, leaflet_id: str) -> str:
    return (folder / f"content/leaflets/{leaflet_id}.yaml").read_text(encoding="utf-8")


def test_a_draft_without_dates_that_passes(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "having-a-rest", *TODAY]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Written: content/leaflets/having-a-rest.yaml, a draft. ")
    assert "Your policy asks for more" not in shown
    text = read(begun, "having-a-rest")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/leaflet.schema.json\n")
    assert (begun / "content/leaflets" / text.partition("$schema=")[2].splitlines()[0]).is_file()
    for line in (
        "id: having-a-rest",
        "title: Having a rest",
        "status: draft",
        "topics: [condition]",
        "owner: editors",
    ):
        assert re.search(rf"^{re.escape(line)}$", text, re.MULTILINE)
    assert not re.search(r"review:|\d{4}-\d", text)
    assert main(["check", *TODAY]) == 0
    assert "2 checked, 0 unchecked.\n0 errors, 0 warnings, 0 notices" in capsys.readouterr().out


def test_title_owner_and_topics_are_taken(begun: Path) -> None:
    title = 'NO: a #1 "thing"'
    arguments = ("--title", title, "--owner", "governance", "--topics", "test", "medicine", "test")
    assert main(["new", "my-leaflet", *arguments, *TODAY]) == 0
    text = read(begun, "my-leaflet")
    assert 'title: "NO: a #1 \\"thing\\""\n' in text
    assert "owner: governance\n" in text
    assert "topics: [test, medicine]\n" in text
    assert main(["check", *TODAY]) == 0


def test_the_wording_that_the_policy_asks_for_is_put_in(begun: Path) -> None:
    assert main(["new", "an-operation", "--topics", "procedure", *TODAY]) == 0
    assert "\n\n      Call 999 or go to A&E now if you have trouble breathing" in read(
        begun, "an-operation"
    )
    assert main(["check", *TODAY]) == 0


def test_what_only_its_writers_know_is_left_and_said(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "chemotherapy", "--topics", "cancer-treatment", *TODAY]) == 0
    said = capsys.readouterr().out
    assert "Your policy asks for more: `leaflint check` shows 1 finding in it.\n" in said
    assert "Call your 24-hour cancer line at once" in read(begun, "chemotherapy")


def test_a_policy_with_other_names_is_met(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.root)
    assert main(["new", "my-leaflet", "--today", "2026-06-15"]) == 0
    text = repository.read("content/leaflets/my-leaflet.yaml")
    assert "topics: [scan]\nrisk: medium\nowner: writers\nsections:\n" in text
    assert "include:" not in text
    assert main(["check", "--ignore", "sign-off", "--today", "2026-06-15"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["My leaflet"], "'My leaflet' is not a short name; write small letters and digits"),
        (["../x"], "'../x' is not a short name"),
        (["a" * 101], "is not a short name"),
        (["your-appointment"], "'your-appointment' is taken: content/leaflets/your-appointment.yaml is there"),
        (["x", "--owner", "editor"], "--owner: 'editor' is not in content/people.yaml; did you mean `editors`?"),
        (["x", "--topics", "tset"], "--topics: 'tset' is not in checks/schema.yaml; did you mean `test`?"),
        (["x", "--title", " "], "--title: ' ' is not a title; write one line of words"),
        (["x", "--title", "a\nb"], r"--title: 'a\nb' is not a title"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(
    begun: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *arguments, *TODAY]) == 2
    assert message in capsys.readouterr().err
    assert len([*(begun / "content/leaflets").iterdir()]) == 1


@pytest.mark.parametrize("kept", ["content/sign-offs/old-one.yaml", "baseline/old-one.yaml"])
def test_the_id_of_a_leaflet_that_is_gone_is_refused(
    begun: Path, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (begun / kept).parent.mkdir()
    (begun / kept).write_text("", encoding="utf-8")
    assert main(["new", "old-one", *TODAY]) == 2
    assert f"'old-one' was another leaflet's: {kept} is there" in capsys.readouterr().err


def test_without_an_editor_an_owner_must_be_named(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = begun / "content/people.yaml"
    text = people.read_text(encoding="utf-8")
    people.write_text(
        text.replace("    role: editor\n", "    role: editor\n    leaves: 2026-11-27\n"),
        encoding="utf-8",
    )
    assert main(["new", "x", *TODAY]) == 2
    assert (
        "content/people.yaml has no editor who is still here; name an --owner"
        in capsys.readouterr().err
    )
    assert main(["new", "x", "--owner", "editors", *TODAY]) == 2
    assert main(["new", "x", "--owner", "governance", *TODAY]) == 0
