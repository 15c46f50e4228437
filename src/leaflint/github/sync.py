"""Brings the GitHub issues in step with the leaflets, and says what it could not do."""

from __future__ import annotations

from datetime import date

from leaflint.github import heartbeat, issue_text, sync_plan
from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.heartbeat import DIGEST_LABEL, find_digests
from leaflint.github.issues import Issues, Log
from leaflint.github.models import LABEL, Issue, IssueFields
from leaflint.github.sync_plan import STATUS_LABELS, Action, SyncPlan, close_duplicates
from leaflint.reviews.review_list import ReviewList

_LABELS = (
    (LABEL, "1d76db", "A leaflet's review, followed by Leaflint"),
    (DIGEST_LABEL, "1d76db", "What is overdue, and when the sweep last ran"),
    *((name, "d93f0b", "How the leaflet's review stands") for name in STATUS_LABELS.values()),
)
"""Name, colour and description of each label."""

ITSELF = "the sweep itself"
"""Stands among what was not handled, for what concerns no leaflet."""


class Sync:
    """One sync of the issues of a repository; `not_handled`: what failed, and why, by leaflet."""

    def __init__(self, reviews: ReviewList, client: Client, today: date, log: Log) -> None:
        self.not_handled: dict[str, str] = {}
        self._reviews = reviews
        self._today = today
        self._log = log
        self._issues = Issues(client, log)
        access = client.access
        self._blob = f"{access.server}/{access.repository}/blob/HEAD"

    def plan(self) -> SyncPlan:
        """Work out what is to be done, and do nothing; raises `GitHubError` if issues stay unread."""
        issues = self._issues.list_all()
        plan = sync_plan.plan_sync(self._reviews, issues, self._blob)
        return SyncPlan((*close_duplicates(issues), *plan.actions), plan.left)

    def run(self) -> SyncPlan:
        """Do it all, and record in the digest issue that it was done.

        Raises `GitHubError` if the issues could not be read, so that nothing was done.
        """
        issues = self._issues.list_all()
        plan = sync_plan.plan_sync(self._reviews, issues, self._blob)
        self.not_handled = {unread.leaflet: unread.because for unread in self._reviews.unread}
        waiting = list(plan.actions)
        try:
            self._issues.create_labels(_LABELS)
            self._do_all(waiting)
            number = self._write_digest(find_digests(issues), len(plan.left))
            issues += self._issues.list_new()
            self._do_all(list(close_duplicates(issues)))
            for digest in find_digests(issues):
                if digest.number != number and digest.state == "open":
                    self._issues.edit(digest.number, sync_plan.CLOSED)
                    self._log(f"digest closed (#{digest.number}), the same as #{number}")
        except GitHubError as error:
            self.not_handled[ITSELF] = str(error)
            for action in waiting:
                self.not_handled.setdefault(action.leaflet, "not tried after that")
        return plan

    def _do_all(self, waiting: list[Action]) -> None:
        """Do one thing after the other, take it off the list, and note what could not be done."""
        while waiting:
            try:
                self._do(waiting[0])
            except GitHubError as error:
                self.not_handled[waiting[0].leaflet] = str(error)
                if error.fatal:
                    raise
            waiting.pop(0)

    def _do(self, action: Action) -> None:
        fields = self._with_assignee(action)
        if action.issue is None:
            number = self._issues.open_once(
                fields, lambda issue: issue_text.leaflet_of(issue) == action.leaflet
            )
        else:
            number = action.issue
            if action.comment is not None:
                self._issues.comment_once(number, *action.comment)
            self._issues.edit(number, fields)
        self._log(f"{action.kind}: {action.leaflet} (#{number}), {action.why}")

    def _with_assignee(self, action: Action) -> IssueFields:
        """Return what is sent, with the new owner where GitHub lets that person be assigned.

        In an issue that is there, nobody stays assigned in the place of one who cannot be.
        """
        if action.owner is None:
            return action.fields
        person = self._reviews.people.get(action.owner)
        login = person.github if person and person.kind == "person" else None
        if login and self._issues.can_assign(login):
            return {**action.fields, "assignees": (login,)}
        return action.fields if action.issue is None else {**action.fields, "assignees": ()}

    def _write_digest(self, digests: list[Issue], left: int) -> int:
        """Write the digest issue; only a sync that did all it should renews the date in it."""
        issue = next(iter(digests), None)
        last = heartbeat.last_sync(issue) if self.not_handled else self._today
        body = heartbeat.digest_body(self._reviews, last, self.not_handled, left)
        labels = (LABEL, DIGEST_LABEL)
        if issue is None:
            new: IssueFields = {"title": heartbeat.TITLE, "body": body, "labels": labels}
            number = self._issues.open_once(new, lambda other: bool(find_digests([other])))
            self._log(f"digest opened (#{number})")
            return number
        if fields := issue.changes(body, tuple(sorted({*labels, *issue.labels}))):
            self._issues.edit(issue.number, fields)
            self._log(f"digest written (#{issue.number})")
        return issue.number
