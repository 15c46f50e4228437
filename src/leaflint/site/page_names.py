"""What the pages of leaflets are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, count
from pathlib import PurePosixPath

_NOT_IN_NAMES = re.compile("[^a-z0-9-]+")


def page_names(files: Iterable[str]) -> dict[str, str]:
    """Return by its file the name of each leaflet's pages: its id, which is its file's name.

    A file whose name is no id, or taken, is an error of `schema`, and has a page all the same.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for file in files:
        name = _NOT_IN_NAMES.sub("-", PurePosixPath(file).stem.lower()) or "-"
        others = (f"{name}-{number}" for number in count(2))
        names[file] = next(free for free in chain((name,), others) if free not in taken)
        taken.add(names[file])
    return names


def reader_path(name: str) -> str:
    """Return the path of the page that readers get."""
    return f"leaflets/{name}.html"


def staff_path(name: str) -> str:
    """Return the path of the page for staff."""
    return f"staff/{name}.html"
