"""One repository of leaflets that an editor has open: its files, with the texts that are not saved yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import load_leaflet
from leaflint.core.errors import UsageError
from leaflint.core.finding import Finding
from leaflint.engine.workspace import Workspace
from leaflint.files import git
from leaflint.files.places import ADOPTION, BASELINE, CONTENT, LEAFLETS, POLICY, find_root
from leaflint.files.tree import CommitTree, WorkingTree
from leaflint.files.yaml.document import BYTE_ORDER_MARK

_OURS = (f"{CONTENT}/", f"{POLICY}/", f"{BASELINE}/")
"""Where the files lie that a check reads."""


def find_repository(file: Path) -> Path | None:
    """Return the root of the repository that a file is in, or None when it is in none."""
    folder = next((folder for folder in file.parents if folder.is_dir()), None)
    try:
        return find_root(folder).resolve() if folder else None
    except UsageError:
        return None


class Repository:
    """The leaflets of a repository, checked as they stand in an editor.

    Whatever was told before, the findings are those of `leaflint check` on the same files, with each open
    text saved. Once `load` has come to its end, they are there within milliseconds.
    """

    def __init__(self, root: Path, today: date) -> None:
        self.root = root
        self.today = today
        self.texts: dict[str, str] = {}
        """The texts that are open, by path."""
        self._tree = WorkingTree(root)
        self._marked: set[str] = set()  # editors hide a byte-order mark; it is saved all the same
        self._head = _head(root)
        self._former: dict[str, Leaflet | None] = {}  # leaflets at the last commit, by path
        self.workspace = Workspace(self._tree, today)

    def path_of(self, file: Path) -> str | None:
        """Return a file's path from the root; None for a file that no check reads."""
        if not file.is_relative_to(self.root):
            return None
        path = file.relative_to(self.root).as_posix()
        return path if path == ADOPTION or path.startswith(_OURS) else None

    def is_leaflet(self, path: str) -> bool:
        """Whether a path is that of a leaflet, sound or not."""
        return path.startswith(f"{LEAFLETS}/")

    def open(self, path: str, text: str) -> None:
        """Take a text from an editor, in place of the file on disk."""
        content = self._tree.read(path)
        if isinstance(content, bytes) and content.startswith(BYTE_ORDER_MARK.encode()):
            self._marked.add(path)
        self.texts[path] = text
        # A shared file that is only looked at must not have every leaflet read again.
        if self.is_leaflet(path) or self.as_saved(path) != content:
            self.workspace.update(path, self.as_saved(path))

    def change(self, path: str, text: str) -> None:
        """Take the text as it is after an edit."""
        if self.texts.get(path) != text:
            self.texts[path] = text
            self.workspace.update(path, self.as_saved(path))

    def as_saved(self, path: str) -> bytes:
        """Return the bytes that an open text is saved as."""
        text = self.texts[path]
        if path in self._marked and not text.startswith(BYTE_ORDER_MARK):
            text = BYTE_ORDER_MARK + text
        return text.encode("utf-8", "surrogatepass")  # half a character is no UTF-8: a finding

    def close(self, path: str) -> None:
        """Go by the file on disk again."""
        del self.texts[path]
        self._marked.discard(path)
        if path in self.workspace.tree.unsaved:
            self.workspace.reread([path])

    def reread(self, paths: Iterable[str] = ()) -> bool:
        """Take what others wrote to files that are not open; return whether anything may have changed."""
        changed = [path for path in paths if path not in self.texts]
        head = _head(self.root)
        if not changed and head == self._head:
            return False
        self._head = head
        self._former.clear()
        self.workspace.reread(changed)
        return True

    def former(self, path: str) -> Leaflet | None:
        """Return a leaflet as the last commit has it, with the blocks of today; None where it has none."""
        if not self._head:
            return None
        if path not in self._former:
            texts = self.workspace.plan.context.block_texts
            tree = CommitTree(self.root, self._head)
            self._former[path] = load_leaflet(path, tree.read(path), texts, tree).checkable
        return self._former[path]

    def begin_day(self, today: date) -> None:
        """Check by another day from now on."""
        self.today, self.workspace = today, Workspace(self._tree, today)
        for path in self.texts:
            self.workspace.update(path, self.as_saved(path))

    def load(self, most: int) -> tuple[int, int]:
        """Read so many more leaflets, for what is compared across all; return how many are read, of how many.

        Raises:
            UsageError: there are no leaflets.
            Defect: a check raised an exception.
        """
        return self.workspace.advance(most)

    def findings(self, path: str) -> tuple[Finding, ...]:
        """Return what `leaflint check` reports in a file.

        Raises:
            UsageError, Defect: as `load`.
        """
        return self.workspace.findings_in(path)


def _head(root: Path) -> str:
    """Return git's name for the last commit; "" where there is none."""
    try:
        return git.run(root, "rev-parse", "HEAD").stdout.decode().strip()
    except UsageError:
        return ""
