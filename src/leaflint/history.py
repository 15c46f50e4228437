"""What git knows: which files changed since a base, and how a leaflet read before."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from leaflint.errors import UsageError
from leaflint.leaflet import Leaflet
from leaflint.loading import load_bytes
from leaflint.models.blocks import SharedBlocks
from leaflint.models.leaflet import LeafletData

BLOCKS = "content/blocks.yaml"
SHARED = (
    BLOCKS, "content/directory.yaml", "content/glossary.yaml", "content/people.yaml", "checks/",
)  # fmt: skip
"""A change to one of these may change what is found in any leaflet."""


@dataclass(frozen=True)
class Base:
    """The repository as it was when the work that is being checked began.

    Attributes:
        root: the repository of leaflets (which may be a folder of a larger git repository).
        commit: the commit that the work grew from.
        former: every file that is new or changed since, by its present path from the root: the
            path that it had then, or None for a new one.
        deleted: files that are gone since.
    """

    root: Path
    commit: str
    former: Mapping[str, str | None]
    deleted: frozenset[str]

    @classmethod
    def since(cls, root: Path, reference: str) -> Base:
        """Find where HEAD left a branch, tag or commit, and what changed since.

        Uncommitted changes and new files count as changes.

        Raises:
            UsageError: git does not know the reference, or the folder is no git repository.
        """
        commit = _merge_base(root, reference)
        former: dict[str, str | None] = {}
        deleted = set()
        for status, old, new in _changes(root, commit):
            if status == "D":
                deleted.add(old)
            else:
                former[new] = None if status == "A" else old
        for file in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
            if file:
                former[file] = None
        return cls(root, commit, former, frozenset(deleted))

    def touches(self, folder: str) -> bool:
        """Whether a file in a folder (its path from the root) changed."""
        return any(file.startswith(f"{folder}/") for file in (*self.former, *self.deleted))

    def touches_everything(self) -> bool:
        """Whether a file changed that every leaflet depends on."""
        return any(file.startswith(SHARED) for file in (*self.former, *self.deleted))

    def affects(self, file: str) -> bool:
        """Whether what is found in a leaflet may have changed."""
        return file in self.former or self.touches_everything()

    def read(self, file: str) -> bytes | None:
        """Return the bytes that a file, named by its present path, had then; None if it was new."""
        former = self.former.get(file, file)
        if former is None:
            return None
        shown = _run(self.root, "show", f"{self.commit}:./{former}")
        return shown.stdout if shown.returncode == 0 else None

    def leaflet(self, file: str) -> Leaflet | None:
        """Return a leaflet, named by its present path, as it was; None if it was new or not valid."""
        content = self.read(file)
        if content is None:
            return None
        loaded = load_bytes(file, content, LeafletData)
        if loaded.document is None or loaded.data is None:
            return None
        return Leaflet(loaded.document, loaded.data, self.shared_texts)

    @cached_property
    def shared_texts(self) -> Mapping[str, str]:
        """The text of each shared block as it was then, by id."""
        content = self.read(BLOCKS)
        blocks = load_bytes(BLOCKS, content, SharedBlocks).data if content is not None else None
        return blocks.texts() if blocks else {}


def _merge_base(root: Path, reference: str) -> str:
    if _run(root, "rev-parse", "--git-dir").returncode != 0:
        raise UsageError(f"{root}: --changed-since needs a git repository, and this is none")
    if (
        reference.startswith("-")
        or _run(root, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}").returncode
    ):
        raise UsageError(
            f"git does not know '{reference}'; name a branch, tag or commit that is here. "
            "In CI, fetch the whole history (actions/checkout: fetch-depth: 0)"
        )
    found = _run(root, "merge-base", reference, "HEAD")
    if found.returncode != 0:
        raise UsageError(
            f"'{reference}' and HEAD have no common history here; "
            "in CI, fetch the whole history (actions/checkout: fetch-depth: 0)"
        )
    return found.stdout.decode().strip()


def _changes(root: Path, commit: str) -> Iterator[tuple[str, str, str]]:
    """Yield the status (A, D, M, R, T), the old and the new path of each file that changed."""
    arguments = ("diff", "--name-status", "--find-renames", "--relative", "-z", commit)
    words = iter(_git(root, *arguments).split("\0"))
    for status in words:
        if status:
            old = next(words)
            yield status[0], old, next(words) if status[0] in "RC" else old


def _git(root: Path, *arguments: str) -> str:
    done = _run(root, *arguments)
    if done.returncode != 0:
        raise UsageError(
            f"git {arguments[0]} failed: {done.stderr.decode(errors='replace').strip()}"
        )
    return done.stdout.decode("utf-8", "surrogateescape")


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError:
        raise UsageError("git is not installed, and --changed-since needs it") from None
