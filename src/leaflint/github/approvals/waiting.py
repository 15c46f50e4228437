"""How the status says which leaflets of a pull request wait for a sign-off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from leaflint.core.plural import plural
from leaflint.operations.needed import Needed

LONGEST = 140
"""Characters of the longest description of a status that GitHub takes."""


class Status(NamedTuple):
    """The status of a commit: pending until all is approved that may not be merged before."""

    state: str
    description: str


def status_of(needed: Iterable[Needed], approved: Mapping[str, str]) -> Status:
    """Return the status; `approved` holds, by leaflet, who approved exactly the text as merged."""
    wanted = tuple(needed)
    waiting = [leaflet for leaflet in wanted if leaflet.leaflet not in approved]
    if not wanted:
        return Status("success", "No leaflet needs a sign-off for this change")
    done = len(wanted) - len(waiting)
    text = f"{done} of {len(wanted)} {plural(len(wanted), 'leaflet')} approved in this text"
    if not waiting:
        return Status("success", text)
    held = [leaflet for leaflet in waiting if not leaflet.may_wait]
    if not held:
        return Status("success", f"{text}; only numbers were swapped: it may be merged at once")
    by_name: dict[str, list[str]] = {}
    for leaflet in held:
        name = leaflet.approvers[0] if leaflet.approvers else "somebody who may approve"
        by_name.setdefault(name, []).append(leaflet.leaflet)
    names = "; ".join(f"{name}: {', '.join(ids)}" for name, ids in by_name.items())
    whole = f"{text}; waiting for {names}"
    return Status("pending", whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…")
