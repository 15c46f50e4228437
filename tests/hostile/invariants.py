"""What holds for any bytes whatever: no exception, places inside the text, the same result twice.

Hypothesis and atheris both drive these functions; each raises AssertionError when it does not hold.
"""

from __future__ import annotations

from collections.abc import Callable

from leaflint.checks.catalogue import CHECKS
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.snapshots import too_long
from leaflint.core.dates import PartialDate
from leaflint.core.finding import Position, Problem
from leaflint.files.yaml.parse import parse_bytes
from leaflint.files.yaml.replace import apply_edits
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.prose.blocks import Block
from leaflint.text.prose.markdown import parse_text

FILE = "content/leaflets/any.yaml"


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _inside(at: Position, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= at.line <= at.end_line <= len(lines), at
    assert at.column >= 1, at
    assert at.end_column >= 1, at
    assert at.column <= len(lines[at.line - 1]) + 1, at
    assert at.end_column <= len(lines[at.end_line - 1]) + 1, at
    assert (at.line, at.column) <= (at.end_line, at.end_column), at


def _problems_inside(content: bytes, problems: tuple[Problem, ...]) -> None:
    text = content.decode("utf-8", "replace").lstrip("\ufeff")
    for problem in problems:
        if problem.rule != "encoding":
            _inside(problem.at, text)
        assert problem.message


def yaml(content: bytes) -> None:
    """A file is read, or has a problem that says where; values stand where the document says."""
    document, problems = parse_bytes(FILE, content)
    assert (document, problems) == parse_bytes(FILE, content)
    assert document is not None or problems, "nothing was read, and nothing was said"
    _problems_inside(content, problems)
    if document is None:
        return
    for path, place in document.places.items():
        assert 0 <= place.start <= place.end <= len(document.text), path
        _inside(document.at(*path), document.text)
        value: object = document.data
        for step in path:
            value = value[step]  # type: ignore[index]  # a path leads through lists and maps
        if isinstance(value, str):
            start, end = document.file_span(path, 0, len(value))
            assert 0 <= start <= end <= len(document.text), path


def prose(content: bytes) -> None:
    """Every block, sentence and word stands inside the text that it was read from."""
    text = _text(content)
    read = parse_text(text, ())
    assert read == parse_text(text, ())
    for block in read.blocks:
        _block(block, text)


def _block(block: Block, text: str) -> None:
    for start, end in ((0, len(block.text)), (len(block.text) // 2, len(block.text))):
        first, last = block.source_span(start, end)
        assert 0 <= first <= last <= len(text), (block, start, end)


def phones(content: bytes) -> None:
    """Phone numbers stand inside the text, in order, and do not overlap."""
    text = _text(content)
    numbers = find_numbers(text)
    assert numbers == find_numbers(text)
    done = 0
    for number in numbers:
        assert done <= number.start < number.end <= len(text), number
        done = number.end


def dates(content: bytes) -> None:
    """A date is read or refused with a ValueError; what was read is written as it was."""
    text = _text(content)
    try:
        read = PartialDate.parse(text)
    except ValueError:
        return
    assert str(read) == text
    assert read.first <= read.last


def policy(content: bytes) -> None:
    """A policy is valid, or has a problem in its file: never neither."""
    for check in CHECKS:
        loaded = load_content(f"checks/{check.id}.yaml", content, check.settings)
        assert loaded.data is not None or loaded.problems
        _problems_inside(content, loaded.problems)


def leaflet(content: bytes) -> None:
    """A leaflet is valid or has problems; what a reader reads stands in its file."""
    loaded = load_content(FILE, content, LeafletData)
    assert loaded.data is not None or loaded.problems, "not valid, and nothing was said"
    _problems_inside(content, loaded.problems)
    if loaded.document is None or loaded.data is None:
        return
    one = Leaflet(loaded.document, loaded.data)
    if too_long(one):
        return
    for block in one.blocks:
        _inside(one.within(block, 0, len(block.text)), loaded.document.text)
        fix = one.fix(block, 0, len(block.text), "words") if block.text else None
        if fix is not None:
            apply_edits(loaded.document.text, [fix])
    assert one.counts == Leaflet(loaded.document, loaded.data).counts


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml,
    "prose": prose,
    "phones": phones,
    "dates": dates,
    "policy": policy,
    "leaflet": leaflet,
}
"""Every invariant by its name."""
