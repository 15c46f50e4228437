"""Which approvals count, and in what words the others are refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from leaflint.content.models.sign_off import GitHubSource
from leaflint.core.dates import PartialDate
from leaflint.github.approvals.answers import Answer
from leaflint.github.approvals.judge import judge_reviews
from tests.example_repository import LEAFLET, Repository
from tests.github.approvals.pulls import (
    ADA,
    REVIEWED,
    code_of,
    make_pull,
    merge,
    pull,
    review,
    text_of,
)

PEOPLE = "content/people.yaml"


@pytest.fixture(name="scene")
def make_scene(tmp_path: Path) -> tuple[Repository, str]:
    """The repository, and the commit that the pull request would be merged as."""
    return make_pull(tmp_path)


def line(repository: Repository) -> str:
    return f"Change approved: having-a-scan {code_of(repository)}."


def judge(scene: tuple[Repository, str], *bodies: str, **changes: Any) -> Answer:
    """Return what becomes of the last statement."""
    writers = changes.pop("writers", frozenset({1}))
    reviews = [review(body, **changes) for body in bodies]
    return judge_reviews(pull(*reviews, writers=writers), text_of(*scene))[-1]


def test_an_approval_becomes_a_record(scene: tuple[Repository, str]) -> None:
    answer = judge(scene, line(scene[0]))
    assert answer.refusal == ""
    assert answer.record is not None
    record = answer.record
    assert (record.by, record.role, record.kind) == ("ada", "clinical-reviewer", "change")
    assert record.date == PartialDate(2026, 6, 14)
    assert record.identity == "github"
    assert record.github == GitHubSource(
        url="https://github.com/charity/leaflets/pull/7#pullrequestreview-70001",
        id=70001,
        pull_request=7,
        commit=scene[1],
        at="2026-06-14T09:30:00Z",
        user_id=ADA,
        login="ada-reviewer",
        code=code_of(scene[0]),
    )
    assert "It takes about 30 minutes." in record.text


def test_a_whole_review_brings_dates(scene: tuple[Repository, str]) -> None:
    body = f"Reviewed and approved: having-a-scan {code_of(scene[0])}. Evidence: BNF. Next review: 2028-05."
    answer = judge(scene, body)
    assert answer.record is not None
    assert answer.record.evidence == ("BNF",)
    assert answer.record.next_review == PartialDate(2028, 5)


def test_another_text_is_refused_with_both_codes(scene: tuple[Repository, str]) -> None:
    repository, _ = scene
    approved = code_of(repository)
    repository.git("checkout", "--quiet", "better-words")
    repository.change("about 30 minutes", "about 90 minutes")
    repository.commit("A push while somebody reads")
    repository.git("checkout", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "better-words")
    moved = repository.git("rev-parse", "HEAD").strip()
    answer = judge((repository, moved), f"Change approved: having-a-scan {approved}.")
    assert answer.record is None
    assert f"its code is {code_of(repository)}, and {approved} was approved" in answer.refusal


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"state": "COMMENTED"}, "the review does not approve the pull request"),
        ({"state": "CHANGES_REQUESTED"}, "the review does not approve the pull request"),
        ({"state": "DISMISSED"}, "the review was dismissed"),
        ({"lastEditedAt": REVIEWED + timedelta(seconds=1)}, "its words were edited"),
        ({"writers": frozenset({1, ADA})}, "@ada-reviewer had a part in writing this change"),
        ({"author": None}, "an account that is gone is nobody in content/people.yaml"),
        ({"author": {"login": "ada-reviewer", "databaseId": 5}}, "@ada-reviewer is nobody in"),
        ({"author": {"login": "ada-reviewer"}}, "@ada-reviewer is nobody in"),
        (
            {"submittedAt": datetime(2026, 5, 31, tzinfo=UTC)},
            "the review is older than the history that is here",
        ),
    ],
)
def test_whoever_or_whatever_cannot_be_trusted_is_refused(
    scene: tuple[Repository, str], changes: dict[str, Any], reason: str
) -> None:
    answer = judge(scene, line(scene[0]), **changes)
    assert answer.record is None
    assert reason in answer.refusal


def test_a_login_that_was_renamed_still_counts(scene: tuple[Repository, str]) -> None:
    author = {"login": "ada-new-name", "databaseId": ADA}
    answer = judge(scene, line(scene[0]), author=author)
    assert answer.record is not None
    assert answer.record.github is not None
    assert answer.record.github.login == "ada-new-name"


def test_only_the_newest_decision_of_a_person_counts(scene: tuple[Repository, str]) -> None:
    first = review(line(scene[0]))
    later: dict[str, Any] = {
        "fullDatabaseId": "70002",
        "submittedAt": REVIEWED + timedelta(hours=1),
    }
    text = text_of(*scene)
    for state in ("CHANGES_REQUESTED", "DISMISSED", "APPROVED"):
        (answer,) = judge_reviews(pull(first, review("", state=state, **later)), text)
        assert answer.refusal == "a later review by the same person stands in its place"
    (answer,) = judge_reviews(pull(first, review("Thanks", state="COMMENTED", **later)), text)
    assert answer.record is not None


def test_nobody_is_entitled_by_the_change_itself(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    repository.change(f"    github_id: {ADA}\n", "", PEOPLE)
    repository.commit("Ada is not known", date(2026, 6, 2))
    repository.git("checkout", "--quiet", "-B", "better-words")
    repository.change("name: Ada Reviewer\n", f"name: Ada Reviewer\n    github_id: {ADA}\n", PEOPLE)
    merged = merge(repository)
    answer = judge((repository, merged), line(repository))
    assert answer.refusal.startswith("@ada-reviewer is nobody in content/people.yaml")


def test_nobody_is_entitled_after_the_review(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    repository.change("    role: clinical-reviewer\n", "    role: editor\n", PEOPLE)
    repository.commit("Ada is an editor", date(2026, 6, 2))
    repository.change(f"{ADA}\n    role: editor\n", f"{ADA}\n    role: clinical-reviewer\n", PEOPLE)
    repository.commit("Ada may approve, since today", date(2026, 6, 15))
    answer = judge((repository, merge(repository)), line(repository))
    assert answer.refusal == (
        "on the default branch, Ada Reviewer is not a clinical reviewer (`role: editor` in people.yaml)"
    )


def test_a_leaflet_that_is_not_there_is_named(scene: tuple[Repository, str]) -> None:
    body = line(scene[0]).replace("having-a-scan", "having-a-scam")
    answer = judge(scene, body)
    assert (
        "there is no leaflet called 'having-a-scam'; did you mean `having-a-scan`?"
        in answer.refusal
    )


def test_several_leaflets_of_one_line_are_judged_each_by_itself(
    scene: tuple[Repository, str],
) -> None:
    body = line(scene[0])[:-1] + f", other {code_of(scene[0])}."
    first, second = judge_reviews(pull(review(body)), text_of(*scene))
    assert first.record is not None
    assert "there is no leaflet called 'other'" in second.refusal


def test_somebody_who_has_left_does_not_count(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "main")
    repository.change(
        f"    github_id: {ADA}\n", f"    github_id: {ADA}\n    leaves: 2026-06-13\n", PEOPLE
    )
    repository.commit("Ada leaves", date(2026, 6, 2))
    answer = judge((repository, merge(repository)), line(repository))
    assert "Ada Reviewer left on 13 June 2026" in answer.refusal


def test_thirty_leaflets_in_one_review(tmp_path: Path) -> None:
    repository, _ = make_pull(tmp_path)
    repository.git("checkout", "--quiet", "-B", "many", "main")
    text = repository.read(LEAFLET)
    names = [f"leaflet-{number:02}" for number in range(30)]
    for name in names:
        changed = text.replace("id: having-a-scan", f"id: {name}")
        repository.write(f"content/leaflets/{name}.yaml", changed)
    repository.commit("Many")
    repository.git("checkout", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "many")
    merged = repository.git("rev-parse", "HEAD").strip()
    code = code_of(repository)
    said = ", ".join(f"{name} {code}" for name in names)
    body = f"Reviewed and approved: {said}. Evidence: BNF. Next review: 2028-05."
    answers = judge_reviews(pull(review(body)), text_of(repository, merged))
    assert [answer.line for answer in answers if answer.record] == names
