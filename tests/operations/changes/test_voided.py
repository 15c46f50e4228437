"""The sign-offs that `changes` calls voided are those that the check finds voided, whatever changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leaflint.content.loading import load
from leaflint.content.models.sign_off import SignOff, SignOffs, sign_off_file
from leaflint.content.snapshots import Base, Snapshot
from leaflint.files.places import find_leaflets
from leaflint.files.tree import Tree
from leaflint.operations.changes.compare import compare
from tests.example_repository import FILES, LEAFLET, SIGN_OFFS, TODAY, Repository, make_repository
from tests.runs import Job, run

OTHER, OTHER_SIGN_OFFS = (name.replace("having-a-scan", "other") for name in (LEAFLET, SIGN_OFFS))
BLOCKS = "content/blocks.yaml"
MORE = """\
  - heading: More
    text: |
      You may have a biopsy at the clinic. Ring 020 7946 0123.
    include: [fever]
"""

Change = tuple[str, str, str]
"""A file, words in it, and what they become."""

EDITS: tuple[Change, ...] = (
    (LEAFLET, "the desk", "the door"),
    (LEAFLET, "A\n      nurse", "A\n      Nurse"),
    (LEAFLET, "20 minutes", "25 minutes"),
    (LEAFLET, "risk: medium", "risk: low"),
    (LEAFLET, "next_review: 2028-01", "next_review: 2029-01"),
    (LEAFLET, "status: published", "status: draft"),
    (LEAFLET, "status: published", "status: withdrawn"),
    (LEAFLET, "topics: [scan]", "topics: [treatment]"),
    (LEAFLET, "contacts: [helpline]", "contacts: [clinic]"),
    (LEAFLET, "owner: writers", "ownr: writers"),
    (OTHER, "status: published", "status: withdrawn"),
    (OTHER, "as you like", "as you want"),
    (OTHER, "include: [fever]", "include: [warmth]"),
    (BLOCKS, "38°C", "38.5°C"),
    (BLOCKS, "a fever", "any fever"),
    (BLOCKS, "tonight", "tonihgt"),
    (BLOCKS, "next_review: 2028", "next_review: 2029"),
    ("content/glossary.yaml", "term: biopsy", "term: desk"),
    ("content/glossary.yaml", "a test in", "an operation in"),
    ("content/directory.yaml", "0808 800 6000", "0808 800 6001"),
    ("content/directory.yaml", "name: Clinic", "name: Day clinic"),
    ("content/people.yaml", "role: clinical-reviewer", "role: editor"),
    ("content/people.yaml", "name: Ada Reviewer", "name: Ada Lovelace"),
    ("checks/sign-off.yaml", "minor_words: 3", "minor_words: 0"),
    ("checks/sign-off.yaml", "minor_words: 3", "minor_words: 3\nseverity: {voided: notice}"),
    ("checks/sign-off.yaml", "minor_words: 3", "minor_words: 3\ninterchangeable: [[desk, door]]"),
    ("checks/safety-wording.yaml", "say: Call", "say: Ring"),
    ("checks/agreeing-facts.yaml", "value: 20 minutes", "value: 30 minutes"),
    (SIGN_OFFS, "date: 2026-03-16", "date: 2026-03-17"),
    (SIGN_OFFS, "at the desk", "at the door"),
    (SIGN_OFFS, "outcome: changed", "outcom: changed"),
)  # fmt: skip


def edit(file: str, old: str, new: str) -> Callable[[Repository], None]:
    def do(repository: Repository) -> None:
        text = repository.read(file) if (repository.root / file).exists() else new
        if new not in text:
            repository.write(file, text.replace(old, new))

    return do


def delete(file: str) -> Callable[[Repository], None]:
    return lambda repository: (repository.root / file).unlink(missing_ok=True)


def rename(*files: str) -> Callable[[Repository], None]:
    def do(repository: Repository) -> None:
        for file in files:
            new = re.sub(r"/([^/]+)$", r"/renamed-\1", file)
            if (repository.root / file).exists():
                repository.write(new, repository.read(file).replace("other", "renamed-other"))
                (repository.root / file).unlink()
        repository.git("add", "--all")

    return do


def add(repository: Repository) -> None:
    text = FILES[LEAFLET].replace("having-a-scan", "added").replace("a scan", "an X-ray")
    repository.write("content/leaflets/added.yaml", text)


ACTIONS = {
    **{f"{file}: {new}": edit(file, old, new) for file, old, new in EDITS},
    **{f"delete {file}": delete(file) for file in (LEAFLET, OTHER, SIGN_OFFS, OTHER_SIGN_OFFS)},
    "rename": rename(OTHER),
    "rename with its records": rename(OTHER, OTHER_SIGN_OFFS),
    "add": add,
}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """Return a repository with two leaflets that are signed off; one shows what leaflets share."""
    with TemporaryDirectory() as folder:
        repository = make_repository(Path(folder))
        other = FILES[LEAFLET].replace("id: having-a-scan", "id: other")
        repository.write(OTHER, other.replace("Having a scan", "Another scan") + MORE)
        repository.write(
            BLOCKS,
            "blocks:\n  - id: fever\n    text: Call us tonight about a fever of 38°C.\n"
            "    owner: writers\n    next_review: 2028\n"
            "  - id: warmth\n    text: Keep warm.\n    owner: writers\n    next_review: 2028\n",
        )
        repository.commit()
        done = repository.command("sign-off", "other", "--by", "ada", "--today", str(TODAY))
        assert done.returncode == 0, done.stderr
        names = (*FILES, OTHER, OTHER_SIGN_OFFS, BLOCKS)
        return {name: repository.read(name) for name in names}


def records(tree: Tree, leaflet: str) -> tuple[SignOff, ...]:
    loaded = load(tree, sign_off_file(leaflet), SignOffs).data
    return loaded.records if loaded else ()


def taken_out(repository: Repository) -> Iterator[str]:
    """Yield the leaflets that are there and that lost the last record that they had."""
    tree = repository.tree
    base, present = Base.since(tree, "HEAD"), Snapshot(tree)
    for file in find_leaflets(tree).leaflets:
        former = base.former.get(file, file)
        identity, old = (re.sub(r".*/|\.yaml$", "", name or file) for name in (file, former))
        before, now = records(base.tree, old), records(tree, identity)
        is_broken = tree.holds(sign_off_file(identity)) and not now
        if before and before[-1] not in now and present.leaflet(file) and not is_broken:
            yield file


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    earlier=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=1),
    names=st.lists(st.sampled_from(sorted(ACTIONS)), min_size=1, max_size=4, unique=True),
)
@example(earlier=[], names=[f"{BLOCKS}: 38.5°C"])
@example(earlier=[], names=["checks/sign-off.yaml: minor_words: 0", f"{BLOCKS}: tonihgt"])
@example(earlier=[], names=[f"delete {LEAFLET}", f"delete {OTHER}"])
@example(earlier=[], names=[f"delete {OTHER_SIGN_OFFS}"])
@example(earlier=["rename"], names=["content/glossary.yaml: term: desk"])
def test_voided_is_what_the_check_finds(
    files: dict[str, str], earlier: list[str], names: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        repository = Repository(Path(folder))
        for file, text in files.items():
            repository.write(file, text)
        repository.commit()
        for name in earlier:
            ACTIONS[name](repository)
        repository.commit()
        for name in names:
            ACTIONS[name](repository)
        report = compare(repository.root, "HEAD", today=TODAY)
        told = {leaflet.file for leaflet in report.leaflets if leaflet.voided}
        present = find_leaflets(repository.tree).leaflets
        found = run(Job(repository.root, TODAY, changed_since="HEAD")).findings if present else ()
        expected = {
            finding.position.file
            for finding in found
            if (finding.check, finding.rule) == ("sign-off", "voided")
        }
        assert told == expected | {*taken_out(repository)}
        gone = {leaflet.file for leaflet in report.leaflets if leaflet.kind == "gone"}
        renamed = {leaflet.former_file for leaflet in report.leaflets}
        was_there = {
            file
            for file in (LEAFLET, OTHER)
            if Base.since(repository.tree, "HEAD").tree.holds(file)
        }
        assert gone == was_there - {*present} - renamed
