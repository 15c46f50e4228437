"""What stands above a leaflet and its sections while somebody edits: reading age, and the approval."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from leaflint.checks import reading_age, sign_off
from leaflint.checks.reading_age.scoring import measure
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.minor import edit_rules
from leaflint.checks.summary import ReadingAge
from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Position
from leaflint.server.explain import COMMAND
from leaflint.server.view import View
from leaflint.text.reading.scores import Age


def find_lenses(view: View) -> list[types.CodeLens]:
    """Return the lenses of a leaflet; none of another file, or while it is broken."""
    leaflet = view.leaflet
    if leaflet is None:
        return []
    former = view.repository.former(view.path)
    return [*_reading(view, leaflet, former), *_approval(view, leaflet, former)]


def _lens(view: View, at: Position, title: str, rule: str) -> types.CodeLens:
    line = view.places.range_of(at).start.line
    start = types.Position(line, 0)
    return types.CodeLens(
        types.Range(start, start), types.Command(title, COMMAND, arguments=[rule])
    )


def _reading(view: View, leaflet: Leaflet, former: Leaflet | None) -> Iterator[types.CodeLens]:
    now = _measure(view, leaflet)
    if now is None:
        return
    before = _measure(view, former) if former else None
    ages = {section.heading: section.age for section in before.sections} if before else {}
    title = f"Reading age {now.age} years, target {now.target:g}"
    title += _change(now.age, before.age if before else None)
    yield _lens(view, leaflet.at("title"), title, "reading-age/above-target")
    for number, section in enumerate(now.sections):
        if section.age is not None:
            title = f"Reading age {section.age} years"
            title += _change(section.age, ages.get(section.heading))
            at = leaflet.at("sections", number, "heading")
            yield _lens(view, at, title, "reading-age/above-target")


def _measure(view: View, leaflet: Leaflet) -> ReadingAge | None:
    settings = view.plan.settings_of(reading_age.CHECK)
    return measure(leaflet, settings, view.plan.context) if settings else None


def _change(now: Age, before: Age | None) -> str:
    """Say how an age changed since the last commit; nothing where it was not measured then."""
    if before is None:
        return ""
    change = round(now.held - before.held, 1)
    if change == 0:
        return " (as at the last commit)"
    return f" ({abs(change):.1f} {'more' if change > 0 else 'less'} than at the last commit)"


def _approval(view: View, leaflet: Leaflet, former: Leaflet | None) -> Iterator[types.CodeLens]:
    """Say whether the edits since the last commit end an approval or keep it."""
    if leaflet.data.status != "published":
        return
    now = _approval_of(view, leaflet)
    if now is None:
        return
    at = leaflet.at("id")
    if now.record is None:
        yield _lens(view, at, "Nobody has approved this leaflet yet", "sign-off/unsigned")
        return
    whose = f"{view.plan.context.name_of(now.record.by)}'s approval"
    before = _approval_of(view, former) if former else None
    held = before is not None and before.state != "voided"
    is_edited = former is None or approved_text(former) != approved_text(leaflet)
    if now.state == "voided":
        title = f"This edit ends {whose}" if held else f"{whose} no longer holds"
        yield _lens(view, at, title, "sign-off/voided")
    elif now.swaps:
        yield _lens(view, at, f"A number was swapped after {whose}", "sign-off/number-swap")
    elif is_edited:
        yield _lens(view, at, f"This edit keeps {whose}", "sign-off/minor-edit")
    else:
        yield _lens(view, at, f"{whose} of {now.record.date.spoken} holds", "sign-off/voided")


def _approval_of(view: View, leaflet: Leaflet) -> sign_off.Approval | None:
    """Return whether the approval of a text holds; None where the policy of sign-offs is broken."""
    context = view.plan.context
    settings = view.plan.settings_of(sign_off.CHECK)
    loaded = context.sign_offs.get(leaflet.data.id)
    if settings is None or (loaded and loaded.data is None):
        return None
    rules = edit_rules(settings, context)
    sign_offs = loaded.data if loaded else None
    return sign_off.approval_of(leaflet, sign_offs, rules, context.directory_index)
