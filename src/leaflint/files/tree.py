"""The files of a repository: as they are on disk, as a commit left them, or with unsaved text.

Everything that Leaflint reads of a repository it reads through a tree, so that a leaflet as it is, as
it was and as it would be are read by the same code. Paths are given from the repository's root, with
forward slashes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.files import git
from leaflint.files.disk import limited, linked, read_bytes

LINK = "120000"
"""Git's mode of a symbolic link."""


class Entry(NamedTuple):
    """A file or folder of a tree."""

    path: str
    is_folder: bool = False


class Tree(Protocol):
    """The files of a repository."""

    @property
    def root(self) -> Path:
        """The repository's folder on disk; git is asked there."""

    @property
    def commit(self) -> str | None:
        """The commit that the files come from; None for those on disk."""

    @property
    def unsaved(self) -> Mapping[str, bytes | None]:
        """The bytes of files that are held in memory, by path; None for one that is taken away."""

    def read(self, path: str) -> bytes | Problem:
        """Return the bytes of a file, or the problem that prevents it."""

    def files(self, folder: str, *, hidden: bool = False) -> list[Entry]:
        """Return all that is below a folder, in order; nothing for a folder that is not there.

        Hidden files, and what is in hidden folders, are left out unless they are asked for.

        Raises:
            UsageError: a folder cannot be read, so nobody knows what is in it.
        """

    def holds(self, path: str) -> bool:
        """Whether a file or folder has this path; a broken link is there too."""


def list_files(tree: Tree, folder: str) -> list[str]:
    """Return the files below a folder; none for a folder that is not there."""
    return [entry.path for entry in tree.files(folder) if not entry.is_folder]


def fingerprint(tree: Tree, files: Iterable[str]) -> str:
    """Return 64 hexadecimal digits that are others when a file's name, bytes or presence changes."""
    whole = sha256()
    for file in files:
        if tree.holds(file):
            content = tree.read(file)
            there = content if isinstance(content, bytes) else content.message.encode()
            whole.update(f"{file}\0".encode("utf-8", "surrogateescape"))
            whole.update(sha256(there).digest())
    return whole.hexdigest()


def digest(tree: Tree, path: str) -> bytes:
    """Return the SHA-256 of a file's bytes; empty for one that cannot be read."""
    content = tree.read(path)
    return sha256(content).digest() if isinstance(content, bytes) else b""


class WorkingTree:
    """The files as they are on disk."""

    commit = None
    unsaved: Mapping[str, bytes | None] = MappingProxyType({})

    def __init__(self, root: Path) -> None:
        self.root = root
        self._inside: set[str] = set()

    def read(self, path: str) -> bytes | Problem:
        """Return the bytes of a file, or the problem that prevents it."""
        return read_bytes(self.root, path, self._inside)

    def files(self, folder: str, *, hidden: bool = False) -> list[Entry]:
        """Return all that is below a folder, as `Tree` says; links are not followed."""
        return sorted(self._walk(folder, hidden)) if (self.root / folder).is_dir() else []

    def _walk(self, folder: str, hidden: bool) -> Iterator[Entry]:
        try:
            with os.scandir(self.root / folder) as entries:
                found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
        except OSError as error:
            raise UsageError(f"{folder}: this folder cannot be read: {error.strerror}") from None
        for name, is_folder in found:
            if hidden or not name.startswith("."):
                yield Entry(f"{folder}/{name}", is_folder)
                if is_folder:
                    yield from self._walk(f"{folder}/{name}", hidden)

    def holds(self, path: str) -> bool:
        """Whether a file or folder has this path; a broken link is there too."""
        return os.path.lexists(self.root / path)


class CommitTree:
    """The files as a commit left them."""

    unsaved: Mapping[str, bytes | None] = MappingProxyType({})

    def __init__(self, root: Path, commit: str) -> None:
        self.root = root
        self.commit = commit
        self._objects = git.Objects(root)

    @cached_property
    def blobs(self) -> Mapping[str, str]:
        """Git's name for the bytes of each file, by path; for a link, its mode."""
        listed = git.output(self.root, "ls-tree", "-r", "-z", self.commit).split("\0")
        entries = (entry.partition("\t") for entry in listed if entry)
        return {
            path: LINK if about.startswith(LINK) else about.split(" ")[2]
            for about, _, path in entries
        }

    def read(self, path: str) -> bytes | Problem:
        """Return the bytes of a file, or the problem that prevents it."""
        blob = self.blobs.get(path)
        if blob == LINK:
            return linked(path)
        return limited(path, None if blob is None else self._objects.read(blob))

    def files(self, folder: str, *, hidden: bool = False) -> list[Entry]:
        """Return all that is below a folder, as `Tree` says."""
        return _below(folder, self.blobs, hidden=hidden)

    def holds(self, path: str) -> bool:
        """Whether a file or folder has this path."""
        return path in self.blobs or any(blob.startswith(f"{path}/") for blob in self.blobs)


class OverlayTree:
    """A tree with other bytes for some of its files, by path; None for one that is taken away."""

    def __init__(self, base: Tree, texts: Mapping[str, bytes | None]) -> None:
        self.root = base.root
        self.commit = base.commit
        self._base = base
        self._texts = texts

    @property
    def unsaved(self) -> Mapping[str, bytes | None]:
        """The bytes of files that are held in memory, by path."""
        return {**self._base.unsaved, **self._texts}

    def read(self, path: str) -> bytes | Problem:
        """Return the bytes of a file, or the problem that prevents it."""
        if path not in self._texts:
            return self._base.read(path)
        return limited(path, self._texts[path])

    def files(self, folder: str, *, hidden: bool = False) -> list[Entry]:
        """Return all that is below a folder, as `Tree` says."""
        known = self._base.files(folder, hidden=hidden)
        below = (entry for entry in known if entry.path not in self._texts)
        texts = (path for path, text in self._texts.items() if text is not None)
        added = _below(folder, texts, hidden=hidden)
        return sorted({*below, *added})

    def holds(self, path: str) -> bool:
        """Whether a file or folder has this path."""
        if path in self._texts:
            return self._texts[path] is not None
        return self._base.holds(path) or any(file.startswith(f"{path}/") for file in self._texts)


def _below(folder: str, files: Iterable[str], *, hidden: bool) -> list[Entry]:
    """Return those of some files that are below a folder, and the folders between."""
    below: set[Entry] = set()
    for file in files:
        steps = file.removeprefix(f"{folder}/").split("/")
        seen = hidden or not any(step.startswith(".") for step in steps)
        if file.startswith(f"{folder}/") and seen:
            below.add(Entry(file))
            inner = (f"{folder}/{'/'.join(steps[:end])}" for end in range(1, len(steps)))
            below.update(Entry(path, is_folder=True) for path in inner)
    return sorted(below)
