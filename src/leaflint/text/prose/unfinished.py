"""What a text announces and does not say: lists that never come, placeholders that were left in.

What follows a colon may stand in a paragraph of its own, such as a number, an address or words in
quotation marks; another full sentence is not what was announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from leaflint.text.prose.blocks import Block
from leaflint.text.prose.markdown import Prose

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}"
    r"|\[(?i:insert|add|enter|delete|name|your|hospital|ward|clinic|unit|team|department|service|phone"
    r"|telephone|number|date|time|tbc|xx+)\b[^\]]*\]"
    r"|\[[A-Z]+(?: [A-Z]+)+\]"
    r"|\b(?:TBC|TBA|TBD|TODO|[Ll]orem ipsum|[Xx]{3,})\b"
    r"|\bXX\b(?! +(?:chromosome|and XY|or XY))"
)
_TELLING = ("{{", "[", "TB", "TODO", "orem ipsum", "xx", "xX", "Xx", "XX")
"""What every placeholder holds one of: it is soon looked for."""
_SENTENCE = re.compile(r"(?!.*\d{4})[A-Z].*[.?!:]", re.DOTALL)  # and no phone number


Stretch = tuple[Block, int, int]
"""A block, and where in its text something begins and ends."""


def find_placeholders(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Yield what was to be replaced by words."""
    for block in blocks:
        if any(sign in block.text for sign in _TELLING):
            yield from ((block, *found.span()) for found in _PLACEHOLDER.finditer(block.text))


def find_open_ends(prose: Prose, following: Prose | None = None) -> Iterator[Stretch]:
    """Yield the paragraphs of a section after which nothing comes that they announce.

    The section after it may begin with the list: "To ease the pain:", then the heading "Do".
    """
    pictures = {picture.after for picture in prose.pictures}
    after = [*prose.blocks[1:], *(following.blocks[:1] if following else ())]
    if after and after[-1].kind != "item":
        after = after[: len(prose.blocks) - 1]
    for number, (block, next_one) in enumerate(zip_longest(prose.blocks, after), 1):
        announces = block.text.endswith(":") and block.kind != "item" and number not in pictures
        kind, text = (next_one.kind, next_one.text) if next_one else ("", "Nothing.")
        if announces and kind != "item" and _SENTENCE.fullmatch(text):
            yield block, 0, len(block.text)


def says_nothing(prose: Prose) -> bool:
    """Whether a section holds no words and no picture."""
    return not prose.pictures and not any(map(str.isalnum, "".join(b.text for b in prose.blocks)))
