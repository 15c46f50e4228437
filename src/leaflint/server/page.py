"""What our extension asks for beside the protocol: the page of a leaflet as it is typed, its reading age."""

from __future__ import annotations

from typing import TypedDict

from leaflint.core.errors import UsageError
from leaflint.server.view import View
from leaflint.site.leaflet_view import view_leaflet
from leaflint.site.pages import render
from leaflint.site.pictures import pictures_inside

PAGE = "leaflint/page"
STANDING = "leaflint/standing"


class Standing(TypedDict):
    """How hard a leaflet is to read, in years; None where that is not measured."""

    readingAge: str | None
    target: str | None
    isAboveTarget: bool


def make_page(view: View) -> str | None:
    """Return the page that readers would get of a text: all in one file, without a script.

    None of another file, or while the text cannot be read.
    """
    leaflet, workspace = view.leaflet, view.repository.workspace
    if leaflet is None:
        return None
    try:
        review = workspace.check_alone(view.path).summary.review
    except UsageError:  # not yet, or no longer, among the leaflets
        review = None
    source = pictures_inside(workspace.tree)
    leaflet_view = view_leaflet(leaflet, view.plan.context, review, "leaflet", source)
    return render("preview.html.jinja", view=leaflet_view)


def stand(view: View) -> Standing:
    """Return how a file stands."""
    try:
        reading = view.repository.workspace.check_alone(view.path).summary.reading
    except UsageError:  # another file
        reading = None
    if reading is None:
        return Standing(readingAge=None, target=None, isAboveTarget=False)
    return Standing(
        readingAge=str(reading.age),
        target=f"{reading.target:g}",
        isAboveTarget=reading.is_above_target,
    )
