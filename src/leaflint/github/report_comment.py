"""The comment on a pull request, from the run of the check and the report that it handed over.

Whoever wrote the pull request could have written the report too. The comment says what the check
came to, for an editor who has ten seconds.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from leaflint.core.errors import UsageError
from leaflint.core.plural import count
from leaflint.engine import report_file
from leaflint.engine.report import FORMAT_VERSION, Report
from leaflint.github.models import ApiModel, CheckRun
from leaflint.report.sections import Place
from leaflint.report.summary import to_summary

MAX_BYTES = 20_000_000
"""Size of a report; one on 3,000 leaflets with a finding each has about 4 MB."""
MAX_COMMAS = 600_000
"""Commas in a report, one for each 38 bytes of a real one: a report that is all brackets would take
gigabytes to read."""
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


class _Event(ApiModel):
    workflow_run: CheckRun


def read_event(file: Path) -> CheckRun:
    """Read the event that started this workflow.

    Raises:
        UsageError: it is not the end of a run on a pull request.
    """
    try:
        return _Event.model_validate_json(file.read_bytes()).workflow_run
    except OSError as error:
        raise UsageError(f"{file}: the event cannot be read: {error.strerror}") from None
    except ValidationError:
        raise UsageError(f"{file}: this is not the end of a run on a pull request") from None


def read_report(file: Path) -> Report | None:
    """Read the report, or return None when there is none or it is not what a report must be."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES or content.count(b",") > MAX_COMMAS:
            return None
        report = report_file.read_report(content)
    except (OSError, ValidationError):
        return None
    is_ours = report.format_version == FORMAT_VERSION and _stays_inside(report)
    return report if is_ours else None


def _stays_inside(report: Report) -> bool:
    """Return whether no path leads out of the repository: links to pages for editing are made of them."""
    paths = {finding.position.file for finding in report.findings}
    paths |= {leaflet.file for leaflet in report.leaflets}
    return not any(".." in path.split("/") for path in (report.folder, *paths))


def comment(report: Report | None, run: CheckRun, server: str, suggestions: int) -> str:
    """Return the comment, in Markdown; `report` is None when there is none that can be read.

    `server` is the web address of GitHub; `suggestions` is how many stand on the lines.
    """
    ended = "passed" if run.conclusion == "success" else "did not pass"
    footer = _FOOTER.format(run=run.html_url, commit=run.head_sha[:8], ended=ended)
    head = f"{server}/{run.head_repository}"
    words = count(suggestions, "safe correction")
    offer = f"💡 **With a click:** {words} below, on the lines. Open each and choose *Commit suggestion*."
    place = Place(
        limit=LIMIT - len(footer.encode()) - len(MARKER) - 1,
        rest=f"[The summary of the run]({run.html_url}) has them all.",
        files=f"{head}/blob/{run.head_sha}/",
        editor=f"{head}/edit/{quote(run.head_branch)}/",
        note=offer if suggestions else "",
    )
    page = to_summary(report, place) if report else ""
    # The top of a report is never cut; one too large for a comment was not written by Leaflint.
    if not page or len(page.encode()) > place.limit:
        page = _UNFINISHED.format(run=run.html_url)
    return f"{MARKER}\n{page}{footer}"
