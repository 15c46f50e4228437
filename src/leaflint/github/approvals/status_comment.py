"""The comment on how a pull request stands with its sign-offs: for reviewers, with the lines to paste."""

from __future__ import annotations

from collections.abc import Sequence

from leaflint.core.escape import escape, fence
from leaflint.core.version import DOCUMENTATION
from leaflint.github.approvals.answers import Answer
from leaflint.github.approvals.waiting import Status
from leaflint.operations.needed import Needed

MARKER = "<!-- leaflint sign-off -->"
"""Is hidden in the comment, by which it is found again."""

_SIGNS = {"success": "✅", "pending": "✍️", "failure": "⛔", "error": "⛔"}
_HOW = """\
**What to do:** read [the leaflets and what changed in them]({page}). If all is right, choose **Review \
changes**, then **Approve**, and paste the line of each leaflet that you approve. Change no word of it but \
the evidence. Do not edit the review afterwards: then it counts no longer.
"""
_SWAPPED = f"""\
**Only a phone number was swapped** in what follows, as the directory says: it may be merged at once, so \
that nobody calls the wrong one. Call the new number first. Approve with the line, now or [afterwards]\
({DOCUMENTATION}/emergency.md#next-morning).
"""
_WORDING = (
    "If what changed changes no meaning, the line may begin with `Wording only:` in place of \
`Change approved:`.\n"
)
_ADVISORY = (
    "_Advice only: without a GitHub App, [others can set this status too]"
    f"({DOCUMENTATION}/sign-off.md#for-whoever-sets-this-up)._\n"
)
_MOST = 30
"""Leaflets whose lines are shown."""


def status_comment(
    status: Status, needed: Sequence[Needed], answers: Sequence[Answer], page: str, *, binding: bool
) -> str:
    """Return the comment, in Markdown; `page` is the address of the page for reviewers."""
    approved = {answer.line: answer for answer in answers if answer.record}
    waiting = [leaflet for leaflet in needed if leaflet.leaflet not in approved]
    waiting.sort(key=lambda leaflet: leaflet.may_wait)
    shown = waiting[:_MOST]
    swapped = [leaflet for leaflet in shown if leaflet.may_wait]
    parts = [MARKER, f"## {_SIGNS[status.state]} Sign-off: {escape(status.description)}", ""]
    if waiting:
        parts.append(_HOW.format(page=page))
        parts += [_line(leaflet) for leaflet in shown if not leaflet.may_wait]
        parts += [_SWAPPED, *map(_line, swapped)] if swapped else []
        if len(waiting) > _MOST:
            parts.append(
                f"{len(waiting) - _MOST} more leaflets wait; their lines come once these are approved.\n"
            )
        if any(leaflet.line.startswith("Change") and not leaflet.may_wait for leaflet in waiting):
            parts.append(_WORDING)
    parts += _said(answers)
    if not binding:
        parts.append(_ADVISORY)
    return "\n".join(parts)


def _line(leaflet: Needed) -> str:
    names = " or ".join(leaflet.approvers[:3]) or "somebody who may approve its topics"
    return f"**{escape(leaflet.title)}**, waits for {escape(names)}:\n\n{fence(leaflet.line, '')}\n"


def _said(answers: Sequence[Answer]) -> list[str]:
    """Return what counts, and what does not, with the reason."""
    counts = [answer for answer in answers if answer.record]
    refused = [answer for answer in answers if not answer.record]
    parts = []
    if counts:
        parts.append("Approved in exactly this text:\n")
        parts += [f"- {_who(answer)}: {escape(answer.line)}" for answer in counts]
        parts.append("")
    if refused:
        parts.append("Does not count:\n")
        for answer in refused:
            parts.append(
                f"- {_who(answer)}: “{escape(answer.line[:200])}”: {escape(answer.refusal)}"
            )
        parts.append("")
    return parts


def _who(answer: Answer) -> str:
    author = answer.said.author
    login = escape(author.login) if author else "an account that is gone"
    return f"[{login}]({answer.said.url})"
