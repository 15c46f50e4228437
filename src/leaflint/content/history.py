"""What changed since a base, and how a leaflet read before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Snapshot
from leaflint.core.finding import Problem
from leaflint.files import git
from leaflint.files.places import POLICY, SHARED_FILES, SIGN_OFFS
from leaflint.files.tree import CommitTree, Tree

SHARED = (*SHARED_FILES, f"{POLICY}/")
"""A change to one of these may change what is found in any leaflet."""


@dataclass(frozen=True)
class Base:
    """The repository as it was when the work that is being checked began.

    Attributes:
        tree: its files then, at the commit that the work grew from.
        former: every file that is new or changed since, by its present path from the root: the
            path that it had then, or None for a new one.
        deleted: files that are gone since.
        head: the commit that is compared with it, or None for the files as they are on disk.
    """

    tree: CommitTree
    former: Mapping[str, str | None]
    deleted: frozenset[str]
    head: str | None = None

    @classmethod
    def since(cls, tree: Tree, reference: str) -> Base:
        """Find where the work left a branch, tag or commit, and what changed since.

        The work is what is in the tree: on disk, uncommitted changes and new files count.

        Raises:
            UsageError: git does not know the reference, or the folder is no git repository.
        """
        root, head = tree.root, tree.commit
        commit = CommitTree(root, git.merge_base(root, reference, head or "HEAD"))
        former: dict[str, str | None] = {}
        deleted = set()
        for status, old, new in _changes(root, commit.commit, head):
            if status == "D":
                deleted.add(old)
            else:
                former[new] = None if status == "A" else old
        if head is None:
            untracked = git.output(root, "ls-files", "--others", "--exclude-standard", "-z")
            former.update((file, None) for file in untracked.split("\0") if file)
        for file, content in tree.unsaved.items():
            old_file = former.pop(file, file) or file
            deleted.discard(file)
            if content is None and commit.holds(file):
                deleted.add(file)
            elif content is not None and commit.read(old_file) != content:
                former[file] = old_file if commit.holds(old_file) else None
        return cls(commit, former, frozenset(deleted), head)

    @property
    def commit(self) -> str:
        """The commit that the work grew from."""
        return self.tree.commit

    def touches(self, folder: str) -> bool:
        """Whether a file in a folder (its path from the root) changed."""
        return any(file.startswith(f"{folder}/") for file in (*self.former, *self.deleted))

    def touches_everything(self) -> bool:
        """Whether a file changed that every leaflet depends on."""
        return any(file.startswith(SHARED) for file in (*self.former, *self.deleted))

    def changes(self, file: str) -> bool:
        """Whether a leaflet's file or its sign-offs changed."""
        files = {file, f"{SIGN_OFFS}/{PurePosixPath(file).name}"}
        # A pipe or socket in the place of a leaflet is a deleted file to git.
        return not files.isdisjoint(self.former) or not files.isdisjoint(self.deleted)

    def affects(self, file: str) -> bool:
        """Whether what is found in a leaflet may have changed."""
        return self.changes(file) or self.touches_everything()

    def read(self, file: str) -> bytes | None:
        """Return the bytes that a file, named by its present path, had then; None if it was new."""
        former = self.former.get(file, file)
        content = self.tree.read(former) if former is not None else None
        return None if isinstance(content, Problem) else content

    def leaflet(self, file: str) -> Leaflet | None:
        """Return a leaflet, named by its present path, as it was; None if it was new or not valid."""
        former = self.former.get(file, file)
        return self.snapshot.leaflet(former) if former is not None else None

    @cached_property
    def snapshot(self) -> Snapshot:
        """The leaflets as they were then."""
        return Snapshot(self.tree)


def _changes(root: Path, commit: str, head: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield the status (A, D, M, R, T), the old and the new path of each file that changed."""
    commits = [commit] if head is None else [commit, head]
    arguments = ("diff", "--name-status", "--find-renames", "--relative", "-z", *commits)
    words = iter(git.output(root, *arguments).split("\0"))
    for status in words:
        if status:
            old = next(words)
            yield status[0], old, next(words) if status[0] in "RC" else old
