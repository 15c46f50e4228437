"""Records of what was approved in a browser: after the merge, and on the issue about a review."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.files.tree import CommitTree
from leaflint.github.approvals.issue_answer import answer_comment
from leaflint.github.approvals.recorder import record_dismissed, record_push
from leaflint.github.errors import GitHubError
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY
from tests.github.approvals.pulls import ADA
from tests.github.approvals.scenes import Scene, make_scene, person
from tests.github_repository import PULL, Fault
from tests.github_server import running
from tests.runs import Job, run

BRANCH = "leaflint-sign-offs-7"


@pytest.fixture(name="scene")
def _scene(tmp_path: Path) -> Scene:
    return make_scene(tmp_path)


def record(scene: Scene, before: str) -> list[str]:
    """Record what a push merged, as the workflow does."""
    with running(scene.github):
        return list(record_push(scene.client(), scene.default(), before))


def test_what_was_approved_becomes_a_record_after_the_merge(scene: Scene) -> None:
    scene.approve()
    before = scene.merge()
    assert record(scene, before) == ["#7: recorded by #8"]
    opened = scene.reviews.opened[8]
    assert (opened["title"], opened["head"], opened["base"]) == (
        "Record the sign-offs given in #7",
        BRANCH,
        "main",
    )
    assert opened["body"] == (
        "- having-a-scan: https://github.com/charity/leaflets/pull/7#pullrequestreview-70001"
    )
    assert scene.reviews.dispatched == [BRANCH]
    written = scene.read(BRANCH, SIGN_OFFS)
    assert written.startswith(scene.read("main", SIGN_OFFS))
    added = written.removeprefix(scene.read("main", SIGN_OFFS))
    assert "    kind: change\n    identity: github\n    github:\n" in added
    assert f"      code: {scene.code}\n".replace(scene.code, f'"{scene.code}"') in added
    assert scene.read(BRANCH, LEAFLET) == scene.read("main", LEAFLET)


def test_the_record_holds_for_the_merged_text(scene: Scene) -> None:
    scene.approve()
    record(scene, scene.merge())
    scene.git("fetch", "--quiet", "origin", BRANCH)
    scene.git("checkout", "--quiet", "FETCH_HEAD")
    report = run(Job(scene.clone, TODAY))
    assert [finding.message for finding in report.findings if finding.check == "sign-off"] == []


def test_a_review_of_the_whole_brings_its_dates(scene: Scene) -> None:
    scene.review(
        f"Reviewed and approved: having-a-scan {scene.code}. Evidence: BNF. Next review: 2028-05."
    )
    record(scene, scene.merge())
    assert "last_reviewed: 2026-06-14\n  next_review: 2028-05\n" in scene.read(BRANCH, LEAFLET)


@pytest.mark.parametrize("way", ["squash", "rebase"])
def test_how_it_was_merged_makes_no_difference(scene: Scene, way: str) -> None:
    scene.approve()
    scene.work.git("checkout", "--quiet", "--detach", "main")
    if way == "squash":
        scene.work.git("merge", "--quiet", "--squash", "better-words")
        scene.work.commit("Longer (#7)")
    else:
        scene.work.git("cherry-pick", "better-words")
    assert record(scene, scene.merge()) == ["#7: recorded by #8"]


def test_a_run_that_is_run_again_records_once(scene: Scene) -> None:
    scene.approve()
    before = scene.merge()
    assert record(scene, before) == record(scene, before) == ["#7: recorded by #8"]
    assert scene.reviews.git("rev-list", "--count", f"main..{BRANCH}") == "1"
    scene.reviews.git("update-ref", "refs/heads/main", BRANCH)
    assert record(scene, before)[-1] == "#7: nothing to record"


@pytest.mark.parametrize("where", ["POST .*/git/refs", "POST /graphql", "POST .*/pulls$"])
def test_a_recorder_that_dies_goes_on_where_it_stopped(scene: Scene, where: str) -> None:
    scene.approve()
    before = scene.merge()
    skip = 1 if "graphql" in where else 0
    scene.github.faults.append(Fault(where, 502, after=True, skip=skip))
    with pytest.raises(GitHubError):
        record(scene, before)
    assert record(scene, before)[0].startswith("#7: recorded by #")
    assert len(scene.reviews.opened) == 1
    assert scene.reviews.git("rev-list", "--count", f"main..{BRANCH}") == "1"


def test_a_branch_without_a_commit_is_taken_up_after_others_merged(scene: Scene) -> None:
    scene.approve()
    before = scene.merge()
    scene.github.faults.append(Fault("POST .*/git/refs", 502, after=True))
    with pytest.raises(GitHubError):
        record(scene, before)
    scene.work.write("README.md", "Words")
    scene.work.commit("Others")
    scene.work.git("push", "--quiet", str(scene.reviews.origin), "HEAD:main")
    assert record(scene, before) == ["#7: recorded by #8"]
    assert scene.reviews.git("merge-base", "main", BRANCH) == scene.reviews.git("rev-parse", "main")


def test_what_was_not_approved_is_not_recorded(scene: Scene) -> None:
    scene.review("Looks good")
    assert record(scene, scene.merge()) == ["#7: nothing to record"]
    assert scene.reviews.opened == {}


def test_a_text_that_changed_before_the_merge_is_not_recorded(scene: Scene) -> None:
    scene.approve()
    scene.work.change("about 30 minutes", "about 90 minutes")
    scene.work.commit("A change in the merge")
    assert record(scene, scene.merge()) == ["#7: nothing to record"]


def say(scene: Scene, body: str, **changes: object) -> str:
    """Comment on the issue about the leaflet's review, and return what was done."""
    scene.comment(body, **changes)
    with running(scene.github):
        return answer_comment(scene.client(), "node", scene.default())


