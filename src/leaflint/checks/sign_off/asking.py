"""Who is asked to approve a leaflet, how, and until when that may take."""

from __future__ import annotations

from datetime import date, timedelta

from leaflint.checks.check import Context
from leaflint.checks.sign_off.settings import Settings
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignOff
from leaflint.core.dates import spoken_day


def ask(leaflet: Leaflet, last: SignOff | None, settings: Settings, context: Context) -> str:
    """Return who is asked to approve a leaflet, and how: if possible whoever did so last."""
    able = [
        person
        for person in context.people.people
        if person.why_not_approver(leaflet.data.topics, context.today) is None
        and not (settings.refuse_owner and person.id == leaflet.data.owner)
    ]
    able.sort(key=lambda person: (last is None or person.id != last.by, not person.approves))
    if not able:
        return "nobody in content/people.yaml may approve all topics of the leaflet: add somebody."
    person = able[0]
    if settings.on_github:
        step = f"{person.name} approves it in a review of its pull request"
        if context.base:
            return f"{step}; the status Sign-off says who is waited for."
        return f"{step}, and {_due(leaflet, settings, context)}."
    if leaflet.data.risk in settings.github_identity:
        return f"{person.name} approves it on GitHub (docs/sign-off.md)."
    option = " --change" if last and last.kind != "withdrawn" else ""
    command = f"leaflint sign-off {leaflet.data.id}{option} --by {person.id}"
    return f"{person.name} approves it, with: {command}"


def _due(leaflet: Leaflet, settings: Settings, context: Context) -> str:
    """Say until when the record of an approval may come, from the day of the leaflet's last change."""
    changed = context.last_change(leaflet.file)
    if changed == date.min:
        return "the record follows its merge"
    due = changed + timedelta(days=settings.days_to_commit)
    verb = "is" if context.today <= due else "was"
    return f"the record {verb} due by {spoken_day(due)}"
