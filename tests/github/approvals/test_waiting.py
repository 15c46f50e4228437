"""What waits for a sign-off in a pull request, and how the status says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.files.tree import CommitTree
from leaflint.github.approvals.waiting import LONGEST, Needed, find_needed, status_of
from tests.example_repository import SIGN_OFFS, TODAY, Repository
from tests.github.approvals.pulls import code_of, make_pull, merge

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


def test_what_cannot_be_read_is_no_success(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    repository.change("status: published", "status: publisht")
    repository.commit("Broken", date(2026, 6, 2))
    with pytest.raises(UsageError, match="cannot be checked, so nobody can approve it yet"):
        needed(repository, merge(repository))


CT = Needed("ct", "CT", "", ("Daniel Whitlock",))
MRI = Needed("mri", "MRI", "", ("Mei Castellane", "Daniel Whitlock"))
LONG = Needed("a" * 100, "A", "", ())


def test_the_status_says_who_is_waited_for() -> None:
    assert status_of((), {}) == ("success", "No leaflet needs a sign-off for this change")
    assert status_of((CT, MRI), {"ct": ""}) == (
        "pending",
        "1 of 2 leaflets approved in this text; waiting for Mei Castellane: mri",
    )
    assert status_of((CT, MRI), {"ct": "", "mri": ""}) == (
        "success",
        "2 of 2 leaflets approved in this text",
    )
    state, description = status_of((LONG,), {"ct": ""})
    assert (state, len(description), description[-1]) == ("pending", LONGEST, "…")
