"""Turns tables into paragraphs, since leaflets have none: each row becomes a point of a list."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.operations.importing.document import ImportProblem, Kind, Paragraph, Span, Table
from leaflint.text.contacts.numbers import find_numbers

_BETWEEN_CELLS = "; "


def flatten(table: Table, problems: list[ImportProblem]) -> Iterator[Paragraph]:
    """Yield a point for each row; the cells one by one for one column, or where one is not simple."""
    rows = [[cell for cell in row if cell] for row in table.rows]
    rows = [row for row in rows if row]
    columns = max(map(len, rows), default=0)
    simple = all(len(cell) == 1 and cell[0].kind == "paragraph" for row in rows for cell in row)
    if columns < 2 or not simple:
        if columns > 1:
            problems.append(_rewritten(table, "its cells follow one after the other"))
        yield from (paragraph for row in rows for cell in row for paragraph in cell)
        return
    if not is_of_contacts(table) and (columns > 2 or len(rows) > 1):
        problems.append(_rewritten(table, "each row is a point of a list"))
    for row in rows:
        first = row[0][0]
        spans = _trimmed(first.spans)
        for number, cell in enumerate(row[1:]):
            between = _BETWEEN_CELLS if number else "" if first.text.endswith((":", "?")) else ":"
            spans += [Span(f"{between} "), *_trimmed(cell[0].spans)]
        kind: Kind = "bullet" if len(rows) > 1 and len(row) > 1 else "paragraph"
        yield first._replace(spans=tuple(spans), kind=kind)


def is_of_contacts(table: Table) -> bool:
    """Whether a table has two columns, and phone numbers in most of the second."""
    pairs = [row for row in table.rows if len(row) == 2 and all(row)]
    texts = [" ".join(paragraph.text for paragraph in row[1]) for row in pairs]
    called = [text for text in texts if find_numbers(f"Call {text}")]
    return bool(pairs) and len(pairs) == len(table.rows) and len(called) * 2 >= len(pairs)


def _trimmed(spans: tuple[Span, ...]) -> list[Span]:
    *others, last = spans
    return [*others, last._replace(text=last.text.rstrip())]


def _rewritten(table: Table, how: str) -> ImportProblem:
    message = f"leaflets have no tables: of this one, {how}"
    return ImportProblem(table.place, message, "Read it, and write it so that it reads well aloud.")
