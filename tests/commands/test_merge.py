"""`leaflint check --shard` and `leaflint merge` as users meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.example_repository import LEAFLET, Repository

TODAY = ("--today", "2026-06-15", "--ignore", "sign-off")


@pytest.fixture
def here(
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Repository:
    """The example repository with a second leaflet, seen from a folder for reports."""
    text = repository.read(LEAFLET).replace("having-a-scan", "heart-scan")
    repository.write("content/leaflets/heart-scan.yaml", text)
    repository.write("content/leaflets/knee-scan.yaml", text.replace("heart", "knee"))
    monkeypatch.chdir(tmp_path_factory.mktemp("reports"))
    return repository


def check(here: Repository, total: int = 2, *arguments: str) -> list[str]:
    """Check every shard, and return the names of the reports."""
    names = [f"shard-{number}.json" for number in range(1, total + 1)]
    for number, name in enumerate(names, 1):
        shard = ("--shard", f"{number}/{total}", "--format", "json", "--output", name)
        assert main(["check", *TODAY, *shard, *arguments, str(here.root)]) in {0, 1}
    return names


def test_shards_are_merged_and_pass(here: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *check(here), "--repository", str(here.root)]) == 0
    printed = capsys.readouterr().out
    assert "15 June 2026: 3 leaflets found, 3 checked, 0 unchecked." in printed
    assert "part" not in printed


def test_the_repository_is_the_one_here(
    here: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = [str(Path(name).resolve()) for name in check(here)]
    assert main(["merge", *reports]) == 2
    assert ".: neither this folder nor one above it has 'content/leaflets'" in (
        capsys.readouterr().err
    )
    monkeypatch.chdir(here.root / "content")
    assert main(["merge", *reports]) == 0


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_what_blocks_is_what_blocks_in_one_run(here: Repository, fail_on: str, code: int) -> None:
    here.change("0808 800 6000", "08088006000")
    reports = check(here)
    assert main(["merge", *reports, "--repository", str(here.root), "--fail-on", fail_on]) == code


@pytest.mark.parametrize("fail_on", ["error", "warning", "never"])
def test_what_could_not_be_checked_always_fails(here: Repository, fail_on: str) -> None:
    here.write(LEAFLET, "")
    reports = check(here)
    assert main(["merge", *reports, "--repository", str(here.root), "--fail-on", fail_on]) == 1


def test_formats_and_files_come_in_pairs(here: Repository) -> None:
    here.change("0808 800 6000", "0808 800 6001")
    outputs = [
        "--format",
        "json",
        "--output",
        "all.json",
        "--format",
        "summary",
        "--output",
        "all.md",
    ]
    assert main(["merge", *check(here), "--repository", str(here.root), *outputs]) == 1
    whole = ["--format", "json", "--output", "whole.json"]
    assert main(["check", *TODAY, *whole, str(here.root)]) == 1
    assert Path("all.json").read_bytes() == Path("whole.json").read_bytes()
    assert Path("all.md").read_text(encoding="utf-8").startswith("## ❌ 1 error to mend")


def test_a_missing_shard_ends_with_2(here: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", *check(here)[1:], "--repository", str(here.root)]) == 2
    assert capsys.readouterr().err == "leaflint: no report on shard 1/2: nothing was merged\n"


def test_a_policy_elsewhere_is_named_again(
    here: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rules = tmp_path_factory.mktemp("central") / "rules"
    (here.root / "checks").rename(rules)
    reports = check(here, 2, "--policy", str(rules))
    assert main(["merge", *reports, "--repository", str(here.root)]) == 2
    policy = ("--policy", str(rules))
    assert main(["merge", *reports, "--repository", str(here.root), *policy]) == 0


def test_two_formats_cannot_both_go_to_the_screen(
    here: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = ("--format", "json", "--format", "text")
    assert main(["merge", *check(here), "--repository", str(here.root), *formats]) == 2
    assert "two formats cannot both go to the screen" in capsys.readouterr().err


def test_a_shard_says_that_it_is_only_a_part(
    here: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for format_ in ("text", "summary"):
        assert main(["check", *TODAY, "--shard", "2/2", "--format", format_, str(here.root)]) == 0
        assert (
            "This is part 2 of 2. What all leaflets show together, and the shared files, were not "
            "checked: `leaflint merge` does that when it has all parts."
        ) in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("0/4", "'0/4' is no shard: the first of four parts is 1/4, and the last is 4/4"),
        ("5/4", "'5/4' is no shard: the first of four parts is 1/4, and the last is 4/4"),
        ("x", "'x' is no shard; write 2/4, say, for the second of four parts"),
    ],
)
def test_a_bad_shard_ends_with_2(
    written: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["check", "--shard", written])
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_a_shard_of_named_leaflets_ends_with_2(
    here: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *TODAY, "--shard", "1/2", str(here.root / LEAFLET)]) == 2
    assert "a shard is a part of all leaflets: leave out --shard" in capsys.readouterr().err


def test_only_what_changed_is_reported_and_all_is_held_together(here: Repository) -> None:
    here.commit()
    here.change("about 20 minutes", "about 30 minutes")
    reports = check(here, 2, "--changed-since", "HEAD")
    outputs = ["--format", "json", "--output", "all.json"]
    assert main(["merge", *reports, "--repository", str(here.root), *outputs]) == 1
    data = json.loads(Path("all.json").read_text(encoding="utf-8"))
    assert [leaflet["file"] for leaflet in data["leaflets"]] == [LEAFLET]
    assert data["passed_over"] == 2
    assert [finding["rule"] for finding in data["findings"]] == ["not-approved"]
    assert 'elsewhere: "20 minutes"' in data["findings"][0]["message"]
