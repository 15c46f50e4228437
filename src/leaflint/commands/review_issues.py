"""`leaflint reviews sync` and `leaflint reviews status`: what needs GitHub."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date

from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.github.client import Access, GitHub
from leaflint.github.proof import DIGEST_LABEL, find_digests, judge_age, last_sweep
from leaflint.github.refusal import Refusal
from leaflint.github.sweep import Sweep
from leaflint.reviews.estate import Estate
from leaflint.reviews.words import summary


def sync(estate: Estate, today: date, *, dry_run: bool) -> int:
    """Bring the issues in step; 0 when everything was done, 1 when something was not.

    Raises:
        UsageError: nothing could be done.
    """
    sweep = Sweep(estate, GitHub(access(os.environ)), today, lambda line: print(visible(line)))
    try:
        plan = sweep.plan() if dry_run else sweep.run()
    except Refusal as refusal:
        raise UsageError(f"the sweep did nothing: {refusal}") from None
    if dry_run:
        for action in plan.actions:
            number = f" (#{action.issue})" if action.issue else ""
            print(visible(f"would {action.kind}: {action.leaflet}{number}, {action.why}"))
    print(f"{summary(estate)}.")
    print(f"{len(plan.left)} left for the next sweep{': ' * bool(plan.left)}{', '.join(plan.left)}")
    for name, because in sorted(sweep.not_handled.items()):
        print(visible(f"leaflint: not handled: {name}: {because}"), file=sys.stderr)
    return 1 if sweep.not_handled or estate.unread else 0


def status(estate: Estate, today: date) -> int:
    """Say when the sweep last ran; 0 when that is recent enough, 1 when it is not.

    Raises:
        UsageError: GitHub could not be asked.
    """
    try:
        issues = GitHub(access(os.environ)).digests(DIGEST_LABEL)
    except Refusal as refusal:
        raise UsageError(f"nobody knows when the review sweep last ran: {refusal}") from None
    digests = find_digests(issues)
    last = last_sweep(digests[0]) if digests else None
    alive, said = judge_age(last, today, estate.settings.sweep_days)
    print(said if alive else f"leaflint: {said}", file=sys.stdout if alive else sys.stderr)
    return 0 if alive else 1


def access(environment: Mapping[str, str]) -> Access:
    """Read where GitHub is from the variables that GitHub Actions sets.

    Raises:
        UsageError: a variable is missing.
    """
    missing = [name for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN") if not environment.get(name)]
    if missing:
        raise UsageError(
            f"{' and '.join(missing)} must be set; in a workflow: "
            "`env: GITHUB_TOKEN: ${{ github.token }}`"
        )
    return Access(
        api=environment.get("GITHUB_API_URL") or "https://api.github.com",
        repository=environment["GITHUB_REPOSITORY"],
        token=environment["GITHUB_TOKEN"],
        server=environment.get("GITHUB_SERVER_URL") or "https://github.com",
    )
