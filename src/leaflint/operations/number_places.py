"""Where a number stands beside the words of leaflets: shared blocks, links that dial it, the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leaflint.content.directory_index import DirectoryIndex, FormerOwner
from leaflint.content.loading import load_content
from leaflint.content.models.shared import SharedBlocks
from leaflint.core.finding import Fix, Problem
from leaflint.files.places import BLOCKS, POLICY
from leaflint.files.tree import Tree, list_files
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.edit import Mended, mend
from leaflint.text.contacts.numbers import find_numbers, read_number

_DIALS = re.compile(r"tel:([+\d(][\d() -]*\d)")
"""A link that dials a number."""


class Numbers(NamedTuple):
    """A retired number, who had it, and the new one; `written` is the new one in house format."""

    old: str
    owner: FormerOwner
    new: str
    written: str


def mend_blocks(
    tree: Tree, numbers: Numbers, index: DirectoryIndex
) -> tuple[Mended | None, Mapping[str, str]]:
    """Put the new number into the shared blocks; return their file and what each block then says.

    A number beside another service's name stays: every leaflet that shows it leaves it to a person.
    """
    content = tree.read(BLOCKS) if tree.holds(BLOCKS) else None
    if not isinstance(content, bytes):
        return None, {}
    loaded = load_content(BLOCKS, content, SharedBlocks)
    if loaded.document is None or loaded.data is None:
        return None, {}
    fixes = list(dialled(loaded.document, numbers))
    for place, block in enumerate(loaded.data.blocks):
        for number in find_numbers(block.text):
            names = index.names.beside(block.text, number.start, number.end)
            services = [service for name in names for service in index.named[name]]
            is_theirs = not services or numbers.owner.service in services
            is_link = block.text[: number.start].endswith("tel:")
            if number.number == numbers.old and is_theirs and not is_link:
                path = ("blocks", place, "text")
                span = loaded.document.file_span(path, number.start, number.end)
                fixes.append(Fix(*span, numbers.written))
    mended = mend(BLOCKS, content, fixes)
    after = load_content(BLOCKS, mended.new, SharedBlocks).data
    return mended, after.texts() if after else {}


def dialled(document: Document, numbers: Numbers) -> Iterator[Fix]:
    """Yield the edits after which links that dial the old number dial the new one."""
    for path in document.places:
        for link in _DIALS.finditer(document.scalar(path)) if path[-1:] == ("text",) else ():
            number = read_number(link[1])
            if number and number.number == numbers.old:
                yield Fix(*document.file_span(path, *link.span(1)), numbers.new)


def find_elsewhere(tree: Tree, old: str) -> Iterator[str]:
    """Yield where a number stands in the policy and the glossary, as file:line, for a person to change."""
    for file in (*list_files(tree, POLICY), "content/glossary.yaml"):
        content = tree.read(file)
        text = "" if isinstance(content, Problem) else content.decode("utf-8", "replace")
        for line, words in enumerate(text.splitlines(), 1):
            if any(number.number == old for number in find_numbers(words)):
                yield f"{file}:{line}"
