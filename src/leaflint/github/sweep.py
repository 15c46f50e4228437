"""A sweep: brings the GitHub issues in step with the leaflets, and says what it could not do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from leaflint.github.actions import Action, Fields, Plan
from leaflint.github.client import GitHub
from leaflint.github.desk import Desk, Tell
from leaflint.github.issue import LABEL, STATUS_LABELS, Issue, marker_of
from leaflint.github.plan import duplicates, make_plan
from leaflint.github.proof import DIGEST_LABEL, TITLE, digest_body, find_digests, last_sweep
from leaflint.github.refusal import Refusal
from leaflint.reviews.estate import Estate

_LABELS = (
    (LABEL, "1d76db", "A leaflet's review, followed by Leaflint"),
    (DIGEST_LABEL, "1d76db", "What is overdue, and when the sweep last ran"),
    *((name, "d93f0b", "How the leaflet's review stands") for name in STATUS_LABELS.values()),
)
"""Name, colour and description of each label."""

ITSELF = "the sweep itself"
"""Stands among what was not handled for what concerns no leaflet."""


@dataclass
class Sweep:
    """One sweep over the issues of a repository.

    Attributes:
        estate: the leaflets.
        github: the issues.
        ran_on: the day on which it runs.
        tell: is told each thing that was done.
        not_handled: what could not be done, and why, by leaflet.
        handled: what was done.
    """

    estate: Estate
    github: GitHub
    ran_on: date
    tell: Tell
    not_handled: dict[str, str] = field(default_factory=dict)
    handled: set[Action] = field(default_factory=set)

    def plan(self) -> Plan:
        """Work out what is to be done, and do nothing.

        Raises:
            Refusal: the issues could not be read.
        """
        issues = self.github.issues()
        plan = make_plan(self.estate, issues, self.github.access.blob)
        return Plan((*duplicates(issues), *plan.actions), plan.left)

    def run(self) -> Plan:
        """Do it all, and leave the proof of it in the digest issue.

        Raises:
            Refusal: the issues could not be read, so nothing was done.
        """
        issues = self.github.issues()
        plan = make_plan(self.estate, issues, self.github.access.blob)
        desk = Desk(self.github, self.tell, max((issue.number for issue in issues), default=0))
        self.not_handled = {one.leaflet: one.because for one in self.estate.unread}
        try:
            desk.make_labels(_LABELS)
            self._do_all(plan.actions, desk)
            number = self._write_digest(find_digests(issues), len(plan.left), desk)
            issues += desk.newcomers()
            self._do_all(duplicates(issues), desk)
            self._close_other_digests(issues, number)
        except Refusal as refusal:
            self.not_handled[ITSELF] = str(refusal)
            for action in plan.actions:
                if action not in self.handled:
                    self.not_handled.setdefault(action.leaflet, "not tried after that")
        return plan

    def _do_all(self, actions: tuple[Action, ...], desk: Desk) -> None:
        """Do one thing after the other, and note what could not be done.

        Raises:
            Refusal: something went wrong that concerns all.
        """
        for action in actions:
            try:
                self._do(action, desk)
                self.handled.add(action)
            except Refusal as refusal:
                self.not_handled[action.leaflet] = str(refusal)
                if refusal.fatal:
                    raise

    def _do(self, action: Action, desk: Desk) -> None:
        fields = action.fields
        if action.owner is not None:
            person = self.estate.people.get(action.owner)
            fields = desk.assign(fields, person, anew=action.issue is not None)
        if action.issue is None:
            number = desk.open_once(fields, lambda issue: _is_about(issue, action.leaflet))
        else:
            number = action.issue
            if action.comment is not None:
                desk.say_once(number, action.comment)
            self.github.edit(number, fields.as_json())
        self.tell(f"{action.kind}: {action.leaflet} (#{number}), {action.why}")

    def _close_other_digests(self, issues: list[Issue], digest: int) -> None:
        for issue in find_digests(issues):
            if issue.number != digest and issue.state == "open":
                self.github.edit(issue.number, {"state": "closed", "state_reason": "not_planned"})
                self.tell(f"digest closed (#{issue.number}), the same as #{digest}")

    def _write_digest(self, digests: list[Issue], left: int, desk: Desk) -> int:
        """Write the digest issue; only a sweep that did all it should renews the date in it."""
        issue = digests[0] if digests else None
        last = last_sweep(issue) if self.not_handled else self.ran_on
        body = digest_body(self.estate, last, self.not_handled, left)
        labels = (LABEL, DIGEST_LABEL)
        if issue is None:
            fields = Fields(title=TITLE, body=body, labels=labels)
            number = desk.open_once(fields, lambda one: bool(find_digests([one])))
            self.tell(f"digest opened (#{number})")
            return number
        fields = Fields(
            body=body if body != issue.body.replace("\r\n", "\n") else None,
            labels=None
            if set(labels) <= set(issue.labels)
            else tuple(sorted({*labels, *issue.labels})),
            state="open" if issue.state == "closed" else None,
        )
        if fields.as_json():
            self.github.edit(issue.number, fields.as_json())
            self.tell(f"digest written (#{issue.number})")
        return issue.number


def _is_about(issue: Issue, leaflet: str) -> bool:
    marker = marker_of(issue)
    return marker is not None and marker.leaflet == leaflet
