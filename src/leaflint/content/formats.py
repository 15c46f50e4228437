"""Older formats of a repository's files, and the exact edits that bring them to this one.

`format` in `leaflint.yaml` counts them. A step may be made on a file that it was made on before, so
that a migration which was cut short can be finished. Sign-offs are records and are never rewritten:
their models read what older ones say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from leaflint.content.models.policy import FORMAT
from leaflint.core.finding import Fix
from leaflint.files.places import ADOPTION
from leaflint.files.tree import OverlayTree, Tree
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.parse import parse_bytes
from leaflint.files.yaml.replace import edit_bytes

Edits = Callable[[Document], Iterator[Fix]]


class Step(NamedTuple):
    """What one file needs to come from a format to the next, and what that means to its owner."""

    file: str
    edits: Edits
    meaning: str


def _fix_becomes_safe(document: Document) -> Iterator[Fix]:
    """Rename the key `fix` of hard words."""
    data = document.data
    entries = data.get("hard_words") if isinstance(data, dict) else None
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and "fix" in entry:
            place = document.places["hard_words", number, "fix"]
            yield Fix(place.key_start, place.key_end, "safe")


STEPS: Mapping[int, tuple[Step, ...]] = {
    1: (
        Step(
            "checks/plain-language.yaml",
            _fix_becomes_safe,
            "the key `fix` of hard words is now `safe`: their plain words are suggested, and nobody's "
            "text is replaced. Look at each: is it right in every sentence?",
        ),
    ),
}
"""By format, the steps from it to the next."""


def format_of(tree: Tree) -> int | None:
    """Return the format that `leaflint.yaml` names; None where it names none that can be read."""
    content = tree.read(ADOPTION)
    document = parse_bytes(ADOPTION, content)[0] if isinstance(content, bytes) else None
    data = document.data if document else None
    written = data.get("format") if isinstance(data, dict) else None
    is_number = isinstance(written, str) and written.isascii() and written.isdigit()
    return int(written) if isinstance(written, str) and is_number else None


def set_key(key: str, value: str) -> Edits:
    """Return the edits that give a key at the top of a file another value."""

    def edits(document: Document) -> Iterator[Fix]:
        place = document.places.get((key,))
        if place is not None and document.scalar((key,)) != value:
            yield Fix(place.start, place.end, value)

    return edits


def bring_up(tree: Tree, number: int) -> dict[str, bytes]:
    """Return the bytes of each file that differs in this format from an older one, by its path.

    A file that cannot be read stays as it is. `leaflint.yaml` comes last: its number is the sign
    that all the others were brought up.
    """
    steps = [step for older in range(number, FORMAT) for step in STEPS[older]]
    edits = [(step.file, step.edits) for step in steps]
    return edit_files(tree, [*edits, (ADOPTION, set_key("format", str(FORMAT)))])


def edit_files(tree: Tree, edits: list[tuple[str, Edits]]) -> dict[str, bytes]:
    """Return the bytes of the files that edits change, by path, in the order of the edits."""
    texts: dict[str, bytes] = {}
    for file, find_edits in edits:
        content = texts.get(file) or (tree.read(file) if tree.holds(file) else None)
        document = parse_bytes(file, content)[0] if isinstance(content, bytes) else None
        if document is not None and isinstance(content, bytes):
            texts[file] = edit_bytes(content, find_edits(document))
    return {file: text for file, text in texts.items() if text != tree.read(file)}


def in_this_format(tree: Tree) -> Tree:
    """Return a tree as it is in this format, so that what a migration changes can be compared."""
    number = format_of(tree)
    if number is None or number not in STEPS:
        return tree
    return OverlayTree(tree, bring_up(tree, number))
