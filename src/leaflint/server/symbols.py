"""The parts of a file for an editor's outline, and what of it can be folded; also while it is broken."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from leaflint.server.outline import Entry, split_lines
from leaflint.server.view import View

_NAMING = ("heading", "id", "name", "term", "title", "check", "by", "rule", "url")
"""The keys by which an item of a list is called, the best first."""


def find_symbols(view: View) -> list[types.DocumentSymbol]:
    """Return the keys at the top of a file, each with the items of its list."""
    entries, lines = view.outline, split_lines(view.places.text)
    top = [entry for entry in entries if len(entry.keys) == 1 and not entry.begins_item]
    symbols = []
    for entry in top:
        end = _end(entry, entries, lines)
        items = [
            item
            for item in entries
            if entry.line < item.line <= end and item.begins_item and len(item.keys) == 2
        ]
        children = [_item(view, item, entries, lines) for item in items]
        symbol = _symbol(view, entry, entry.keys[0], end, types.SymbolKind.Key)
        symbol.detail = entry.value[:80] or None
        symbol.children = children or None
        symbols.append(symbol)
    return symbols


def _item(
    view: View, item: Entry, entries: Sequence[Entry], lines: Sequence[str]
) -> types.DocumentSymbol:
    end = _end_of_item(item, entries, lines)
    values = {entry.keys[-1]: entry.value for entry in entries if entry.group == item.group}
    name = next((values[key] for key in _NAMING if values.get(key)), "") or "…"
    kind = types.SymbolKind.String if "heading" in values else types.SymbolKind.Object
    return _symbol(view, item, name.strip("\"'"), end, kind)


def _symbol(
    view: View, entry: Entry, name: str, end: int, kind: types.SymbolKind
) -> types.DocumentSymbol:
    places = view.places
    start = places.line_end(entry.line - 1) if entry.line else 0
    stop = places.line_end(end)
    text = places.text[start:stop].rstrip("\r\n")
    whole = places.range(start, start + len(text))
    first = split_lines(text)[0]
    here = places.range(start + min(entry.column, len(first)), start + len(first))
    return types.DocumentSymbol(name=name or "…", kind=kind, range=whole, selection_range=here)


def _end(entry: Entry, entries: Sequence[Entry], lines: Sequence[str]) -> int:
    """Return the last line of a key's value."""
    after = (
        other.line for other in entries if other.line > entry.line and other.column <= entry.column
    )
    return _without_blank(entry.line, next(after, len(lines)) - 1, lines)


def _end_of_item(item: Entry, entries: Sequence[Entry], lines: Sequence[str]) -> int:
    """Return the last line of an item of a list, whose other keys stand in the column of its first."""
    after = (
        other.line
        for other in entries
        if other.line > item.line
        and (other.column < item.column or (other.column == item.column and other.begins_item))
    )
    return _without_blank(item.line, next(after, len(lines)) - 1, lines)


def _without_blank(start: int, end: int, lines: Sequence[str]) -> int:
    while end > start and not lines[end].strip():
        end -= 1
    return end


def find_folds(view: View) -> list[types.FoldingRange]:
    """Return what can be folded: each key and each item of a list that goes on below its line."""
    entries, lines = view.outline, split_lines(view.places.text)
    folds = []
    for entry in entries:
        end = (
            _end_of_item(entry, entries, lines)
            if entry.begins_item
            else _end(entry, entries, lines)
        )
        if end > entry.line:
            folds.append(types.FoldingRange(entry.line, end, kind=types.FoldingRangeKind.Region))
    return folds
