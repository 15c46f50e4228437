"""Which leaflet is in which shard, and what shards must have in common."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from leaflint.content.loading import Loaded, load
from leaflint.content.models.sign_off import SignOffs
from leaflint.core.errors import UsageError
from leaflint.engine.shards import Shard, read_inputs
from leaflint.files.tree import Tree, fingerprint
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository
from tests.runs import run
from tests.shard_runs import FOLDER, job, make_estate

DIRECTORY = "content/directory.yaml"
FILES = tuple(f"{FOLDER}/leaflet-{number}.yaml" for number in range(1000))


@pytest.mark.parametrize(
    ("written", "shard"), [("1/1", Shard(1, 1)), ("2/4", Shard(2, 4)), ("9999/9999", Shard(9999, 9999))]
)  # fmt: skip
def test_a_shard_is_read_and_written(written: str, shard: Shard) -> None:
    assert Shard.parse(written) == shard
    assert str(shard) == written


@pytest.mark.parametrize("written", ["0/4", "5/4", "1/0", "0/0"])
def test_a_part_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no shard") as caught:
        Shard.parse(written)
    assert str(caught.value) == (
        f"'{written}' is no shard: the first of four parts is 1/4, and the last is 4/4"
    )


@pytest.mark.parametrize(
    "written", ["", "x", "2", "2/", "/4", "-1/4", "1/4/2", "1.0/4", "²/4", "1/10000", "1/4 "]
)
def test_what_is_no_part_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no shard") as caught:
        Shard.parse(written)
    assert str(caught.value) == (
        f"'{written}' is no shard; write 2/4, say, for the second of four parts"
    )


@pytest.mark.parametrize("total", [1, 2, 7, 30])
def test_every_leaflet_is_in_exactly_one_shard(total: int) -> None:
    parts = [Shard(number, total).leaflets(FILES) for number in range(1, total + 1)]
    assert sorted(file for part in parts for file in part) == sorted(FILES)
    assert all(list(part) == [file for file in FILES if file in part] for part in parts)


def test_shards_are_about_as_large_as_each_other() -> None:
    sizes = [len(Shard(number, 4).leaflets(FILES)) for number in range(1, 5)]
    assert sizes == [263, 260, 238, 239]


def test_a_new_leaflet_moves_no_other_and_a_new_folder_moves_none() -> None:
    before = Shard(2, 4).leaflets(FILES)
    after = Shard(2, 4).leaflets((*FILES, f"{FOLDER}/new.yaml"))
    assert [file for file in after if file in FILES] == list(before)
    moved = tuple(file.replace(FOLDER, f"{FOLDER}/children") for file in FILES)
    assert [file.replace("children/", "") for file in Shard(2, 4).leaflets(moved)] == list(before)


def test_a_name_that_is_no_text_has_no_shard() -> None:
    with pytest.raises(UsageError) as caught:
        Shard(1, 1).leaflets((f"{FOLDER}/caf\udce9.yaml",))
    assert str(caught.value) == (
        rf"{FOLDER}/caf\udce9.yaml: the bytes of this name are no text, so it has no place in a "
        "shard; rename it"
    )


def test_only_the_leaflets_of_the_shard_are_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_estate(repository)
    opened = set()
    opening = os.open

    def note(path: Path, flags: int, mode: int = 0o777) -> int:
        opened.add(str(path).removeprefix(f"{repository.root}/"))
        return opening(path, flags, mode)

    monkeypatch.setattr(os, "open", note)
    run(job(repository, Shard(1, 2)))
    assert {file for file in opened if file.startswith(FOLDER)} == {
        LEAFLET, f"{FOLDER}/heart-scan.yaml",
    }  # fmt: skip


def test_only_the_sign_offs_of_its_leaflets_are_parsed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_estate(repository)
    parsed = set()

    def note(tree: Tree, file: str, model: type[SignOffs]) -> Loaded[SignOffs]:
        parsed.add(file)
        return load(tree, file, model)

    monkeypatch.setattr("leaflint.content.repository.load", note)
    run(job(repository, Shard(1, 2)))
    assert {file for file in parsed if "sign-offs" in file} == {SIGN_OFFS}


def test_a_shard_leaves_the_whole_to_the_merge(repository: Repository) -> None:
    make_estate(repository)
    repository.write("checks/strange.yaml", "a: b")
    reports = [run(job(repository, Shard(number, 2))) for number in (1, 2)]
    found = {finding.rule for report in reports for finding in report.findings}
    assert found == {
        "altered", "file-name", "not-in-directory", "not-listed", "unsigned", "waiver-unused",
    }  # fmt: skip
    assert [report.passed_over for report in reports] == [0, 0]
    records = [report.shard for report in reports]
    assert [(one.number, one.total) for one in records if one] == [(1, 2), (2, 2)]
    gathered = [facts for record in records if record for facts in record.facts.values()]
    assert all(
        facts and facts.keys() == {"schema", "phone-number", "agreeing-facts", "medicines"}
        for facts in gathered
    )


def test_a_shard_without_leaflets_passes(repository: Repository) -> None:
    report = run(job(repository, Shard(1, 2)))
    other = run(job(repository, Shard(2, 2)))
    assert {report.found, other.found} == {0, 1}
    assert report.exit_code("warning") == 0


def test_a_shard_of_named_leaflets_is_refused(repository: Repository) -> None:
    asked = replace(job(repository, Shard(1, 2)), paths=(repository.root / LEAFLET,))
    with pytest.raises(UsageError) as caught:
        run(asked)
    assert str(caught.value) == (
        "a shard is a part of all leaflets: leave out --shard, or the leaflets' names"
    )


INPUTS: dict[str, tuple[Callable[[Repository], object], str]] = {
    "a-policy": (lambda one: one.change("owner: grace", "owner: ada", "checks/schema.yaml"), "policy"),
    "a-stranger": (lambda one: one.write("checks/new.yaml", ""), "policy"),
    "a-service": (lambda one: one.change("name: Helpline", "name: Line", DIRECTORY), "shared"),
    "no-glossary": (lambda one: (one.root / "content/glossary.yaml").unlink(), "shared"),
    "broken-blocks": (lambda one: (one.root / "content/blocks.yaml").symlink_to("x"), "shared"),
    "a-sign-off": (lambda one: one.change("by: ada", "by: grace", SIGN_OFFS), "sign_offs"),
    "its-name": (lambda one: (one.root / SIGN_OFFS).rename(one.root / f"{SIGN_OFFS}.yaml"), "sign_offs"),
    "a-baseline": (lambda one: one.write("baseline/x.yaml", ""), "baseline"),
    "a-commit": (lambda one: one.commit(), "commit"),
}  # fmt: skip
"""What changes a fingerprint, and which."""


@pytest.mark.parametrize(("change", "name"), INPUTS.values(), ids=INPUTS)
def test_each_input_has_a_fingerprint(
    repository: Repository, change: Callable[[Repository], object], name: str
) -> None:
    repository.commit()
    before = read_inputs(repository.tree, None)
    change(repository)
    after = read_inputs(repository.tree, None)
    names = ("policy", "shared", "sign_offs", "baseline", "commit")
    assert [one for one in names if getattr(before, one) != getattr(after, one)] == [name]


def test_without_history_there_is_no_commit(repository: Repository) -> None:
    assert read_inputs(repository.tree, None).commit is None
    (repository.root / SIGN_OFFS).unlink()
    (repository.root / "content/sign-offs").rmdir()
    assert read_inputs(repository.tree, None).sign_offs == fingerprint(repository.tree, ())


def test_a_policy_elsewhere_has_the_same_kind_of_fingerprint(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("central") / "checks"
    own = read_inputs(repository.tree, None)
    (repository.root / "checks").rename(elsewhere)
    assert read_inputs(repository.tree, elsewhere) == own


def test_leaflets_change_their_fingerprint_with_their_bytes_and_names(
    repository: Repository,
) -> None:
    before = fingerprint(repository.tree, (LEAFLET,))
    assert len(before) == 64
    repository.change("risk: medium", "risk: low ", LEAFLET)
    after = fingerprint(repository.tree, (LEAFLET,))
    (repository.root / LEAFLET).unlink()
    gone = fingerprint(repository.tree, (LEAFLET,))
    (repository.root / LEAFLET).symlink_to(".")
    assert len({before, after, gone, fingerprint(repository.tree, (LEAFLET,))}) == 4
