"""What the policy refuses before a sign-off is written."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.errors import UsageError
from leaflint.core.version import DOCUMENTATION
from leaflint.operations.signing import Request, prepare
from leaflint.operations.waivers import sign_waivers
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.sign_off_records import from_github, sign_leaflet

POLICY = "checks/sign-off.yaml"
PEOPLE = "content/people.yaml"
ADA = Request(by="ada", today=TODAY, evidence=("A guideline",))
TESTER = "tester@example.org"


def policy(repository: Repository, line: str) -> None:
    repository.write(POLICY, f"{repository.read(POLICY)}{line}\n")


def give_email(repository: Repository, email: str) -> None:
    repository.change("name: Ada Reviewer\n", f"name: Ada Reviewer\n    email: {email}\n", PEOPLE)


def refused(repository: Repository, request: Request = ADA) -> str:
    """Return why a request is refused; nothing is written then."""
    before = repository.read(LEAFLET), repository.read(SIGN_OFFS)
    with pytest.raises(UsageError) as error:
        sign_leaflet(repository.root, "having-a-scan", request)
    assert (repository.read(LEAFLET), repository.read(SIGN_OFFS)) == before
    return str(error.value)


def test_a_name_is_refused_where_github_must_know_it(repository: Repository) -> None:
    policy(repository, "github_identity: [medium]")
    assert refused(repository) == (
        "having-a-scan is of medium risk, so its sign-offs must be known from GitHub "
        "(checks/sign-off.yaml, `github_identity`): approve it in the review of its pull request, or "
        f"in a comment on the issue about its review: {DOCUMENTATION}/sign-off.md"
    )
    source = from_github(repository).github
    prepared = prepare(repository.tree, "having-a-scan", ADA._replace(source=source))
    assert prepared.record.identity == "github"
    sign_leaflet(repository.root, "having-a-scan", ADA._replace(kind="withdrawn"))


def test_a_review_that_changes_nothing_says_what_was_read(repository: Repository) -> None:
    silent = ADA._replace(evidence=())
    told = "says what was read for it (checks/sign-off.yaml, `evidence`): `Evidence: …` in the line"
    assert refused(repository, silent).startswith(f"a review that changes nothing {told}")
    source = from_github(repository).github
    assert refused(repository, silent._replace(source=source)).startswith("a review that changes")
    repository.change("20 minutes", "25 minutes")
    prepare(repository.tree, "having-a-scan", silent)
    policy(repository, "evidence: always")
    assert refused(repository, silent).startswith(f"a review {told}")
    prepare(repository.tree, "having-a-scan", silent._replace(kind="change"))
    repository.change("evidence: always", "evidence: never", POLICY)
    sign_leaflet(repository.root, "having-a-scan", silent)
    sign_leaflet(repository.root, "having-a-scan", silent)


@pytest.mark.parametrize("owner", ["ada", "writers"])
def test_the_owner_is_refused(repository: Repository, owner: str) -> None:
    repository.change("owner: writers", f"owner: {owner}")
    policy(repository, "refuse_owner: true")
    if owner == "ada":
        assert refused(repository) == (
            "having-a-scan cannot be signed off by ada: Ada Reviewer owns the leaflet "
            "(checks/sign-off.yaml, `refuse_owner`)"
        )
    sign_leaflet(
        repository.root,
        "having-a-scan",
        ADA._replace(kind="withdrawn") if owner == "ada" else ADA,
    )


def test_each_signs_for_themselves(repository: Repository) -> None:
    repository.commit()
    policy(repository, "by_is_author: true")
    repository.git("config", "user.email", "Tester@Example.org")
    assert refused(repository) == (
        "Ada Reviewer has no `email` in content/people.yaml, so nobody can tell whether git's author "
        "is theirs; checks/sign-off.yaml wants that known"
    )
    give_email(repository, "ada@example.org")
    assert refused(repository) == (
        "git's author here is tester@example.org (`user.email`), and Ada Reviewer is ada@example.org: "
        "each signs for themselves (checks/sign-off.yaml, `by_is_author`)"
    )
    with pytest.raises(UsageError, match="each signs for themselves"):
        sign_waivers(
            repository.root, "having-a-scan", "ada", TODAY
        )  # reads nothing of a waiver yet
    repository.change("ada@example.org", TESTER, PEOPLE)
    sign_leaflet(repository.root, "having-a-scan", ADA)


def test_whoever_wrote_what_changed_is_refused(repository: Repository) -> None:
    repository.commit(day=date(2026, 3, 16))
    policy(repository, "refuse_author: true")
    give_email(repository, TESTER)
    repository.git("config", "user.email", "ada@example.org")
    prepare(repository.tree, "having-a-scan", ADA)  # what came with the last sign-off was approved
    repository.change("20 minutes", "25 minutes")
    prepare(repository.tree, "having-a-scan", ADA)  # by ada@example.org, who is somebody else
    repository.git("config", "user.email", TESTER)
    told = (
        "having-a-scan cannot be signed off by ada: git has them as an author of what changed since "
        "the last sign-off (checks/sign-off.yaml, `refuse_author`)"
    )
    assert refused(repository) == told  # not committed yet
    repository.git("config", "user.email", "ada@example.org")
    repository.commit()
    assert refused(repository) == told


def test_without_a_history_nobody_knows_who_wrote_it(repository: Repository) -> None:
    policy(repository, "refuse_author: true")
    give_email(repository, TESTER)
    assert "git log failed" in refused(repository)


def test_a_policy_that_cannot_be_read_lets_nothing_pass(repository: Repository) -> None:
    repository.change("minor_words: 3", "minor_words: many", POLICY)
    told = "checks/sign-off.yaml is missing or broken, so nobody knows what a sign-off must say"
    assert refused(repository) == told
    (repository.root / POLICY).unlink()
    assert refused(repository) == told
    repository.write("leaflint.yaml", "format: 2\nsince: 0.1.0\nchecks: [schema]\n")
    sign_leaflet(repository.root, "having-a-scan", ADA)
