"""Which leaflets of a change need a sign-off, and the line that is given for each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.files.tree import CommitTree
from leaflint.operations.find_needed import find_needed
from leaflint.operations.needed import Needed
from tests.example_repository import SIGN_OFFS, TODAY, Repository, make_repository
from tests.github.approvals.pulls import code_of, make_pull, merge, swap_number

POLICY = "checks/sign-off.yaml"


def needed(repository: Repository, merged: str) -> tuple[Needed, ...]:
    return find_needed(CommitTree(repository.root, merged), TODAY, f"{merged}^1")


def test_a_changed_text_needs_the_approval_of_the_change(tmp_path: Path) -> None:
    repository, merged = make_pull(tmp_path)
    (leaflet,) = needed(repository, merged)
    assert leaflet == Needed(
        "having-a-scan",
        "Having a scan",
        f"Change approved: having-a-scan {code_of(repository)}.",
        ("Ada Reviewer",),
    )


def test_a_leaflet_that_nobody_signed_needs_a_review_of_the_whole(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    (repository.root / SIGN_OFFS).unlink()
    repository.commit("Not signed", date(2026, 6, 2))
    (leaflet,) = needed(repository, merge(repository))
    assert leaflet.line == (
        f"Reviewed and approved: having-a-scan {code_of(repository)}. Evidence: WHAT YOU READ. "
        "Next review: 2028-06."
    )


@pytest.mark.parametrize("line", ["on_github: true", "on_github: false"])
def test_what_the_check_leaves_to_the_status_waits_in_it(tmp_path: Path, line: str) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    repository.write(POLICY, f"{repository.read(POLICY)}{line}\n")
    repository.commit("Policy", date(2026, 6, 2))
    (leaflet,) = needed(repository, merge(repository))
    assert leaflet.line == f"Change approved: having-a-scan {code_of(repository)}."


def test_a_text_that_stays_but_rests_on_a_name_needs_a_review(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    policy = "on_github: true\ngithub_identity: [high]\n"
    repository.write(POLICY, repository.read(POLICY) + policy)
    repository.commit("Policy", date(2026, 6, 2))
    repository.git("checkout", "--quiet", "-B", "better-words", "main")
    repository.change("risk: medium", "risk: high")
    repository.commit("Risk", date(2026, 6, 3))
    repository.git("checkout", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "better-words")
    (leaflet,) = needed(repository, repository.git("rev-parse", "HEAD").strip())
    assert leaflet.line.startswith("Reviewed and approved: having-a-scan ")


def test_what_did_not_change_needs_nothing(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "-B", "other", "main")
    repository.write("README.md", "Words")
    repository.commit("Other")
    repository.git("checkout", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "other")
    assert needed(repository, repository.git("rev-parse", "HEAD").strip()) == ()


def test_what_stood_unapproved_before_is_asked_for_once_it_changes(tmp_path: Path) -> None:
    repository = make_repository(tmp_path)
    (repository.root / SIGN_OFFS).unlink()
    first = repository.commit()
    repository.change("a test in which", "tests in which", "content/glossary.yaml")
    second = repository.commit()
    assert needed(repository, second) == ()
    repository.change("about 20 minutes", "about 30 minutes")
    assert len(needed(repository, repository.commit())) == 1
    assert len(find_needed(repository.tree, TODAY, first)) == 1


def test_a_draft_that_is_published_needs_an_approval(tmp_path: Path) -> None:
    repository = make_repository(tmp_path)
    (repository.root / SIGN_OFFS).unlink()
    repository.change("status: published", "status: draft")
    repository.commit()
    repository.change("status: draft", "status: published")
    assert len(needed(repository, repository.commit())) == 1


def test_what_cannot_be_read_is_no_success(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    repository.change("status: published", "status: publisht")
    repository.commit("Broken", date(2026, 6, 2))
    with pytest.raises(UsageError, match="cannot be checked, so nobody can approve it yet"):
        needed(repository, merge(repository))


@pytest.mark.parametrize(("words", "may_wait"), [("20 minutes", True), ("25 minutes", False)])
def test_a_swapped_number_alone_may_be_merged_before_its_approval(
    repository: Repository, words: str, may_wait: bool
) -> None:
    repository.commit()
    swap_number(repository)
    repository.change("20 minutes", words)
    repository.commit("The helpline has another number")
    (leaflet,) = find_needed(repository.tree, TODAY, "HEAD~1")
    assert leaflet.may_wait is may_wait
    assert leaflet.line == f"Change approved: having-a-scan {code_of(repository)}."
    repository.change("kind: test", "kind: test  # as before", "content/glossary.yaml")
    repository.commit("A comment")
    assert find_needed(repository.tree, TODAY, "HEAD~1") == ()
