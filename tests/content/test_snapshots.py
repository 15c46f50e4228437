"""What changed since a base: told by git, and how a leaflet read before."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from leaflint.content.snapshots import Base
from leaflint.core.errors import UsageError
from leaflint.files.tree import CommitTree, WorkingTree
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, UNSIGNED, Repository
from tests.runs import Job, run

SECOND = "content/leaflets/second.yaml"


def git(root: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "change")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def history(repository: Repository) -> Repository:
    """The example repository with a second leaflet, committed on `main`; HEAD is on `work`."""
    repository.write(SECOND, repository.read(LEAFLET).replace("having-a-scan", "second"))
    git(repository.root, "init", "-q", "-b", "main")
    commit(repository.root)
    git(repository.root, "checkout", "-q", "-b", "work")
    return repository


def reported(repository: Repository, since: str = "main") -> list[str]:
    report = run(Job(repository.root, TODAY, changed_since=since, choice=UNSIGNED))
    return [leaflet.file for leaflet in report.leaflets]


def test_nothing_changed(history: Repository) -> None:
    report = run(Job(history.root, TODAY, changed_since="main", choice=UNSIGNED))
    assert (report.leaflets, report.passed_over, report.exit_code("error")) == ((), 2, 0)
    assert report.changed_since == git(history.root, "rev-parse", "main")


def test_committed_uncommitted_and_new_files_count(history: Repository) -> None:
    history.change("20 minutes", "30 minutes", SECOND)
    assert reported(history) == [SECOND]
    commit(history.root)
    assert reported(history) == [SECOND]
    history.write(
        "content/leaflets/third.yaml", history.read(LEAFLET).replace("having-a-scan", "third")
    )
    assert reported(history) == [SECOND, "content/leaflets/third.yaml"]


def test_what_changed_on_the_base_meanwhile_does_not_count(history: Repository) -> None:
    history.change("20 minutes", "30 minutes", SECOND)
    commit(history.root)
    git(history.root, "checkout", "-q", "main")
    history.change("20 minutes", "40 minutes")
    commit(history.root)
    git(history.root, "checkout", "-q", "work")
    assert reported(history) == [SECOND]


@pytest.mark.parametrize(
    "file", ["content/directory.yaml", "content/people.yaml", "content/glossary.yaml", "checks/schema.yaml"]
)  # fmt: skip
def test_a_change_to_a_shared_file_concerns_every_leaflet(history: Repository, file: str) -> None:
    history.write(file, history.read(file) + "# a comment\n")
    assert reported(history) == [LEAFLET, SECOND]


def test_a_deleted_policy_concerns_every_leaflet(history: Repository) -> None:
    (history.root / "content/glossary.yaml").unlink()
    assert reported(history) == [LEAFLET, SECOND]


def test_a_change_to_a_policy_kept_elsewhere_concerns_every_leaflet(history: Repository) -> None:
    (history.root / "checks").rename(history.root / "rules")
    commit(history.root)
    job = Job(history.root, TODAY, changed_since="HEAD", policy=history.root / "rules")
    assert run(job).leaflets == ()
    history.write("rules/schema.yaml", history.read("rules/schema.yaml") + "# a comment\n")
    assert [leaflet.file for leaflet in run(job).leaflets] == [LEAFLET, SECOND]


def test_a_leaflet_is_read_as_it_was_even_when_renamed(history: Repository) -> None:
    history.change("20 minutes", "30 minutes")
    new = "content/leaflets/renamed.yaml"
    git(history.root, "mv", SECOND, new)
    history.change("id: second", "id: renamed", new)
    base = Base.since(history.tree, "main")
    before, renamed = base.leaflet(LEAFLET), base.leaflet(new)
    assert before is not None
    assert "It takes about 20 minutes." in before.data.sections[1].text
    assert renamed is not None
    assert renamed.data.id == "second"
    assert base.leaflet("content/leaflets/never.yaml") is None
    assert base.former[new] == SECOND


def test_a_new_or_broken_leaflet_has_no_before(history: Repository) -> None:
    history.write("content/leaflets/third.yaml", "a: b\n")
    base = Base.since(history.tree, "main")
    assert base.read("content/leaflets/third.yaml") is None
    assert base.leaflet("content/leaflets/third.yaml") is None
    history.write(SECOND, "a: [")
    broken = commit(history.root)
    assert Base.since(history.tree, broken).leaflet(SECOND) is None


def test_deleted_files_are_known(history: Repository) -> None:
    (history.root / SECOND).unlink()
    assert Base.since(history.tree, "main").deleted == {SECOND}


def test_a_repository_may_lie_inside_a_larger_one(history: Repository) -> None:
    outer = history.root
    inside = outer / "more" / "leaflets"
    for name in ("content", "checks"):
        inside.mkdir(parents=True, exist_ok=True)
        (outer / name).rename(inside / name)
    commit(outer)
    moved = Repository(inside)
    moved.change("20 minutes", "30 minutes", SECOND)
    assert reported(moved, "HEAD") == [SECOND]
    before = Base.since(WorkingTree(inside), "HEAD").leaflet(SECOND)
    assert before is not None
    assert "20 minutes" in before.data.sections[1].text


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("mian", "git does not know 'mian'; name a branch, tag or commit that is here."),
        ("--all", "git does not know '--all'"),
        ("main^{tree}", "git does not know 'main^{tree}'"),
    ],
)
def test_a_base_that_git_does_not_know(history: Repository, reference: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        Base.since(history.tree, reference)
    assert str(caught.value).startswith(message)


def test_a_base_without_common_history_is_explained(history: Repository) -> None:
    git(history.root, "checkout", "-q", "--orphan", "other")
    history.change("20 minutes", "30 minutes")
    commit(history.root)
    with pytest.raises(UsageError, match="have no common history here; in CI, fetch the whole"):
        Base.since(history.tree, "main")


def test_no_git(history: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed, and this needs it"):
        Base.since(history.tree, "main")


def test_what_changed_between_two_commits(repository: Repository) -> None:
    first = repository.commit()
    repository.git("mv", LEAFLET, "content/leaflets/scans.yaml")
    second = repository.commit()
    repository.change("risk: medium", "risk: low", "content/leaflets/scans.yaml")
    repository.write("content/leaflets/new.yaml", "x: 1\n")
    base = Base.since(CommitTree(repository.root, git(repository.root, "rev-parse", second)), first)
    assert (base.commit, base.head) == (first, second)
    assert base.former == {"content/leaflets/scans.yaml": LEAFLET}
    assert base.leaflet("content/leaflets/scans.yaml") is not None


@pytest.mark.parametrize("how", ["changed", "new", "gone"])
def test_a_leaflets_sign_offs_affect_it(repository: Repository, how: str) -> None:
    text = repository.read(SIGN_OFFS)
    if how == "new":
        (repository.root / SIGN_OFFS).unlink()
    repository.commit()
    if how == "gone":
        (repository.root / SIGN_OFFS).unlink()
    else:
        repository.write(SIGN_OFFS, f"# more\n{text}")
    base = Base.since(repository.tree, "HEAD")
    assert base.affects(LEAFLET)
    assert not base.affects("content/leaflets/other.yaml")
