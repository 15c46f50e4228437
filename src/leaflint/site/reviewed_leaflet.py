"""One leaflet of the page for reviewers: all that somebody must see who is to approve it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from leaflint.checks import review_date
from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import Snapshot
from leaflint.core.finding import Finding
from leaflint.engine.options import Options, default_cache, default_jobs
from leaflint.engine.result import Details
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import Tree
from leaflint.operations.changes.change_report import LeafletChange
from leaflint.operations.needed import Needed, is_unapproved
from leaflint.site.finding_groups import FindingGroup, by_severity
from leaflint.site.inline import one_line, safe_url
from leaflint.site.leaflet_view import LeafletView, view_leaflet
from leaflint.site.minutes import reading_time
from leaflint.site.pictures import pictures_inside

MOST_FINDINGS = 40
"""Findings of one leaflet that are shown, the worst first."""


class Source(NamedTuple):
    """What a leaflet rests on, when somebody last checked it, and whether that is too long ago."""

    title: str
    url: str
    checked: str
    is_old: bool


class Reviewed(NamedTuple):
    """A leaflet of the page; `name` begins the ids of its places on it."""

    name: str
    file: str
    change: LeafletChange | None
    """What changed in it; None where nothing did, and it waits for a sign-off all the same."""
    needed: Needed | None
    view: LeafletView | None = None
    """None for a leaflet that is gone, or cannot be read."""
    words: int = 0
    sources: tuple[Source, ...] = ()
    read_before: str = ""
    """What whoever reviewed the whole leaflet last read for it, in a sentence."""
    findings: tuple[FindingGroup, ...] = ()
    """What the checks find, under "3 errors" and so on, but that nobody approved the text."""
    excused: tuple[Finding, ...] = ()
    """The findings that a waiver covers."""
    not_shown: int = 0
    """Findings for which there is no room, and those that wait in the baseline."""
    checked: bool = False
    """Whether every check ran on it."""

    @property
    def title(self) -> str:
        """What it is called."""
        known = self.change or self.needed
        return known.title if known else self.file

    @property
    def reading(self) -> str:
        """How long it takes to read the whole leaflet."""
        return reading_time(self.words)


class Reviewer:
    """Looks at one leaflet after another; pictures take the room that the page has for them."""

    def __init__(self, tree: Tree, reference: str, today: date) -> None:
        """Look at a tree on a day; what changed is counted from a reference, such as a branch."""
        options = Options(changed_since=reference, jobs=default_jobs(), cache=default_cache())
        self._workspace = Workspace(tree, today, options)
        self._plan, self._snapshot = self._workspace.plan, Snapshot(tree)
        self._source = pictures_inside(tree)

    def look_at(self, reviewed: Reviewed) -> Reviewed:
        """Return a leaflet with all that the page says of it."""
        if reviewed.change and reviewed.change.kind == "gone":
            return reviewed
        details = self._workspace.check_leaflet(reviewed.file)
        reviewed = _with_findings(reviewed, details)
        leaflet = self._snapshot.leaflet(reviewed.file)
        if leaflet is None:
            return reviewed
        review, context = details.summary.review, self._plan.context
        return reviewed._replace(
            view=view_leaflet(leaflet, context, review, reviewed.name, self._source),
            words=leaflet.counts.words,
            sources=self._sources(leaflet),
            read_before=self._read_before(leaflet),
        )

    def _sources(self, leaflet: Leaflet) -> tuple[Source, ...]:
        policy = self._plan.settings_of(review_date.CHECK)
        risk, today = leaflet.data.risk, self._plan.context.today
        return tuple(
            Source(
                one_line(evidence.title),
                safe_url(evidence.url or ""),
                evidence.checked.spoken if evidence.checked else "",
                policy is not None and policy.is_old(evidence.checked, risk, today),
            )
            for evidence in leaflet.data.evidence
        )

    def _read_before(self, leaflet: Leaflet) -> str:
        loaded = self._plan.context.sign_offs.get(leaflet.data.id)
        last = loaded.data.last_review if loaded and loaded.data else None
        if last is None or not last.evidence:
            return ""
        read = "; ".join(one_line(evidence).rstrip(".") for evidence in last.evidence)
        name = self._plan.context.name_of(last.by)
        return f"{name} read for the review of {last.date.spoken}: {read}"


def _with_findings(reviewed: Reviewed, details: Details) -> Reviewed:
    findings = details.findings
    counting = [it for it in findings if it.counts and not is_unapproved(it)]
    counting.sort(key=lambda finding: finding.severity.rank)
    waiting = sum(finding.in_baseline for finding in findings)
    return reviewed._replace(
        findings=by_severity(counting[:MOST_FINDINGS]),
        excused=tuple(finding for finding in findings if finding.waived is not None),
        not_shown=max(0, len(counting) - MOST_FINDINGS) + waiting,
        checked=details.summary.checked,
    )
