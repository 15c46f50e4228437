"""Shards merged are one run: byte for byte the same report, or none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaflint.core.errors import UsageError
from leaflint.engine.merging import merge
from leaflint.engine.result import NotRun
from leaflint.report.json import to_json
from tests.baselines import write_baseline
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository
from tests.hostile.bad_inputs import BAD_FILES
from tests.runs import run
from tests.shard_runs import FOLDER, check_shards, job, make_estate

Change = Callable[[Repository], object]
DIRECTORY = "content/directory.yaml"
HISTORY = (
    "at another commit, or with less or more of git's history, than is here "
    "(actions/checkout: fetch-depth: 0)"
)


@pytest.fixture
def estate(tmp_path: Path, repository: Repository) -> Repository:
    """An estate in a folder of its own, so that reports lie outside."""
    root = tmp_path / "estate"
    root.mkdir()
    for name in ("content", "checks"):
        (repository.root / name).rename(root / name)
    return make_estate(Repository(root))


def merged(
    estate: Repository, total: int, since: str | None = None, backwards: bool = False
) -> str:
    """Check an estate in shards, and return the merged report as JSON."""
    files = check_shards(estate, total, estate.root.parent / "reports", since)
    return to_json(merge(files[::-1] if backwards else files, estate.root))


def whole(estate: Repository, since: str | None = None) -> str:
    """Check an estate in one run, and return the report as JSON."""
    return to_json(run(job(estate, since=since)))


def test_the_estate_has_what_only_the_whole_shows(estate: Repository) -> None:
    found = [(one.check, one.rule) for one in run(job(estate)).findings]
    assert found.count(("schema", "duplicate-id")) == 2
    assert found.count(("schema", "not-a-leaflet")) == 1
    assert found.count(("schema", "yaml")) == 1
    assert found.count(("agreeing-facts", "not-approved")) == 2
    assert found.count(("phone-number", "two-numbers")) == 1
    assert found.count(("phone-number", "unused")) == 1
    assert found.count(("sign-off", "altered")) == 3


@pytest.mark.parametrize("total", [1, 2, 3, 7, 40])
def test_merged_shards_are_byte_for_byte_one_run(estate: Repository, total: int) -> None:
    assert merged(estate, total, backwards=True) == whole(estate)


def test_an_unread_leaflet_keeps_services_from_counting_as_unused(estate: Repository) -> None:
    estate.write(f"{FOLDER}/broken.yaml", "a: [")
    report = merged(estate, 3)
    assert report == whole(estate)
    assert "no leaflet sends readers to Desk" not in report
    checked = {one["file"]: one["checked"] for one in json.loads(report)["leaflets"]}
    assert [file for file in checked if not checked[file]] == [f"{FOLDER}/broken.yaml"]


@pytest.mark.parametrize("name", [name for name in BAD_FILES if "without-end" not in name])
def test_bad_files_come_out_as_in_one_run(estate: Repository, name: str) -> None:
    BAD_FILES[name](estate)
    if name == "a-name-that-is-not-utf8":
        with pytest.raises(UsageError, match="the bytes of this name are no text"):
            merged(estate, 2)
        return
    assert merged(estate, 2) == whole(estate)


BROKEN: dict[str, Change] = {
    "a-policy": lambda one: one.write("checks/reading-age.yaml", "broken: ["),
    "a-policy-of-no-check": lambda one: one.write("checks/strange.yaml", ""),
    "no-directory": lambda one: (one.root / DIRECTORY).unlink(),
    "nobody": lambda one: one.write("content/people.yaml", "people: []"),
    "no-blocks": lambda one: one.write("content/blocks.yaml", "blocks: 3"),
}


@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN)
def test_broken_shared_files_come_out_once(estate: Repository, break_it: Change) -> None:
    break_it(estate)
    assert merged(estate, 3) == whole(estate)


def test_a_check_that_did_not_run_ends_as_in_one_run(estate: Repository) -> None:
    (estate.root / "checks/sign-off.yaml").unlink()
    report = merge(check_shards(estate, 2, estate.root.parent / "reports"), estate.root)
    assert report.not_run == (NotRun("sign-off", "checks/sign-off.yaml", policy=True),)
    assert (report.checked, report.exit_code("never")) == (0, 2)


EDITS: dict[str, Change] = {
    "a-leaflet": lambda one: one.change("You can eat", "You may eat", f"{FOLDER}/heart-scan.yaml"),
    "a-policy": lambda one: one.change("owner: grace", "owner: ada", "checks/schema.yaml"),
    "a-leaflet-less": lambda one: (one.root / f"{FOLDER}/skin-scan.yaml").unlink(),
    "a-new-name": lambda one: (one.root / LEAFLET).rename(one.root / f"{FOLDER}/a-scan.yaml"),
    "nothing": lambda one: one.read(LEAFLET),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("total", [1, 3])
def test_changes_since_a_commit_come_out_as_in_one_run(
    estate: Repository, edit: Change, total: int
) -> None:
    estate.commit()
    edit(estate)
    report = merged(estate, total, since="HEAD")
    assert report == whole(estate, since="HEAD")
    assert json.loads(report)["changed_since"]


def test_a_repository_within_another_has_its_place(estate: Repository) -> None:
    Repository(estate.root.parent).commit()
    assert json.loads(merged(estate, 2))["folder"] == "estate/"
    assert merged(estate, 2) == whole(estate)


def refusal(files: list[Path], root: Path) -> str:
    """Return why reports are refused, with their files by name alone."""
    with pytest.raises(UsageError) as caught:
        merge(files, root)
    return str(caught.value).replace(f"{files[0].parent}/", "")


@pytest.mark.parametrize("changed", [False, True])
def test_baselines_give_the_same_in_shards(estate: Repository, changed: bool) -> None:
    estate.commit()
    files = ("having-a-scan", "heart-scan", "knee-scan")
    for name in files:
        estate.change("owner: writers", "owner: nobody", f"{FOLDER}/{name}.yaml")
    base = estate.commit()
    found = [one for one in run(job(estate)).findings if one.name == "schema/unknown-person"]
    for name in files:
        mine = [one for one in found if one.leaflet == name]
        write_baseline(estate, mine, leaflet=name, file=f"baseline/{name}.yaml")
    write_baseline(estate, found, leaflet="gone", file="baseline/gone.yaml")
    since = base if changed else None
    assert run(job(estate, since=since)).tally.baseline == 3
    assert "baseline-leaflet" in whole(estate, since)
    assert merged(estate, 2, since) == whole(estate, since)


OTHER: dict[str, tuple[Change, str]] = {
    "a-policy": (
        lambda one: one.change("owner: grace", "owner: ada", "checks/schema.yaml"),
        "with other policy files than those here",
    ),
    "a-service": (
        lambda one: one.change("name: Helpline", "name: Line", DIRECTORY),
        "with another directory, glossary, people or blocks than those here",
    ),
    "a-sign-off": (
        lambda one: one.change("by: ada", "by: grace", SIGN_OFFS),
        "with other sign-offs than those here",
    ),
    "a-baseline": (
        lambda one: one.write("baseline/x.yaml", "x"),
        "with another baseline than the one here",
    ),
    "a-commit": (lambda one: one.commit(), HISTORY),
    "no-history": (lambda one: shutil.rmtree(one.root / ".git"), HISTORY),
}
"""What is another repository than that of the shards, and what is said of it."""


@pytest.mark.parametrize(("change", "how"), OTHER.values(), ids=OTHER)
def test_another_repository_is_refused(estate: Repository, change: Change, how: str) -> None:
    estate.commit()
    files = check_shards(estate, 2, estate.root.parent / "reports")
    change(estate)
    assert refusal(files, estate.root) == f"shard-1.json: this shard was checked {how}"


def test_one_shard_of_another_repository_is_named(estate: Repository) -> None:
    folder = estate.root.parent / "reports"
    old = check_shards(estate, 2, folder)[1].read_bytes()
    estate.change("name: Helpline", "name: Line", DIRECTORY)
    files = check_shards(estate, 2, folder)
    files[1].write_bytes(old)
    assert refusal(files, estate.root) == (
        "shard-2.json: this shard was checked with another directory, glossary, people or blocks "
        "than those here"
    )


def test_a_leaflet_that_changed_since_is_refused(estate: Repository) -> None:
    files = check_shards(estate, 2, estate.root.parent / "reports")
    estate.change("risk: medium", "risk: low", f"{FOLDER}/skin-scan.yaml")
    assert refusal(files, estate.root) == (
        "shard-2.json: a leaflet of shard 2/2 has changed since; check that shard again"
    )


def test_a_leaflet_that_came_or_went_is_refused(estate: Repository) -> None:
    files = check_shards(estate, 1, estate.root.parent / "reports")
    new = estate.write(f"{FOLDER}/new.yaml", "id: new")
    assert refusal(files, estate.root) == (
        f"shard-1.json: {FOLDER}/new.yaml is in shard 1/1, and was not checked"
    )
    new.unlink()
    (estate.root / LEAFLET).unlink()
    assert refusal(files, estate.root) == (
        f"shard-1.json: {LEAFLET} was checked, and is not in shard 1/1 here"
    )


@pytest.mark.parametrize("twice", [True, False])
def test_a_leaflet_in_two_shards_or_in_none_is_refused(estate: Repository, twice: bool) -> None:
    files = check_shards(estate, 2, estate.root.parent / "reports")
    data: list[dict[str, Any]] = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    said = data[0]["shard"]["facts"]
    if twice:
        data[1]["shard"]["facts"][LEAFLET] = said[LEAFLET]
    else:
        del said[LEAFLET]
    for file, one in zip(files, data, strict=True):
        file.write_text(json.dumps(one), encoding="utf-8")
    assert refusal(files, estate.root) == (
        f"shard-2.json: {LEAFLET} was checked, and is not in shard 2/2 here"
        if twice
        else f"shard-1.json: {LEAFLET} is in shard 1/2, and was not checked"
    )


def test_a_commit_that_is_not_here_is_said(estate: Repository) -> None:
    estate.commit()
    files = check_shards(estate, 1, estate.root.parent / "reports", since="HEAD")
    data = json.loads(files[0].read_text(encoding="utf-8"))
    data["changed_since"] = "0" * 40
    files[0].write_text(json.dumps(data), encoding="utf-8")
    assert refusal(files, estate.root) == (
        f"git does not know '{'0' * 40}'; name a branch, tag or commit that is here. "
        "In CI, fetch the whole history (actions/checkout: fetch-depth: 0)"
    )
