"""From a name to where it is defined and used, and another name for it everywhere at once."""

from __future__ import annotations

from lsprotocol import types

from leaflint.core.errors import UsageError
from leaflint.server.names import RENAMED, Kind, Name, find_name, known_names
from leaflint.server.view import View
from leaflint.text.contacts.numbers import find_numbers


def find_definition(view: View, position: types.Position) -> list[types.Location]:
    """Return where a name is defined; from a phone number, where its service is."""
    names = _names_at(view, position)
    return [_location(view, name) for name in names if name.is_definition]


def find_references(
    view: View, position: types.Position, *, with_definition: bool
) -> list[types.Location]:
    """Return where a name is used: all leaflets that list a service, include a block, have an owner."""
    names = _names_at(view, position)
    return [_location(view, name) for name in names if with_definition or not name.is_definition]


def _location(view: View, name: Name) -> types.Location:
    uri, places = view.in_other_file(name.file)
    return types.Location(uri, places.range(name.start, name.end))


def _names_at(view: View, position: types.Position) -> list[Name]:
    """Return all places of the name at a position."""
    cursor = view.cursor(position)
    kind, word = view.kind_at(cursor), cursor.word
    if kind is None and cursor.is_first and cursor.keys == ("topics",):
        kind = Kind.TOPIC
    if kind is None and (service := _service_at(view, position)):
        kind, word = Kind.SERVICE, service
    return find_name(view.repository.workspace.tree, kind, word)[0] if kind else []


def _service_at(view: View, position: types.Position) -> str:
    """Return the id of the service whose phone number stands at a position, or ""."""
    places, offset = view.places, view.places.offset(position)
    start = places.line_end(position.line - 1) if position.line else 0
    line = places.text[start : places.line_end(position.line)]
    owners = view.plan.context.directory_index.owners
    for number in find_numbers(line):
        if number.start <= offset - start <= number.end and number.number in owners:
            return owners[number.number][0].id
    return ""


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
    _refuse(view, kind, cursor.word, new)
    names, broken = find_name(view.repository.workspace.tree, kind, cursor.word)
    if broken:
        files = ", ".join(broken)
        raise UsageError(f"{files} cannot be read and may name {cursor.word}: mend that first")
    changes: dict[str, list[types.TextEdit]] = {}
    for name in names:
        location = _location(view, name)
        changes.setdefault(location.uri, []).append(types.TextEdit(location.range, new))
    return types.WorkspaceEdit(changes=changes)


def _refuse(view: View, kind: Kind, old: str, new: str) -> None:
    if new != old and new in known_names(kind, view.plan):
        raise UsageError(f"there is a {kind.value} called {new} already")
    parts = new.split("-")
    if not all(part.isascii() and part.isalnum() and part == part.lower() for part in parts):
        message = "write small letters and digits with hyphens between, such as skin-clinic"
        raise UsageError(f"'{new}' is not a short name; {message}")
