"""The parts of a file for an editor's outline, and what of it can be folded; also while it is broken."""

from __future__ import annotations

from lsprotocol import types

from leaflint.server.outline import Entry, split_lines
from leaflint.server.view import View

_NAMING = ("heading", "id", "name", "term", "title", "check", "by", "rule", "url")
"""The keys by which an item of a list is called, the best first."""


def find_symbols(view: View) -> list[types.DocumentSymbol]:
    """Return the keys at the top of a file, each with the items of its list."""
    symbols = []
    for entry in view.outline:
        if len(entry.keys) == 1 and not entry.begins_item:
            end = _last_line(view, entry)
            symbol = _symbol(view, entry, entry.keys[0], end, types.SymbolKind.Key)
            symbol.detail = entry.value[:80] or None
            symbol.children = [
                _item(view, item)
                for item in view.outline
                if entry.line < item.line <= end and item.begins_item and len(item.keys) == 2
            ] or None
            symbols.append(symbol)
    return symbols


def _item(view: View, item: Entry) -> types.DocumentSymbol:
    values = {entry.keys[-1]: entry.value for entry in view.outline if entry.group == item.group}
    name = next((values[key] for key in _NAMING if values.get(key)), "").strip("\"'")
    kind = types.SymbolKind.String if "heading" in values else types.SymbolKind.Object
    return _symbol(view, item, name, _last_line(view, item), kind)


def _symbol(
    view: View, entry: Entry, name: str, end: int, kind: types.SymbolKind
) -> types.DocumentSymbol:
    places = view.places
    start = places.line_end(entry.line - 1) if entry.line else 0
    text = places.text[start : places.line_end(end)].rstrip("\r\n")
    whole = places.range(start, start + len(text))
    first = split_lines(text)[0]
    here = places.range(start + min(entry.column, len(first)), start + len(first))
    return types.DocumentSymbol(name=name or "…", kind=kind, range=whole, selection_range=here)


def _last_line(view: View, entry: Entry) -> int:
    """Return the last line of a key's value, or of an item of a list, that is not blank.

    The other keys of an item stand in the column of its first.
    """
    after = (
        other.line
        for other in view.outline
        if other.line > entry.line
        and (
            other.column < entry.column
            or (other.column == entry.column and (other.begins_item or not entry.begins_item))
        )
    )
    end = next(after, len(view.lines)) - 1
    while end > entry.line and not view.lines[end].strip():
        end -= 1
    return end


def find_folds(view: View) -> list[types.FoldingRange]:
    """Return what can be folded: each key and each item of a list that goes on below its line."""
    folds = []
    for entry in view.outline:
        end = _last_line(view, entry)
        if end > entry.line:
            folds.append(types.FoldingRange(entry.line, end, kind=types.FoldingRangeKind.Region))
    return folds