def recorded(scene: Scene) -> str:
    """Approve, merge, record, and merge the record; return where main stood before the record."""
    scene.approve()
    record(scene, scene.merge())
    before = scene.reviews.git("rev-parse", "main")
    scene.reviews.git("update-ref", "refs/heads/main", BRANCH)
    return before


def test_a_record_that_github_knows_is_verified_when_it_is_pushed(scene: Scene) -> None:
    before = recorded(scene)
    assert record(scene, before) == [
        "having-a-scan: the sign-off by ada of 14 June 2026 is known to GitHub"
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"fullDatabaseId": "70002"}, "there is no such review or comment"),
        ({"author": person("stranger", 5)}, "somebody else wrote it"),
        ({"body": "Looks good"}, "it does not say that"),
        ({"state": "COMMENTED"}, "the review does not approve the pull request"),
        ({"state": "CHANGES_REQUESTED"}, "the review does not approve the pull request"),
    ],
)
def test_a_record_that_github_does_not_know_stops_the_push(
    scene: Scene, change: dict[str, object], reason: str
) -> None:
    before = recorded(scene)
    scene.reviews.pull["reviews"]["nodes"][0] |= change
    with pytest.raises(UsageError, match=f"{reason}. Somebody wrote it by hand"):
        record(scene, before)


def test_a_record_of_a_review_from_an_account_of_somebody_else_stops_the_push(scene: Scene) -> None:
    before = recorded(scene)
    forged = scene.read("main", SIGN_OFFS).replace(f"user_id: {ADA}", "user_id: 5")
    assert "user_id: 5" in forged
    scene.git("pull", "--quiet", "origin", "main")
    (scene.clone / SIGN_OFFS).write_text(forged, encoding="utf-8")
    scene.git("add", "--all")
    scene.git("commit", "--quiet", "--message", "By hand")
    scene.git("push", "--quiet", "origin", "HEAD:main")
    scene.reviews.pull["reviews"]["nodes"][0]["author"] = person("stranger", 5)
    reason = (
        r"it is not from the account that people\.yaml gives for ada\. Somebody wrote it by hand"
    )
    with pytest.raises(UsageError, match=reason):
        record(scene, before)


