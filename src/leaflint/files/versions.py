"""Every committed version of leaflets and sign-offs: git's memory of what once stood in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.files import git
from leaflint.files.places import ADOPTION, BASELINE, BLOCKS, CONTENT, LEAFLETS, POLICY, SIGN_OFFS
from leaflint.files.tree import CommitTree, Tree

_PLACES = (LEAFLETS, SIGN_OFFS, BLOCKS)


class Version(NamedTuple):
    """A file as one commit left it: the day of the commit, and git's name for the bytes.

    A history's first commit brings along files of any age: its versions have the earliest day.
    """

    since: date
    blob: str


class Versions:
    """The versions of the files of a repository, up to the tree's commit or HEAD."""

    def __init__(self, tree: Tree, *, first_parent: bool = False) -> None:
        """Name the tree; with `first_parent`, a branch that was merged is one version, that of its merge."""
        self._merges = ("--first-parent",) if first_parent else ("--diff-merges=separate",)
        self.root = tree.root
        self.tree = tree
        self._objects = git.Objects(tree.root)

    @cached_property
    def complete(self) -> bool:
        """Whether all of the history is here: there is one, and no part was left out when fetched."""
        try:
            asked = git.run(self.root, "rev-parse", "--is-shallow-repository", "HEAD")
        except UsageError:
            return False
        return asked.returncode == 0 and asked.stdout.startswith(b"false")

    def is_uncommitted(self, file: str) -> bool:
        """Whether a file differs from the last commit, or is new; False where there is no history."""
        if not self.complete:
            return False
        unsaved = self.tree.unsaved
        if file in unsaved:
            return unsaved[file] != self._committed.read(file)
        return file in self._uncommitted

    @cached_property
    def _committed(self) -> CommitTree:
        return CommitTree(self.root, self.tree.commit or "HEAD")

    @cached_property
    def _uncommitted(self) -> frozenset[str]:
        if self.tree.commit is not None:
            return frozenset()
        status = ("status", "--porcelain", "--no-renames", "--untracked-files=all", "-z", "--", ".")
        listed = git.output(self.root, "--no-optional-locks", *status)
        place = git.place_of(self.root)  # the paths of `git status` begin at the top
        return frozenset(line[3:].removeprefix(place) for line in listed.split("\0") if line)

    @cached_property
    def ignored(self) -> tuple[str, ...]:
        """The files of content, policy and baseline that git ignores, so that nobody else gets them."""
        if self.tree.commit is not None or not self.complete:
            return ()
        options = ("--others", "--ignored", "--exclude-standard", "-z")
        places = (CONTENT, POLICY, ADOPTION, BASELINE)
        listed = git.output(self.root, "ls-files", *options, "--", *places)
        return tuple(listed.split("\0")[:-1])

    def of(self, file: str) -> tuple[Version, ...]:
        """Return the committed versions of a file, newest first, also those under former names."""
        return tuple(self.by_commit(file).values())

    def by_commit(self, file: str) -> dict[int, Version]:
        """Return the same by the number of their commit, which is 0 for the newest in the history."""
        found: dict[int, Version] = {}
        names = [(file, -1)]
        while names:
            name, since = names.pop()
            for number, former, version in self._changes.get(name, ()):
                if number > since and number not in found:
                    found[number] = version
                    if former != name:
                        names.append((former, number))
        return dict(sorted(found.items()))

    def read(self, version: Version) -> bytes:
        """Return the bytes of a version."""
        return self._objects.read(version.blob)

    @cached_property
    def _log(self) -> tuple[_Change, ...]:
        """Every change, newest first."""
        if not self.complete:
            return ()
        log = git.output(
            self.root, "log", "--raw", "--no-abbrev", "--find-renames", *self._merges,
            "--relative", "--root", "--format=%x01%cs %P", "-z", self.tree.commit or "HEAD", "--", *_PLACES,
        )  # fmt: skip
        return tuple(_read_log(log))

    @cached_property
    def _changes(self) -> dict[str, list[tuple[int, str, Version]]]:
        """The changes of each file: the number of the commit, the former path, and the version."""
        changes: dict[str, list[tuple[int, str, Version]]] = {}
        for number, file, former, version in self._log:
            if version is not None:
                changes.setdefault(file, []).append((number, former, version))
        return changes

    @property
    def gone(self) -> frozenset[str]:
        """The files that were there once, are not there now, and were not renamed when they went."""
        # What is there now may be another thing after every update.
        return frozenset(file for file in self._ended if not self.tree.holds(file))

    @cached_property
    def _ended(self) -> tuple[str, ...]:
        """The files whose newest change did not rename them, and that may have gone with it."""
        newest: dict[str, bool] = {}  # whether the newest change to a file renamed it
        for _, file, former, _ in self._log:
            newest.setdefault(file, False)
            if former != file:
                newest.setdefault(former, True)
        return tuple(file for file, renamed in newest.items() if not renamed)


class _Change(NamedTuple):
    """What a commit did to a file: its path, the path before, and the version; None: deleted."""

    commit: int
    file: str
    former: str
    version: Version | None


def _read_log(log: str) -> Iterator[_Change]:
    """Yield of each commit in `git log --raw -z` what it did to files."""
    since, commit = date.min, -1
    words = iter(log.split("\0"))
    for word in words:
        if word.startswith("\x01"):
            day, _, parents = word[1:].strip().partition(" ")
            since = date.fromisoformat(day) if parents else date.min
            commit += 1
        elif word.lstrip("\n").startswith(":"):
            *_, blob, status = word.split(" ")
            former = next(words)
            file = next(words) if status[0] in "RC" else former
            version = None if status == "D" else Version(since, blob)
            yield _Change(commit, file, former, version)
