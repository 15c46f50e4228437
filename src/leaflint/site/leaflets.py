"""The leaflets of a repository by their files, and what the pages of each are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, count
from pathlib import PurePosixPath

from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import Snapshot
from leaflint.files.places import find_leaflets
from leaflint.files.tree import Tree

_NOT_IN_NAMES = re.compile("[^a-z0-9-]+")


class Leaflets(Mapping[str, Leaflet | None]):
    """The leaflets by their files; None for one that cannot be read, which has a page that says so.

    Each is read when it is asked for, and none is kept: thousands do not fit into memory.
    """

    def __init__(self, tree: Tree) -> None:
        self._snapshot = Snapshot(tree)
        self._files = dict.fromkeys(find_leaflets(tree).leaflets)

    def __getitem__(self, file: str) -> Leaflet | None:
        if file not in self._files:
            raise KeyError(file)
        return self._snapshot.leaflet(file)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    @cached_property
    def page_names(self) -> dict[str, str]:
        """The name of each leaflet's pages, by its file."""
        return page_names(self._files)


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


def print_path(name: str, *, large: bool = False) -> str:
    """Return the path of a leaflet for paper; no name has a full stop."""
    return f"print/{name}{'.large' if large else ''}.pdf"
