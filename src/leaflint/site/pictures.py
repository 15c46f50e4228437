"""Pictures as a page holds them that needs no other file."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import PurePosixPath

from leaflint.core.finding import Problem
from leaflint.files.places import CONTENT
from leaflint.files.tree import Tree
from leaflint.text.prose.blocks import Picture
from leaflint.text.prose.problems import is_picture

_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
MOST = 8_000_000
"""Bytes of all pictures that one page holds."""


def pictures_inside(tree: Tree) -> Callable[[Picture], str]:
    """Return what gives a picture as a `data:` address, until there is no more room on the page.

    It gives "" where the page cannot show one; its description then stands alone.
    """
    room = MOST

    def source(picture: Picture) -> str:
        nonlocal room
        if not is_picture(picture.url):
            return ""
        content = tree.read(f"{CONTENT}/{picture.url}")
        if isinstance(content, Problem) or len(content) > room:
            return ""
        room -= len(content)
        kind = _TYPES[PurePosixPath(picture.url).suffix.lower()]
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"

    return source
