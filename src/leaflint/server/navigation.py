"""From a name to where it is defined and used, and another name for it everywhere at once."""

from __future__ import annotations

from lsprotocol import types

from leaflint.core.errors import UsageError
from leaflint.server.names import RENAMED, Found, Kind, find_name, known_names
from leaflint.server.outline import Cursor
from leaflint.server.view import View
from leaflint.text.contacts.numbers import find_numbers


def find_definition(view: View, position: types.Position) -> list[types.Location]:
    """Return where a name is defined; from a phone number, where its service is."""
    kind, word = _target(view, position)
    return _locations(view, kind, word, definitions=True, uses=False) if kind else []


def find_references(
    view: View, position: types.Position, *, with_definition: bool
) -> list[types.Location]:
    """Return where a name is used: all leaflets that list a service, include a block, have an owner."""
    kind, word = _target(view, position)
    return _locations(view, kind, word, definitions=with_definition) if kind else []


def _target(view: View, position: types.Position) -> tuple[Kind | None, str]:
    cursor = view.cursor(position)
    kind = view.kind_at(cursor)
    if kind is None and cursor.is_first and cursor.keys == ("topics",):
        return Kind.TOPIC, cursor.word
    if kind is None:
        return _service_at(view, position)
    return kind, cursor.word


def _service_at(view: View, position: types.Position) -> tuple[Kind | None, str]:
    """Return the service whose phone number stands at a position."""
    places, offset = view.places, view.places.offset(position)
    start = places.line_end(position.line - 1) if position.line else 0
    line = places.text[start : places.line_end(position.line)]
    owners = view.plan.context.directory_index.owners
    for number in find_numbers(line):
        if number.start <= offset - start <= number.end and number.number in owners:
            return Kind.SERVICE, owners[number.number][0].id
    return None, ""


def _find(view: View, kind: Kind, word: str) -> Found:
    return find_name(view.repository.workspace.tree, kind, word)


def _locations(
    view: View, kind: Kind, word: str, *, definitions: bool, uses: bool = True
) -> list[types.Location]:
    locations = []
    for name in _find(view, kind, word).names:
        if definitions if name.is_definition else uses:
            uri, places = view.in_other_file(name.file)
            locations.append(types.Location(uri, places.range(name.start, name.end)))
    return locations


def prepare_rename(view: View, position: types.Position) -> types.Range | None:
    """Return what would be renamed: the id of a service or a block; else nothing."""
    cursor = view.cursor(position)
    kind = view.kind_at(cursor)
    if kind not in RENAMED or not cursor.word:
        return None
    return view.places.range(cursor.start, cursor.end)


def rename(view: View, position: types.Position, new: str) -> types.WorkspaceEdit | None:
    """Return the edits that give a service or a block another id in every file.

    Raises:
        UsageError: the new id is taken, or no id; or a file that may name it cannot be read.
    """
    cursor = view.cursor(position)
    kind = view.kind_at(cursor)
    if kind is None or kind not in RENAMED:
        return None
    _refuse(view, kind, cursor, new)
    found = _find(view, kind, cursor.word)
    if found.broken:
        files = ", ".join(found.broken)
        raise UsageError(f"{files} cannot be read and may name {cursor.word}: mend that first")
    changes: dict[str, list[types.TextEdit]] = {}
    for name in found.names:
        uri, places = view.in_other_file(name.file)
        edit = types.TextEdit(places.range(name.start, name.end), new)
        changes.setdefault(uri, []).append(edit)
    return types.WorkspaceEdit(changes=changes)


def _refuse(view: View, kind: Kind, cursor: Cursor, new: str) -> None:
    known = known_names(kind, view.plan)
    if new != cursor.word and new in known:
        raise UsageError(f"there is a {kind.value} called {new} already")
    parts = new.split("-")
    if not all(part.isascii() and part.isalnum() and part == part.lower() for part in parts):
        message = "write small letters and digits with hyphens between, such as skin-clinic"
        raise UsageError(f"'{new}' is not a short name; {message}")
