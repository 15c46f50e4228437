"""What the leaflets of a repository share: directory, glossary, people, blocks and sign-offs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from pydantic import BaseModel

from leaflint.content.loading import Loaded, load
from leaflint.content.models.directory import Directory
from leaflint.content.models.shared import Glossary, People, SharedBlocks
from leaflint.content.models.sign_off import SignOffs, sign_off_file
from leaflint.files.places import BLOCKS, EXTENSION
from leaflint.files.tree import Tree

M = TypeVar("M", bound=BaseModel)

SharedFile = Literal["directory", "glossary", "people", "blocks"]
"""The files that leaflets share."""


class Shared(NamedTuple):
    """The files that all leaflets share."""

    directory: Loaded[Directory]
    glossary: Loaded[Glossary]
    people: Loaded[People]
    blocks: Loaded[SharedBlocks]


def load_shared(tree: Tree) -> Shared:
    """Read the directory and the people, and glossary and blocks, of which there may be none."""
    return Shared(
        directory=load(tree, "content/directory.yaml", Directory),
        glossary=_load_if_there(tree, "content/glossary.yaml", Glossary(terms=())),
        people=load(tree, "content/people.yaml", People),
        blocks=_load_if_there(tree, BLOCKS, SharedBlocks(blocks=())),
    )


def _load_if_there(tree: Tree, file: str, empty: M) -> Loaded[M]:
    return load(tree, file, type(empty)) if tree.holds(file) else Loaded(file, None, empty, ())


def load_sign_offs(tree: Tree, leaflet_id: str) -> Loaded[SignOffs] | None:
    """Read the sign-offs of a leaflet; None when it has none."""
    file = sign_off_file(leaflet_id)
    return load(tree, file, SignOffs) if tree.holds(file) else None


class FilesOfLeaflets(Mapping[str, Loaded[M]]):
    """The files of a folder that belong to a leaflet each, by its id; each is read when it is asked for."""

    def __init__(self, tree: Tree, folder: str, model: type[M]) -> None:
        self._tree = tree
        self._folder = folder
        self._model = model
        names = (entry.path.removeprefix(f"{folder}/") for entry in tree.files(folder))
        files = (name for name in names if name.endswith(EXTENSION) and "/" not in name)
        self._read: dict[str, Loaded[M] | None] = {
            name.removesuffix(EXTENSION): None for name in files
        }

    def __getitem__(self, leaflet_id: str) -> Loaded[M]:
        file = f"{self._folder}/{leaflet_id}{EXTENSION}"
        loaded = self._read[leaflet_id] or load(self._tree, file, self._model)
        self._read[leaflet_id] = loaded
        return loaded

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)
