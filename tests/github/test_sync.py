"""Syncs against a stand-in for GitHub with state: nothing lost, nothing doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from leaflint.content.models.shared import Person
from leaflint.github.client import Access, Client
from leaflint.github.errors import GitHubError
from leaflint.github.sync import ITSELF, Sync
from leaflint.reviews.review_list import Entry, ReviewList, Unread
from tests.github_repository import REPOSITORY, FakeGitHub, Fault, Request
from tests.github_server import TOKEN, running
from tests.review_lists import SETTINGS, TODAY, entry, review_list

OLD, LATE = entry("old", "2018", owner="grace"), entry("late", "2026-10")
PULL_REQUEST = dict.fromkeys(("diff_url", "html_url", "patch_url", "url"), "http://127.0.0.1/")
DONE = entry("old", "2028", owner="grace")


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """A repository on a stand-in for GitHub."""
    with running(FakeGitHub()) as fake:
        yield fake


def connect(github: FakeGitHub, timeout: int = 20) -> Client:
    """Return the real client, in a hurry."""
    return Client(Access(github.url, REPOSITORY, TOKEN, pause=0, timeout=timeout))


def sync(github: FakeGitHub, *entries: Entry, made: ReviewList | None = None) -> Sync:
    """Run a sync; what it told is in `lines`."""
    lines: list[str] = []
    done = Sync(made or review_list(*entries), connect(github), TODAY, lines.append)
    done.run()
    github.told = lines
    return done


def quiet_sync(github: FakeGitHub, *entries: Entry) -> list[str]:
    """Run a sync in which nothing goes wrong, and return what it wrote."""
    before = len(github.writes)
    assert sync(github, *entries).not_handled == {}
    return github.writes[before:]


def about(github: FakeGitHub, leaflet: str, state: str = "open") -> list[int]:
    """Return the numbers of the issues about a leaflet in a state."""
    return [
        number
        for number, issue in github.issues.items()
        if f"leaflet={leaflet} " in (issue["body"] or "") and issue["state"] == state
    ]


def digest(github: FakeGitHub) -> str:
    """Return the text of the one open digest issue."""
    (body,) = [
        str(issue["body"])
        for issue in github.issues.values()
        if "leaflint-sweep" in (issue["body"] or "") and issue["state"] == "open"
    ]
    return body


def test_the_first_sync_opens_an_issue_for_each_late_leaflet_and_the_digest(
    github: FakeGitHub,
) -> None:
    quiet_sync(
        github, OLD, LATE, entry("no-date", None), entry("fine", "2029"),
        entry("due", "2026-11"), entry("draft", "2018", published=False),
    )  # fmt: skip
    assert github.open_issues() == {
        1: "Review overdue: No-date",
        2: "Review overdue: Old",
        3: "Review overdue: Late",
        4: "Leaflet reviews: what is overdue, and when the sweep last ran",
    }
    assert [github.names_of_labels(number) for number in (1, 2, 3, 4)] == [
        {"leaflet review", "review: no date"},
        {"leaflet review", "review: long overdue"},
        {"leaflet review", "review: overdue"},
        {"leaflet review", "leaflet review digest"},
    ]
    assert [user["login"] for user in github.issues[2]["assignees"]] == ["grace-lead"]
    assert github.issues[3]["assignees"] == []  # a team owns it
    assert github.labels["review: overdue"]["color"] == "d93f0b"
    assert "The review sweep last ran to its end: **on 22 November 2026**." in digest(github)


def test_the_second_sync_changes_nothing(github: FakeGitHub) -> None:
    quiet_sync(github, OLD, LATE)
    assert quiet_sync(github, OLD, LATE) == []


def test_a_recorded_review_closes_its_issue_with_thanks(github: FakeGitHub) -> None:
    quiet_sync(github, OLD, LATE)
    assert quiet_sync(github, DONE, LATE) == [
        f"POST /repos/{REPOSITORY}/issues/1/comments",
        f"PATCH /repos/{REPOSITORY}/issues/1",
        f"PATCH /repos/{REPOSITORY}/issues/3",  # the digest
    ]
    assert (github.issues[1]["state"], github.issues[1]["state_reason"]) == ("closed", "completed")
    (thanks,) = github.texts(1)
    assert thanks.endswith(
        "Thank you. The review is recorded: last reviewed March 2024, next planned for 2028."
    )
    assert quiet_sync(github, DONE, LATE) == []


def test_a_review_that_lapses_opens_the_same_issue_again(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    quiet_sync(github, DONE)
    quiet_sync(github, OLD)
    assert about(github, "old") == [1]
    assert github.issues[1]["state_reason"] == "reopened"
    assert "state=open" in github.issues[1]["body"]
    assert github.texts(1)[-1].endswith(
        "This leaflet is past its review date again (planned for 2018)."
    )
    assert quiet_sync(github, OLD) == []


def test_an_issue_closed_by_hand_opens_again(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    github.close(1)
    quiet_sync(github, OLD)
    assert about(github, "old") == [1]
    assert "This issue was closed, but no review is on record" in github.texts(1)[0]
    assert quiet_sync(github, OLD) == []


def test_an_issue_closed_by_hand_and_then_reviewed_stays_closed(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    github.close(1)
    writes = quiet_sync(github, DONE)
    assert writes == [f"PATCH /repos/{REPOSITORY}/issues/2"]  # the digest


def test_what_people_change_in_an_issue_stays(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    issue = github.issues[1]
    issue["title"] = "Old leaflet: Ada looks into it"
    issue["body"] = f"Ada: waiting for the pharmacy.\r\n\r\n{issue['body']}\r\nThanks!"
    issue["labels"].append({"name": "waiting"})
    issue["assignees"] = []
    assert quiet_sync(github, OLD) == []
    later = entry("old", "2019", owner="grace")
    quiet_sync(github, later)
    assert issue["title"] == "Old leaflet: Ada looks into it"
    assert issue["body"].startswith("Ada: waiting for the pharmacy.\n\n<!-- leaflint-review ")
    assert issue["body"].endswith("<!-- /leaflint-review -->\nThanks!")
    assert "| Planned for | 2019 |" in issue["body"]
    assert "waiting" in github.names_of_labels(1)
    assert issue["assignees"] == []


def test_the_label_follows_the_status(github: FakeGitHub) -> None:
    quiet_sync(github, LATE)
    worse = entry("late", "2018")
    assert len(quiet_sync(github, worse)) == 2
    assert github.names_of_labels(1) == {"leaflet review", "review: long overdue"}
    assert github.texts(1) == []


def test_a_label_taken_away_comes_back(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    github.labels.clear()
    for issue in github.issues.values():
        issue["labels"] = []
    quiet_sync(github, OLD)
    assert github.names_of_labels(1) == {"leaflet review", "review: long overdue"}
    assert github.names_of_labels(2) == {"leaflet review", "leaflet review digest"}


def test_a_new_owner_is_asked_instead_of_the_old_one(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    quiet_sync(github, entry("old", "2018", owner="ada"))
    assert [user["login"] for user in github.issues[1]["assignees"]] == ["ada-reviewer"]
    quiet_sync(github, entry("old", "2018", owner="writers"))
    assert github.issues[1]["assignees"] == []


@pytest.mark.parametrize("login", ["grace-lead", "charity/leads", None])
def test_an_owner_who_cannot_be_assigned_is_named_in_the_text(
    github: FakeGitHub, login: str | None
) -> None:
    github.collaborators.clear()
    made = review_list(OLD, entry("older", "2017", owner="grace"))
    person = Person(id="grace", name="Grace Lead", role="governance", github=login)
    made = made._replace(people={"grace": person})
    assert sync(github, made=made).not_handled == {}
    assert "| Owner | Grace Lead |" in github.issues[1]["body"]
    asked = [request for request in github.requests if "/assignees/" in request.path]
    assert len(asked) == (1 if login == "grace-lead" else 0)
    told = "@grace-lead is no collaborator here, so issues cannot be assigned to them"
    assert (told in github.told) == (login == "grace-lead")


def test_a_leaflet_that_is_gone_needs_no_review(github: FakeGitHub) -> None:
    quiet_sync(github, OLD, LATE)
    quiet_sync(github, entry("late", "2026-10", published=False))
    assert github.open_issues() == {3: github.issues[3]["title"]}
    assert github.texts(1)[0].endswith("This leaflet is no longer in use, so no review is needed.")
    assert github.texts(2)[0].endswith("Patients do not read this leaflet now, so no review is needed.")  # fmt: skip
    assert github.issues[1]["state_reason"] == "not_planned"


def test_the_issue_of_a_leaflet_that_cannot_be_read_stays_and_the_sync_is_not_complete(
    github: FakeGitHub,
) -> None:
    quiet_sync(github, OLD)
    unread = (Unread("content/leaflets/old.yaml", "it is broken"),)
    done = sync(github, made=review_list(unread=unread))
    assert done.not_handled == {"old": "it is broken"}
    assert about(github, "old") == [1]
    assert "The newest sweep was cut short. Not handled: old." in digest(github)


def test_the_worst_come_first_and_the_rest_is_left_for_the_next_sync(github: FakeGitHub) -> None:
    settings = SETTINGS.model_copy(update={"issues_per_run": 2})
    entries = [entry(f"leaflet-{year}", str(year)) for year in range(2014, 2019)]
    made = review_list(*entries)._replace(settings=settings)
    opened = []
    for _ in range(4):
        before = set(github.issues)
        sync(github, made=made)
        opened.append(
            [
                github.issues[number]["title"].split("-")[1]
                for number in sorted(set(github.issues) - before)
                if "-" in github.issues[number]["title"]
            ]
        )
    assert opened == [["2014", "2015"], ["2016", "2017"], ["2018"], []]
    assert "left for the next sweeps" not in digest(github)


def test_what_is_left_is_counted_in_the_digest(github: FakeGitHub) -> None:
    settings = SETTINGS.model_copy(update={"issues_per_run": 1})
    made = review_list(OLD, LATE)._replace(settings=settings)
    sync(github, made=made)
    assert "Late leaflets without an open issue, left for the next sweeps: 1." in digest(github)


def test_issues_are_found_again_among_hundreds(github: FakeGitHub) -> None:
    for number in range(150):
        github.add_issue(f"Something else {number}")
    quiet_sync(github, OLD)
    for number in range(200):
        github.add_issue(f"Something else again {number}", pull_request=PULL_REQUEST)
    assert len(github.issues) == 352
    assert quiet_sync(github, OLD) == []
    pages = [request.query["page"] for request in github.requests if request.query.get("page")]
    assert pages[-3:] == ["2", "3", "4"]


def test_the_hidden_comment_of_a_stranger_is_not_trusted(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    body = github.issues[1]["body"]
    github.issues.clear()
    github.add_issue("Ha", body)
    github.add_issue("Ha", "<!-- leaflint-sweep last=2026-11-22 -->")
    github.add_issue(
        "Ha", body, author="ada-reviewer", pull_request=PULL_REQUEST, author_association="OWNER"
    )
    sync(github, OLD)
    assert about(github, "old") == [1, 3, 4]
    assert github.issues[4]["user"]["login"] == "github-actions[bot]"
    assert github.texts(1) == []


def test_the_issue_of_a_member_with_a_token_of_their_own_is_trusted(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    issue = github.issues[1]
    issue["user"]["type"] = "User"
    issue["labels"] = []
    issue["author_association"] = "MEMBER"
    quiet_sync(github, OLD)
    assert about(github, "old") == [1]


def test_two_syncs_that_overlap_leave_one_issue_for_each_leaflet(github: FakeGitHub) -> None:
    def overlap(request: Request) -> None:
        if request.method == "POST" and request.path.endswith("/issues"):
            github.before = lambda _: None
            Sync(review_list(OLD, LATE), connect(github), TODAY, lambda _: None).run()

    github.before = overlap
    quiet_sync(github, OLD, LATE)
    assert about(github, "old") == [1]
    assert about(github, "old", "closed") == [4]
    assert about(github, "late") == [2]
    assert about(github, "late", "closed") == []
    assert github.texts(4)[0].endswith("This leaflet's review is followed in #1.")
    assert quiet_sync(github, OLD, LATE) == []
    digest(github)


def test_two_digests_become_one(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    twin = github.add_issue("Twin", digest(github), author="github-actions[bot]")
    quiet_sync(github, OLD)
    assert github.issues[twin]["state"] == "closed"
    assert "digest closed (#3), the same as #2" in github.told


def test_a_digest_closed_by_hand_opens_again(github: FakeGitHub) -> None:
    quiet_sync(github)
    github.close(1)
    quiet_sync(github)
    assert github.issues[1]["state"] == "open"


@pytest.mark.parametrize(
    "fault",
    [
        Fault(r"POST .*/issues$", 502, after=True),
        Fault(r"POST .*/issues$", 201, after=True, body={"number": "cut"}),
        Fault(r"POST .*/issues$", cut=True),
        Fault(r"POST .*/issues$", 502),
    ],
    ids=["lost", "garbled", "cut", "refused"],
)
def test_an_issue_whose_creation_was_not_answered_is_opened_once(
    github: FakeGitHub, fault: Fault
) -> None:
    github.faults.append(fault)
    quiet_sync(github, OLD, LATE)
    assert (about(github, "old"), about(github, "late")) == ([1], [2])
    assert quiet_sync(github, OLD, LATE) == []


def test_a_creation_that_is_never_answered_is_reported(github: FakeGitHub) -> None:
    github.faults.append(Fault(r"POST .*/issues$", 502, times=3))
    done = sync(github, OLD, LATE)
    assert done.not_handled == {
        "old": "GitHub did not do it (502: Something broke). "
        "Run the sweep again: it goes on where it stopped."
    }
    assert about(github, "late") == [1]
    assert "Not handled: old." in digest(github)
    assert "last ran to its end: **never**" in digest(github)


def test_a_sync_that_died_half_way_is_taken_up_by_the_next(github: FakeGitHub) -> None:
    def die(line: str) -> None:
        if line.startswith("open:"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Sync(review_list(OLD, LATE), connect(github), TODAY, die).run()
    assert (about(github, "old"), about(github, "late")) == ([1], [])
    quiet_sync(github, OLD, LATE)
    assert (about(github, "old"), about(github, "late")) == ([1], [2])
    assert quiet_sync(github, OLD, LATE) == []


def test_thanks_that_were_said_before_a_sync_died_are_not_said_twice(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    github.faults.append(Fault(r"PATCH .*/issues/1$", 422, body={"message": "No"}))
    assert set(sync(github, DONE).not_handled) == {"old"}
    quiet_sync(github, DONE)
    assert len(github.texts(1)) == 1
    assert about(github, "old") == []


@pytest.mark.parametrize(
    ("fault", "because"),
    [
        (Fault("PATCH", 422, body={"message": "Validation Failed", "errors": [{"field": "body", "code": "too_long"}, "x"]}), r"GitHub did not do it \(422: Validation Failed; body too_long; x\)\."),
        (Fault("PATCH", 409, body={"message": "Conflict"}), r"GitHub did not do it \(409: Conflict\)\."),
        (Fault("PATCH", 404, body={"message": "Not Found"}), r"GitHub no longer has it \(Not Found\)\. If it was moved or deleted"),
        (Fault("PATCH", 410, body={"message": "Gone"}), r"GitHub no longer has it \(Gone\)\."),
        (Fault("PATCH", 500, times=9), r"GitHub did not do it \(500: Something broke\)\. Run the sweep again"),
        (Fault("PATCH", 301, body={"message": "Moved"}), r"GitHub's answer was cut off or is not what it promises"),
        (Fault("PATCH", 301, body={"message": "Moved"}, headers={"Location": "https://example.org/x"}), r"GitHub's answer was cut off"),
        (Fault("PATCH", cut=True), r"GitHub's answer was cut off"),
    ],
)  # fmt: skip
def test_what_concerns_one_issue_stops_no_other(
    github: FakeGitHub, fault: Fault, because: str
) -> None:
    quiet_sync(github, OLD, LATE)
    github.faults.append(fault)
    done = sync(github, entry("old", "2019", owner="grace"), entry("late", "2026-08"))
    assert list(done.not_handled) == ["old"]
    assert re.search(f"^{because}", done.not_handled["old"])
    assert "| Planned for | August 2026 |" in github.issues[2]["body"]
    github.faults.clear()
    quiet_sync(github, entry("old", "2019", owner="grace"), entry("late", "2026-08"))
    assert "| Planned for | 2019 |" in github.issues[1]["body"]


@pytest.mark.parametrize(
    ("fault", "because"),
    [
        (Fault("PATCH", 401, body={"message": "Bad credentials"}), r"GitHub does not accept the token\. Give the job a token"),
        (Fault("PATCH", 403, body={"message": "Resource not accessible by integration"}), r"The token may not do this \(Resource not accessible by integration\)"),
        (Fault("PATCH", 429, times=9, headers={"Retry-After": "0"}, body={"message": "Slow down"}), r"GitHub asks for patience \(Slow down\)\. Run the sweep again in an hour"),
        (Fault("PATCH", status=0, times=9), r"GitHub cannot be reached at http://127\.0\.0\.1:\d+ \(\w+\)\. Check the address"),
    ],
)  # fmt: skip
def test_what_concerns_all_issues_stops_the_sync_and_names_what_is_undone(
    github: FakeGitHub, fault: Fault, because: str
) -> None:
    quiet_sync(github, OLD, LATE)
    github.faults.append(fault)
    done = sync(github, entry("old", "2019", owner="grace"), entry("late", "2026-08"))
    assert set(done.not_handled) == {"old", "late", ITSELF}
    assert re.search(f"^{because}", done.not_handled["old"])
    assert done.not_handled["late"] == "not tried after that"
    github.faults.clear()
    quiet_sync(github, entry("old", "2019", owner="grace"), entry("late", "2026-08"))


@pytest.mark.parametrize(
    "fault",
    [
        Fault("GET", 502, times=2),
        Fault("GET", 429, headers={"Retry-After": "0"}),
        Fault("GET", 403, headers={"Retry-After": "0"}, body={"message": "You have exceeded a secondary rate limit"}),
        Fault("POST", 429, times=2, headers={"Retry-After": "0"}),
        Fault("POST", 403, headers={"Retry-After": "0"}, body={"message": "You have exceeded a secondary rate limit"}),
        Fault("GET", status=0),
        Fault("GET", cut=True, times=0),
    ],
)  # fmt: skip
def test_a_passing_fault_is_waited_out(github: FakeGitHub, fault: Fault) -> None:
    github.faults.append(fault)
    quiet_sync(github, OLD, LATE)
    assert fault.times == 0
    assert (about(github, "old"), about(github, "late")) == ([1], [2])


@pytest.mark.parametrize(
    ("fault", "because"),
    [
        (Fault("GET", 401, body={"message": "Bad credentials"}), "GitHub does not accept the token"),
        (Fault("GET", 403, body={"message": "Forbidden"}), r"The token may not do this \(Forbidden\)"),
        (Fault("GET", 404, body={"message": "Not Found"}), r"There is no such repository for this token \(Not Found\)"),
        (Fault("GET", 500, times=9), r"GitHub did not do it \(500: Something broke\)"),
        (Fault("GET", 429, times=9, headers={"Retry-After": "0"}), "GitHub asks for patience"),
        (Fault("GET", 403, body={"message": "API rate limit exceeded"}, headers={"X-RateLimit-Reset": "99999999999"}), r"GitHub asks for patience \(API rate limit exceeded\)"),
        (Fault("GET", status=0, times=9), "GitHub cannot be reached"),
        (Fault("GET", cut=True, skip=1), "GitHub's answer was cut off"),
        (Fault("GET", 200, body=[{"number": 1}]), "GitHub's answer was cut off or is not what it promises"),
        (Fault("GET", 200, body=None), "GitHub's answer was cut off or is not what it promises"),
    ],
)  # fmt: skip
def test_when_the_issues_cannot_be_read_nothing_is_done(
    github: FakeGitHub, fault: Fault, because: str
) -> None:
    for number in range(130):
        github.add_issue(f"Something else {number}")
    github.faults.append(fault)
    with pytest.raises(GitHubError, match=f"^{because}"):
        sync(github, OLD)
    assert github.writes == []


def test_an_answer_that_takes_too_long_is_a_failure(github: FakeGitHub) -> None:
    github.faults.append(Fault("POST .*/labels", delay=1.3))
    done = Sync(review_list(OLD), connect(github, timeout=1), TODAY, print)
    done.run()
    assert done.not_handled[ITSELF].startswith("GitHub cannot be reached at http://127.0.0.1:")
    assert about(github, "old") == []


def test_switched_off_issues_are_explained(github: FakeGitHub) -> None:
    github.has_issues = False
    with pytest.raises(GitHubError) as caught:
        sync(github, OLD)
    assert str(caught.value) == (
        "Issues are switched off in this repository. "
        "Switch them on: Settings, General, Features, Issues."
    )


def test_without_the_right_to_make_labels_the_sync_says_so(github: FakeGitHub) -> None:
    github.faults.append(Fault("POST .*/labels", 403, body={"message": "Forbidden"}))
    done = sync(github, OLD)
    assert done.not_handled["old"] == "not tried after that"
    assert set(done.not_handled) == {ITSELF, "old"}
    assert done.not_handled[ITSELF].startswith("The token may not do this (Forbidden).")


def test_a_label_that_an_overlapping_sync_made_is_no_failure(github: FakeGitHub) -> None:
    def overlap(request: Request) -> None:
        if request.method == "POST" and request.path.endswith("/labels"):
            github._label(request.body["name"])

    github.before = overlap
    quiet_sync(github, OLD)


def test_labels_that_github_drops_in_silence_are_reported(github: FakeGitHub) -> None:
    github.may_write = False
    done = sync(github, OLD)
    assert done.not_handled["old"].startswith("GitHub left out the labels")


def test_a_plan_changes_nothing(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    body = github.issues[1]["body"]
    twin = github.add_issue("Twin", body, author="github-actions[bot]")
    writes = len(github.writes)
    plan = Sync(review_list(DONE, LATE), connect(github), TODAY, print).plan()
    assert [(action.kind, action.leaflet, action.issue) for action in plan.actions] == [
        ("close duplicate", "old", twin),
        ("close", "old", 1),
        ("open", "late", None),
    ]
    assert len(github.writes) == writes


def test_a_sync_on_another_day_only_writes_the_digest(github: FakeGitHub) -> None:
    quiet_sync(github, OLD)
    done = Sync(review_list(OLD), connect(github), date(2026, 11, 29), print)
    before = len(github.writes)
    done.run()
    assert github.writes[before:] == [f"PATCH /repos/{REPOSITORY}/issues/2"]
    assert "<!-- leaflint-sweep last=2026-11-29 -->" in digest(github)
