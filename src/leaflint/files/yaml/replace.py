"""Exact replacements in a text: whatever they do not name stays as it was."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.core.finding import Fix
from leaflint.files.yaml.document import BYTE_ORDER_MARK


def apply_edits(text: str, edits: Iterable[Fix]) -> str:
    """Return the text with all edits made; each names its span in the text as it is now.

    Edits that insert at the same place are made in the order given.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not done <= edit.start <= edit.end <= len(text):
            what = f"the edit of {edit.start} to {edit.end}"
            raise ValueError(f"{what} overlaps another, or the end of the text")
        pieces += [text[done : edit.start], edit.replacement]
        done = edit.end
    return "".join([*pieces, text[done:]])


def edit_bytes(content: bytes, edits: Iterable[Fix]) -> bytes:
    """Return the bytes of a UTF-8 file with edits made, whose spans do not count byte-order marks."""
    text = content.decode("utf-8")
    words = text.lstrip(BYTE_ORDER_MARK)
    marks = text[: len(text) - len(words)]
    return (marks + apply_edits(words, edits)).encode("utf-8")
