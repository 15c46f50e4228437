"""What a text announces and does not say: lists that never come, placeholders that were left in.

"Your treatment may include:" with nothing after it, "{{scan-department}}", "[insert ward]", "TBC", "XX".
What follows a colon may stand in a paragraph of its own, such as a number, an address or words in
quotation marks; another full sentence is not what was announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflint.text.prose.blocks import Block
from leaflint.text.prose.markdown import Prose

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}"
    r"|\[(?i:insert|add|enter|type|put|complete|delete|amend|name|your|hospital|ward|clinic|unit|team"
    r"|department|service|phone|telephone|number|date|time|tbc|xx+)\b[^\]]*\]"
    r"|\[[A-Z]+(?: [A-Z]+)+\]"
    r"|\b(?:TBC|TBA|TBD|TODO|[Ll]orem ipsum|[Xx]{3,})\b"
    r"|\bXX\b(?! +(?:chromosome|and XY|or XY))"
)
_SENTENCE = re.compile(r"(?!.*\d{4})[A-Z].*[.?!:]", re.DOTALL)  # and no phone number


class Unfinished(NamedTuple):
    """Words that announce what does not come, or stand for others, and what to do about them."""

    block: Block
    start: int
    end: int
    message: str
    help: str


def find_placeholders(blocks: Sequence[Block]) -> Iterator[Unfinished]:
    """Yield what was to be replaced by words."""
    for block in blocks:
        for found in _PLACEHOLDER.finditer(block.text):
            message = f"'{found[0]}' was left in, and readers see it"
            help_text = "Write what belongs there, or take it out."
            yield Unfinished(block, *found.span(), message, help_text)


def find_open_ends(prose: Prose) -> Iterator[Unfinished]:
    """Yield the paragraphs of a section after which nothing comes that they announce."""
    pictures = {picture.after for picture in prose.pictures}
    for number, block in enumerate(prose.blocks, start=1):
        if block.kind == "item" or not block.text.endswith(":") or number in pictures:
            continue
        following = prose.blocks[number] if number < len(prose.blocks) else None
        if following is None or (following.kind != "item" and _SENTENCE.fullmatch(following.text)):
            message = f"nothing follows '{block.text[-60:]}'"
            help_text = "Add the list or the words that it announces, or take it out."
            yield Unfinished(block, 0, len(block.text), message, help_text)


def says_nothing(prose: Prose) -> bool:
    """Whether a section holds no words and no picture."""
    return not prose.pictures and not any(map(str.isalnum, "".join(b.text for b in prose.blocks)))
