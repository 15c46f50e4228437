"""How the leaflets stood at the end of each month, by git's history and today's policy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from leaflint.checks.review_date.settings import Settings
from leaflint.checks.summary import NEEDS_REVIEW
from leaflint.content.models.sign_off import sign_off_file
from leaflint.core.dates import add_months
from leaflint.engine.options import Options
from leaflint.engine.plan import Plan
from leaflint.files import git
from leaflint.files.places import ADOPTION, POLICY, find_leaflets
from leaflint.files.tree import LINK, CommitTree, Tree
from leaflint.site.figures import Figures, Stand, Trend, add_up
from leaflint.site.past_texts import CheckedText, PastTexts, Version

_MONTHS = 24
"""How far back trends go: as far as the load of reviews looks ahead."""
_NO_HISTORY = (
    "No trend: history is not here. This copy of the repository was made without all of git's history; "
    "in CI, fetch it (actions/checkout: fetch-depth: 0)."
)
_YOUNG = "No trend yet: no leaflet is older here than this month."


class _Month(NamedTuple):
    """A month that is over: its last day, and the commit that was in force then."""

    day: date
    commit: str


def read_trend(plan: Plan, options: Options, settings: Settings, today: Figures) -> Trend:
    """Return the trend of a repository; a text that no earlier run has checked is checked.

    The settings are those of reviews; `today` are the figures of today.
    """
    tree = plan.tree
    if not plan.context.versions.complete:
        return Trend((today,), missing=_NO_HISTORY)
    texts = PastTexts(plan, options)
    past = [_figures(tree, month, texts, settings) for month in _past_months(tree, today.day)]
    texts.keep()
    figures = tuple(month for month in past if month.all)
    if not figures:
        return Trend((today,), missing=_YOUNG)
    return Trend((*figures, today), _policy_changes(tree))


def _figures(root: Tree, month: _Month, texts: PastTexts, settings: Settings) -> Figures:
    """Return the figures of the end of a month."""
    tree = CommitTree(root.root, month.commit)
    stands, unread = [], 0
    for file in find_leaflets(tree).leaflets:
        blob = tree.blobs[file]
        version = Version(file, blob)
        text = CheckedText() if blob == LINK else texts.check(version)
        if text.leaflet is None:
            unread += 1
        elif text.published:
            stands.append(_stand(month, texts, version, tree, settings))
    return add_up(month.day, stands, unread)


def _stand(
    month: _Month, texts: PastTexts, version: Version, tree: CommitTree, settings: Settings
) -> Stand:
    text, day = texts.check(version), month.day
    file = sign_off_file(text.leaflet or "")
    blob = tree.blobs.get(file, LINK)
    signed = None if blob == LINK else Version(file, blob)
    due, status = text.next_review, settings.review_status(text.next_review, day)
    return Stand(
        is_late=status in NEEDS_REVIEW,
        days_overdue=max(0, (day - due.last).days) if due else 0,
        is_signed=texts.is_signed(version, signed),
        age=text.age,
        findings=text.findings,
        waivers=texts.waivers(version, signed, day),
    )


def _past_months(tree: Tree, today: date) -> tuple[_Month, ...]:
    """Return the last months that are over, oldest first, from the one that brought the first commit.

    The whole history must be here.
    """
    commits = list(_commits(tree))
    months = []
    for back in range(_MONTHS, 0, -1):
        day = add_months(today.replace(day=1), 1 - back) - timedelta(days=1)
        # The clocks of those who commit differ: what counts is the order of the main line.
        last = next((name for committed, name in reversed(commits) if committed <= day), None)
        if last is not None:
            months.append(_Month(day, last))
    return tuple(months)


def _policy_changes(tree: Tree) -> frozenset[str]:
    """Return the months (YYYY-MM) in which the policy changed, without the commit that brought it."""
    changes = list(_commits(tree, POLICY, ADOPTION))
    return frozenset(f"{day:%Y-%m}" for day, _ in changes[1:])


def _commits(tree: Tree, *paths: str) -> Iterator[tuple[date, str]]:
    """Yield the day and the name of each commit of the main line that changed a file, oldest first.

    What a merge brought counts from the day of the merge: only then was it in force.
    """
    options = ("--first-parent", "--reverse", "--format=%cs %H")
    log = git.output(tree.root, "log", *options, tree.commit or "HEAD", "--", *(paths or (".",)))
    for line in log.splitlines():
        day, _, commit = line.partition(" ")
        yield date.fromisoformat(day), commit