def test_a_review_that_is_dismissed_after_the_merge_withdraws_its_record(scene: Scene) -> None:
    before = recorded(scene)
    scene.reviews.pull["reviews"]["nodes"][0]["state"] = "DISMISSED"
    head = scene.reviews.pull["headRefOid"]
    with running(scene.github):
        client, default = scene.client(), scene.default()
        assert list(record_dismissed(client, default, head)) == ["#7: withdrawn by #9"]
    opened = scene.reviews.opened[9]
    written = scene.read(opened["head"], SIGN_OFFS)
    assert written.startswith(scene.read("main", SIGN_OFFS))
    assert written.count("kind: withdrawn") == 1
    assert 'notes: "The review was dismissed on GitHub after the merge."' in written
    scene.reviews.git("update-ref", "refs/heads/main", opened["head"])
    assert len(record(scene, before)) == 2
    with running(scene.github):
        assert list(record_dismissed(scene.client(), scene.default(), head)) == []


def test_a_review_that_stands_withdraws_nothing(scene: Scene) -> None:
    recorded(scene)
    with running(scene.github):
        head = scene.reviews.pull["headRefOid"]
        assert list(record_dismissed(scene.client(), scene.default(), head)) == []


def unchanged(scene: Scene) -> str:
    scene.work.git("checkout", "--quiet", "main")
    return (
        f"Reviewed, nothing to change: having-a-scan {scene.code}. Evidence: NG234. "
        "Next review: 2028-05."
    )


def test_a_review_that_changes_nothing_is_one_comment(scene: Scene) -> None:
    assert say(scene, unchanged(scene)) == "#1: answered"
    assert scene.reviews.opened[8]["title"] == "Record the review of having-a-scan"
    assert scene.reviews.opened[8]["body"].startswith("Closes #1.\n\n- having-a-scan: https://")
    (answer,) = scene.github.texts(1)
    assert "Thank you, ada\\-reviewer. #8 records it; this issue closes when" in answer
    branch = "leaflint-review-90001"
    assert "kind: review\n    identity: github" in scene.read(branch, SIGN_OFFS)
    assert "last_reviewed: 2026-06-14\n  next_review: 2028-05\n" in scene.read(branch, LEAFLET)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"lastEditedAt": "2026-06-14T09:31:00Z"}, "its words were edited"),
        ({"author": person("stranger", 5)}, "@\u2060stranger is nobody in content/people.yaml"),
    ],
)
def test_a_comment_that_cannot_be_trusted_is_answered(
    scene: Scene, changes: dict[str, object], reason: str
) -> None:
    say(scene, unchanged(scene), **changes)
    (answer,) = scene.github.texts(1)
    assert "this does not count" in answer
    assert reason in answer
    assert scene.reviews.opened == {}


def test_other_comments_and_other_issues_are_left_alone(scene: Scene) -> None:
    assert say(scene, "I shall read it next week.") == "the comment states nothing"
    assert scene.github.texts(1) == []
    scene.github.issues[1]["body"] = "Another issue"
    with running(scene.github):
        said = answer_comment(scene.client(), "node", scene.default())
    assert said == "#1 is not about a leaflet's review"
    assert CommitTree(scene.clone, "HEAD").holds(LEAFLET)
    assert PULL not in scene.reviews.opened


def test_of_two_reviewers_at_once_the_first_is_recorded(scene: Scene) -> None:
    scene.approve()
    scene.review(
        f"Change approved: having-a-scan {scene.code}.", 70002, submittedAt="2026-06-14T09:30:01Z"
    )
    record(scene, scene.merge())
    assert scene.read(BRANCH, SIGN_OFFS).count("identity: github") == 1


@pytest.mark.parametrize("status", [401, 403, 409, 422, 429, 500, 503])
def test_github_that_refuses_leaves_nothing_half_done(scene: Scene, status: int) -> None:
    scene.approve()
    before = scene.merge()
    scene.github.faults.append(Fault("POST /graphql", status, skip=1, times=9))
    with pytest.raises(GitHubError):
        record(scene, before)
    assert scene.reviews.opened == {}
    scene.github.faults.clear()
    assert record(scene, before) == ["#7: recorded by #8"]


def test_an_answer_that_is_cut_off_records_nothing(scene: Scene) -> None:
    scene.approve()
    before = scene.merge()
    scene.github.faults.append(Fault("POST /graphql", 200, cut=True, times=1))
    with pytest.raises(GitHubError):
        record(scene, before)
    assert scene.reviews.opened == {}
    assert record(scene, before) == ["#7: recorded by #8"]
