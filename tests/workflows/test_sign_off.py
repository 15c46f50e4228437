"""Sign-off in a browser, as the workflows do it: the status, the record after a merge, a review without change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.example_repository import SIGN_OFFS, Repository
from tests.github.approvals.scenes import Scene, make_scene
from tests.github_repository import PULL, REPOSITORY
from tests.github_server import running
from tests.workflows.acting import STARTER, Run, act, copy_project
from tests.workflows.payloads import REPOSITORY as ABOUT

LINE = "Change approved: having-a-scan"


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """The pull request; the clone of the default branch has the workflows of a repository that uses us."""
    copy_project(tmp_path / "leaflint")
    return make_scene(tmp_path, STARTER)


def run(scene: Scene, event: str, payload: dict[str, Any], job: str, *, as_app: bool) -> Run:
    """Run the workflow as GitHub would, in a clone of the default branch."""
    scene.git("pull", "--quiet", "origin", "main")
    with running(scene.github):
        return act(
            Repository(scene.clone), "sign-off.yml", event, {"repository": ABOUT, **payload}, job,
            as_app=as_app, GITHUB_API_URL=scene.github.url, GITHUB_REPOSITORY=REPOSITORY,
        )  # fmt: skip


def woken(scene: Scene) -> dict[str, Any]:
    """Return the event that comes when a review has woken the workflow."""
    head = {"head_sha": scene.reviews.pull["headRefOid"], "event": "pull_request_review"}
    return {"action": "completed", "workflow_run": head}


@pytest.mark.parametrize("as_app", [False, True])
def test_the_status_before_and_after_an_approval(scene: Scene, as_app: bool) -> None:
    payload = {"pull_request": {"number": PULL, "state": "open"}, "number": PULL}
    done = run(scene, "pull_request_target", payload, "status", as_app=as_app)
    assert done.passed, done.log
    assert scene.reviews.statuses[-1][1]["state"] == "pending"
    (comment,) = scene.github.texts(PULL)
    assert f"{LINE} {scene.code}." in comment
    assert ("Advice only" in comment) != as_app
    scene.approve()
    done = run(scene, "workflow_run", woken(scene), "status", as_app=as_app)
    assert done.passed, done.log
    assert scene.reviews.statuses[-1][1]["description"] == "1 of 1 leaflet approved in this text"


def test_the_record_after_the_merge(scene: Scene) -> None:
    scene.approve()
    before = scene.merge()
    payload = {"ref": "refs/heads/main", "before": before}
    done = run(scene, "push", payload, "record", as_app=True)
    assert done.passed, done.log
    assert scene.reviews.opened[8]["title"] == "Record the sign-offs given in #7"
    assert "identity: github" in scene.read("leaflint-sign-offs-7", SIGN_OFFS)


def test_a_review_that_changes_nothing_is_recorded_from_a_comment(scene: Scene) -> None:
    scene.work.git("checkout", "--quiet", "main")
    number = scene.comment(
        f"Reviewed, nothing to change: having-a-scan {scene.code}. Evidence: BNF. Next review: 2028-05."
    )
    payload = {"action": "created", "issue": {"number": number}, "comment": {"node_id": "node"}}
    done = run(scene, "issue_comment", payload, "record", as_app=True)
    assert done.passed, done.log
    (answer,) = scene.github.texts(number)
    assert "#8 records it" in answer


def test_a_pull_request_cannot_say_who_approved(scene: Scene) -> None:
    """Whatever the event says, all that counts is asked of GitHub."""
    payload = woken(scene)
    payload["workflow_run"] |= {"pull_requests": [{"number": 9}], "approved": [json.dumps("yes")]}
    done = run(scene, "workflow_run", payload, "status", as_app=True)
    assert done.passed, done.log
    assert scene.reviews.statuses[-1][1]["state"] == "pending"
