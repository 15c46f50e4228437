"""A text as an editor would have it open, with the cursor at a `¦` in it."""

from __future__ import annotations

from lsprotocol import types

from leaflint.server.repository import Repository as OpenRepository
from leaflint.server.view import View
from tests.example_repository import LEAFLET, TODAY, Repository

CURSOR = "¦"


def look(
    repository: Repository, text: str | None = None, file: str = LEAFLET
) -> tuple[View, types.Position]:
    """Return a file that was opened with a text, and where its cursor is; none: at its start."""
    text = repository.read(file) if text is None else text
    opened = OpenRepository(repository.root, TODAY)
    opened.open(file, text.replace(CURSOR, ""))
    while opened.load(100)[0] < opened.load(0)[1]:
        pass
    uri = (repository.root / file).as_uri()
    view = View(opened, file, uri, types.PositionEncodingKind.Utf16)
    return view, view.places.position(max(0, text.find(CURSOR)))


def at(
    repository: Repository, old: str, new: str, file: str = LEAFLET
) -> tuple[View, types.Position]:
    """Return a file in which a piece that stands there once is another, with the cursor in that."""
    text = repository.read(file)
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    return look(repository, text.replace(old, new), file)


def applied(view: View, edit: types.WorkspaceEdit | None) -> str:
    """Return the text of a view after an edit."""
    assert edit is not None
    assert edit.changes is not None
    text, places = view.places.text, view.places
    for change in sorted(
        edit.changes[view.uri], key=lambda change: -places.offset(change.range.start)
    ):
        start, end = places.offset(change.range.start), places.offset(change.range.end)
        text = text[:start] + change.new_text + text[end:]
    return text
