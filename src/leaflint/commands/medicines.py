"""`leaflint medicines FILE.csv`: the organisation's list of medicines into `checks/medicines.yaml`."""

from __future__ import annotations

import csv
from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.checks.medicines import Settings
from leaflint.content.loading import load, load_content
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix
from leaflint.core.plural import count
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.edit import replace_file
from leaflint.files.yaml.replace import edit_bytes

_FILE = "checks/medicines.yaml"
_LEAST_LETTERS = 4
_WIDTH = 100


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="a CSV file with a heading for each column")
    column = "the heading of the column that holds the names (default: the first)"
    add("--column", metavar="NAME", help=column)


def run(arguments: Namespace) -> int:
    """Write the names, each once and in order, in the place of those that are there."""
    root = find_root(Path())
    names = _read(arguments.file, arguments.column)
    loaded = load(WorkingTree(root), _FILE, Settings)
    settings, document = loaded.valid(), loaded.document
    if document is None or ("names",) not in document.places:
        raise UsageError(f"{_FILE} has no key `names`: write `names: []`, and run this again")
    written = edit_bytes(document.text.encode(), [Fix(*_list_span(document), _written(names))])
    if set(load_content(_FILE, written, Settings).valid().names) != set(names):
        raise UsageError(f"{_FILE}: the names cannot be written; write `names: []` and try again")
    replace_file(root / _FILE, written)
    print(f"{_FILE}: {count(len(names), 'name')}, {count(len(settings.names), 'name')} before.")
    return 0


def _read(file: Path, column: str | None) -> tuple[str, ...]:
    """Return the words that name medicines: of several words, the first tells them apart."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{file}: this is no CSV file in UTF-8: {error}") from None
    headings = list(rows[0]) if rows else []
    wanted = column or (headings[0] if headings else "")
    if wanted not in headings:
        raise UsageError(f"{file} has no column '{wanted}'; it has: {', '.join(headings)}")
    words = ((row[wanted] or "").split() for row in rows)
    names = {word[0].lower() for word in words if word and word[0].isalpha()}
    return tuple(sorted(name for name in names if len(name) >= _LEAST_LETTERS))


def _list_span(document: Document) -> tuple[int, int]:
    """Return where the list of names stands in the file, with the space before it."""
    place, text = document.places["names",], document.text
    ends = [item.end for path, item in document.places.items() if path[:1] == ("names",)]
    end = max(ends)
    if text[place.start : place.start + 1] == "[":
        end = text.index("]", end if len(ends) > 1 else place.start) + 1
    return text.index(":", place.key_end) + 1, end


def _written(names: tuple[str, ...]) -> str:
    lines, line = [], "  ["
    for number, name in enumerate(names):
        piece = f'"{name}"' + ("," if number + 1 < len(names) else "")
        if len(line) + len(piece) > _WIDTH:
            lines.append(line.rstrip())
            line = "   "
        line += f"{piece} "
    return "\n" + "\n".join([*lines, f"{line.rstrip()}]"])
