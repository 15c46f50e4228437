"""The comment on a pull request: what the check came to, for an editor who has ten seconds."""

from __future__ import annotations

from urllib.parse import quote

from leaflint.core.plural import count
from leaflint.engine.report import Report
from leaflint.github.check_run import CheckRun
from leaflint.report.sections import Place
from leaflint.report.summary import to_summary

MARKER = "<!-- leaflint report -->"
"""Is hidden in the comment, by which it is found again."""
LIMIT = 65_000
"""Bytes of the comment; GitHub refuses one of more than 65,536 characters."""

_UNFINISHED = """\
## ⛔ The leaflets could not be checked

**What to do:** nothing was passed. Open [the run]({run}) to see what stopped it, or ask an engineer.
"""
_FOOTER = """
---
The check {ended}: [all that it found, and what changed in meaning]({run}). \
Checked at {commit}; a new commit brings this comment up to date.
"""


def comment(report: Report | None, run: CheckRun, server: str, suggestions: int) -> str:
    """Return the comment, in Markdown.

    Args:
        report: what the check found; None when it left no report that can be read.
        run: the run of the check.
        server: web address of GitHub.
        suggestions: how many suggestions stand on the lines.
    """
    ended = "passed" if run.conclusion == "success" else "did not pass"
    footer = _FOOTER.format(run=run.html_url, commit=run.head_sha[:8], ended=ended)
    head = f"{server}/{run.head_repository.full_name}"
    place = Place(
        limit=LIMIT - len(footer.encode()) - len(MARKER) - 1,
        rest=f"[The summary of the run]({run.html_url}) has them all.",
        files=f"{head}/blob/{run.head_sha}/",
        editor=f"{head}/edit/{quote(run.head_branch)}/",
        note=_offer(suggestions),
    )
    page = to_summary(report, place) if report else ""
    # The top of a report is never cut; one too large for a comment was not written by Leaflint.
    if not page or len(page.encode()) > place.limit:
        page = _UNFINISHED.format(run=run.html_url)
    return f"{MARKER}\n{page}{footer}"


def _offer(suggestions: int) -> str:
    if not suggestions:
        return ""
    words = count(suggestions, "safe correction")
    return f"💡 **With a click:** {words} below, on the lines. Open each and choose *Commit suggestion*."
