"""The leaflets of a repository: as they are, and as they were before a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from leaflint.content.formats import in_this_format
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load, load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.shared import SharedBlocks
from leaflint.content.models.validate import validate_rest
from leaflint.core.finding import Problem
from leaflint.files import git
from leaflint.files.places import (
    ADOPTION,
    BASELINE,
    BLOCKS,
    CONTENT,
    PICTURES,
    POLICY,
    SHARED_FILES,
    SIGN_OFFS,
)
from leaflint.files.tree import CommitTree, Tree

MAX_WORDS = 20_000
"""Words of a leaflet, those of the blocks that it includes too. Long booklets have 15,000. It bounds
the time that one leaflet can take, and what including one block many times can come to."""

SHARED = (*SHARED_FILES, f"{POLICY}/", f"{PICTURES}/")
"""A change to one of these may change what is found in any leaflet."""


_OPTIONAL = ("review", "evidence", "waivers")
"""The keys of a leaflet that no check of its words needs."""


class LoadedLeaflet(NamedTuple):
    """A leaflet if it is valid, what is wrong with its file, and the problem of having too many words.

    `rest` is what can be read of a leaflet that is not valid, so that all its mistakes are told at once.
    """

    leaflet: Leaflet | None
    problems: tuple[Problem, ...]
    limit: Problem | None = None
    rest: Leaflet | None = None

    @property
    def checkable(self) -> Leaflet | None:
        """The leaflet, if it is valid and not too long to be checked."""
        return None if self.limit else self.leaflet


def load_leaflet(
    file: str, content: bytes | Problem, shared_texts: Mapping[str, str], tree: Tree
) -> LoadedLeaflet:
    """Make a leaflet of the bytes of its file, or of what reading it gave in their place.

    The tree has the pictures that it shows.
    """
    loaded = load_content(file, content, LeafletData)
    if loaded.document is None:
        return LoadedLeaflet(None, loaded.problems)
    if loaded.data is None:
        data = validate_rest(loaded.document, LeafletData, _OPTIONAL)
        rest = Leaflet(loaded.document, data, shared_texts, tree) if data else None
        is_short = rest is not None and too_long(rest) is None
        return LoadedLeaflet(None, loaded.problems, rest=rest if is_short else None)
    leaflet = Leaflet(loaded.document, loaded.data, shared_texts, tree)
    return LoadedLeaflet(leaflet, loaded.problems, too_long(leaflet))


def too_long(leaflet: Leaflet) -> Problem | None:
    """Return the problem of a leaflet that has too many words, or None."""
    sections, shared = leaflet.data.sections, leaflet.shared_texts
    included = [shared.get(name, "") for section in sections for name in section.include]
    # A word and what parts it from the next take two characters; hardly a leaflet has so many.
    if len(leaflet.document.text) + sum(len(text) + 1 for text in included) <= 2 * MAX_WORDS:
        return None
    counts = {name: len(text.split()) for name, text in shared.items()}
    words = 0
    for number, section in enumerate(sections):
        words += len(section.text.split()) + sum(counts.get(name, 0) for name in section.include)
        if words > MAX_WORDS:
            at = leaflet.at("sections", number)
            message = f"the leaflet has more than {MAX_WORDS:,} words, so it was not checked"
            return Problem("limit", at, message, "Split it into several leaflets.")
    return None


class Snapshot:
    """The leaflets of a tree, with the shared blocks that they include."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    @cached_property
    def shared_texts(self) -> Mapping[str, str]:
        """The text of each shared block by its id; none when their file is missing or not valid."""
        blocks = load(self.tree, BLOCKS, SharedBlocks).data
        return blocks.texts() if blocks else {}

    def leaflet(self, file: str) -> Leaflet | None:
        """Return a leaflet; None when it is not there, not valid, or too long to be checked."""
        return load_leaflet(file, self.tree.read(file), self.shared_texts, self.tree).checkable


@dataclass(frozen=True)
class Base:
    """The repository as it was when the work that is being checked began.

    The tree has its files then, at the commit that the work grew from, in the format of today, so that
    a key which a migration renames is no change. Former has for every file that is new or changed
    since, by its present path, the path that it had then, or None for a new one. The head is the commit
    that is compared, or None for the files as they are on disk. The author is the login of whoever
    proposes the work on GitHub, "" where nobody said.
    """

    tree: Tree
    commit: str
    former: Mapping[str, str | None]
    deleted: frozenset[str]
    head: str | None = None
    author: str = ""

    @classmethod
    def since(cls, tree: Tree, reference: str, author: str = "") -> Base:
        """Find where the work left a branch, tag or commit, and what changed since.

        The work is what is in the tree: on disk, uncommitted changes and new files count.

        Raises:
            UsageError: git does not know the reference, or the folder is no git repository.
        """
        root, head = tree.root, tree.commit
        commit = CommitTree(root, git.merge_base(root, reference, head or "HEAD"))
        changes = list(_changes(root, commit.commit, head))
        deleted = {old for status, old, _ in changes if status == "D"}
        former = {
            new: None if status == "A" else old for status, old, new in changes if status != "D"
        }
        if head is None:
            # Also what git ignores: it is checked, and new to the commit.
            untracked = git.output(
                root, "ls-files", "--others", "-z", "--", CONTENT, POLICY, ADOPTION, BASELINE
            )
            former.update(dict.fromkeys(untracked.split("\0")[:-1]))
        for file, content in tree.unsaved.items():
            old_file = former.pop(file, file) or file
            deleted.discard(file)
            if content is None and commit.holds(file):
                deleted.add(file)
            elif content is not None and commit.read(old_file) != content:
                former[file] = old_file if commit.holds(old_file) else None
        return cls(in_this_format(commit), commit.commit, former, frozenset(deleted), head, author)

    @cached_property
    def touched(self) -> frozenset[str]:
        """The files that are new, changed or gone."""
        return frozenset((*self.former, *self.deleted))

    def touches(self, *places: str) -> bool:
        """Whether a file changed whose path begins with one of these."""
        return any(file.startswith(places) for file in self.touched)

    def changes(self, file: str) -> bool:
        """Whether a leaflet's file, its sign-offs or its baseline changed."""
        # A pipe or socket in the place of a leaflet is a deleted file to git.
        name = PurePosixPath(file).name
        return not self.touched.isdisjoint((file, f"{SIGN_OFFS}/{name}", f"{BASELINE}/{name}"))

    def affects(self, file: str) -> bool:
        """Whether what is found in a leaflet may have changed."""
        return self.changes(file) or self.touches(*SHARED)

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
