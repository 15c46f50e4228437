"""`leaflint reviews sync` and `leaflint reviews status`: what needs GitHub."""

from __future__ import annotations

import os
import sys
from datetime import date

from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.github.client import Access, Client
from leaflint.github.errors import GitHubError
from leaflint.github.heartbeat import DIGEST_LABEL, check_heartbeat, find_digests, last_sync
from leaflint.github.issues import Issues
from leaflint.github.sync import Sync
from leaflint.reviews.review_list import ReviewList
from leaflint.reviews.words import summary


def sync(reviews: ReviewList, today: date, *, dry_run: bool) -> int:
    """Bring the issues in step; 0 when everything was done, 1 when something was not.

    Raises:
        UsageError: nothing could be done.
    """
    job = Sync(reviews, _connect(), today, lambda line: print(visible(line)))
    try:
        plan = job.plan() if dry_run else job.run()
    except GitHubError as error:
        raise UsageError(f"the sweep did nothing: {error}") from None
    if dry_run:
        for action in plan.actions:
            number = f" (#{action.issue})" if action.issue else ""
            print(visible(f"would {action.kind}: {action.leaflet}{number}, {action.why}"))
    print(f"{summary(reviews)}.")
    print(f"{len(plan.left)} left for the next sweep{': ' * bool(plan.left)}{', '.join(plan.left)}")
    for name, because in sorted(job.not_handled.items()):
        print(visible(f"leaflint: not handled: {name}: {because}"), file=sys.stderr)
    return 1 if job.not_handled or reviews.unread else 0


def status(reviews: ReviewList, today: date) -> int:
    """Say when the last sync ran; 0 when that is recent enough, 1 when it is not.

    Raises:
        UsageError: GitHub could not be asked.
    """
    try:
        digests = find_digests(Issues(_connect(), print).with_label(DIGEST_LABEL))
    except GitHubError as error:
        raise UsageError(f"nobody knows when the review sweep last ran: {error}") from None
    last = last_sync(digests[0]) if digests else None
    is_recent, text = check_heartbeat(last, today, reviews.settings.sweep_days)
    print(text if is_recent else f"leaflint: {text}", file=sys.stdout if is_recent else sys.stderr)
    return 0 if is_recent else 1


def _connect() -> Client:
    """Return the client for the repository that the variables of GitHub Actions name.

    Raises:
        UsageError: a variable is missing.
    """
    known = os.environ
    missing = [name for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN") if not known.get(name)]
    if missing:
        raise UsageError(
            f"{' and '.join(missing)} must be set; in a workflow: "
            "`env: GITHUB_TOKEN: ${{ github.token }}`"
        )
    access = Access(
        api=known.get("GITHUB_API_URL") or "https://api.github.com",
        repository=known["GITHUB_REPOSITORY"],
        token=known["GITHUB_TOKEN"],
        server=known.get("GITHUB_SERVER_URL") or "https://github.com",
    )
    return Client(access)
