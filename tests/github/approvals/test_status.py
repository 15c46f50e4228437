"""The status and the comment of a pull request, against the stand-in for GitHub."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.github.approvals.status import Target, find_targets, tell
from leaflint.github.approvals.status_comment import MARKER
from leaflint.github.errors import GitHubError
from tests.github.approvals.pulls import ADA, WRITER, swap_number
from tests.github.approvals.scenes import Scene, make_scene
from tests.github_repository import PULL, Fault
from tests.github_reviews import RUN
from tests.github_server import running


@pytest.fixture(name="scene")
def _scene(tmp_path: Path) -> Scene:
    return make_scene(tmp_path)


def told(scene: Scene) -> tuple[str, str]:
    """Tell the status, and return what GitHub was told."""
    with running(scene.github):
        status = tell(scene.client(), Target(PULL), scene.run())
    commit, fields = scene.reviews.statuses[-1]
    assert commit == scene.reviews.pull["headRefOid"]
    assert fields["context"] == "Sign-off"
    assert (fields["state"], fields["description"]) == status
    return status


def comment(scene: Scene) -> str:
    (text,) = scene.github.texts(PULL)
    return text


def test_before_and_after_the_approval_and_after_a_push(scene: Scene) -> None:
    waiting = "0 of 1 leaflet approved in this text; waiting for Ada Reviewer: having-a-scan"
    assert told(scene) == ("pending", waiting)
    assert comment(scene).startswith(f"{MARKER}\n## ✍️ Sign-off: 0 of 1 leaflet approved")
    line = f"Change approved: having-a-scan {scene.code}."
    assert f"```\n{line}\n```" in comment(scene)
    scene.review(line)
    assert told(scene) == ("success", "1 of 1 leaflet approved in this text")
    assert (
        "ada\\-reviewer](https://github.com/charity/leaflets/pull/7#pullrequestreview-70001): having\\-a\\-scan"
        in comment(scene)
    )
    approved = scene.code
    scene.work.git("checkout", "--quiet", "better-words")
    scene.work.change("about 30 minutes", "about 90 minutes")
    scene.work.commit("More")
    scene.work.git("checkout", "--quiet", "--detach", "main")
    scene.work.git("merge", "--quiet", "--no-ff", "--message", "Merge", "better-words")
    scene.push()
    assert told(scene) == ("pending", waiting)
    assert f"its code is {scene.code}, and {approved} was approved".replace("-", "\\-") in comment(
        scene
    )


def test_a_merge_queue_is_told_of_the_text_that_it_would_merge(scene: Scene) -> None:
    scene.approve()
    queued = scene.work.git("rev-parse", "HEAD").strip()
    scene.work.git("push", "--quiet", str(scene.reviews.origin), "HEAD:refs/heads/queue")
    ref = f"refs/heads/gh-readonly-queue/main/pr-{PULL}-{'a' * 40}"
    with running(scene.github):
        client = scene.client()
        (target,) = find_targets(client, {"merge_group": {"head_ref": ref, "head_sha": queued}})
        assert target == Target(PULL, queued)
        assert tell(client, target, scene.run()).state == "success"
    assert scene.reviews.statuses[-1][0] == queued
    assert scene.github.texts(PULL) == []


def test_whoever_pushed_does_not_approve(scene: Scene) -> None:
    scene.approve()
    scene.reviews.actors = (ADA,)
    assert told(scene)[0] == "pending"
    assert "had a part in writing this change" in comment(scene)


def test_a_swapped_number_may_be_merged_at_once_and_has_its_line(scene: Scene) -> None:
    scene.work.git("checkout", "--quiet", "better-words")
    scene.work.change("about 30 minutes", "about 20 minutes")
    swap_number(scene.work)
    scene.work.commit("The helpline has another number")
    scene.work.git("checkout", "--quiet", "--detach", "main")
    scene.work.git("merge", "--quiet", "--no-ff", "--message", "Merge", "better-words")
    scene.push()
    at_once = (
        "0 of 1 leaflet approved in this text; only numbers were swapped: it may be merged at once"
    )
    assert told(scene) == ("success", at_once)
    assert "**Only a phone number was swapped** in what follows" in comment(scene)
    assert "/docs/emergency.md#next-morning)" in comment(scene)
    assert f"```\nChange approved: having-a-scan {scene.code}.\n```" in comment(scene)
    assert "Wording only" not in comment(scene)
    scene.approve()
    assert told(scene) == ("success", "1 of 1 leaflet approved in this text")
    assert "**Only a phone number was swapped**" not in comment(scene)


def test_the_comment_leads_to_the_page_for_reviewers(scene: Scene) -> None:
    scene.reviews.actors = (WRITER,)
    told(scene)
    assert f"[the leaflets and what changed in them]({RUN})" in comment(scene)
    assert scene.reviews.statuses[-1][1]["target_url"] == RUN


def test_a_plain_approval_is_no_sign_off(scene: Scene) -> None:
    scene.review("Looks good to me")
    assert told(scene)[0] == "pending"


def test_conflicts_are_no_success(scene: Scene) -> None:
    scene.reviews.git("update-ref", "-d", f"refs/pull/{PULL}/merge")
    state, description = told(scene)
    assert (state, description) == (
        "failure",
        "#7 cannot be merged as it is: it has conflicts, or was just changed",
    )


def test_more_commits_than_github_tells_of_are_no_success(scene: Scene) -> None:
    scene.approve()
    scene.reviews.pull["commits"]["totalCount"] = 101
    with running(scene.github), pytest.raises(GitHubError, match="more than 100 commits"):
        tell(scene.client(), Target(PULL), scene.run())
    assert scene.reviews.statuses == []


def test_github_that_is_down_leaves_the_old_status(scene: Scene) -> None:
    scene.approve()
    scene.github.faults.append(Fault("POST /graphql", 502, times=9))
    with running(scene.github), pytest.raises(GitHubError):
        tell(scene.client(), Target(PULL), scene.run())
    assert scene.reviews.statuses == []


def test_an_event_names_its_pull_requests(scene: Scene) -> None:
    head = scene.reviews.pull["headRefOid"]
    with running(scene.github):
        client = scene.client()
        assert find_targets(client, {"pull_request": {"number": 9}}) == (Target(9),)
        assert find_targets(client, {"workflow_run": {"head_sha": head}}) == (Target(PULL),)
        assert find_targets(client, {"workflow_run": {"head_sha": "0" * 40}}) == ()
        assert find_targets(client, {"ref": "refs/heads/main"}) == (Target(PULL),)
