"""The two states of a repository that are compared: its files then, and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from leaflint.content.history import Base, read_leaflet, read_shared_texts
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.sign_off import SignOffs, sign_off_file
from leaflint.files import git
from leaflint.files.disk import read_bytes
from leaflint.files.places import BLOCKS, EXTENSION, LEAFLETS
from leaflint.files.tree import CommitTree


@dataclass(frozen=True)
class States:
    """A repository then and now; files are named by their present path.

    Attributes:
        base: what it was, and which files changed since.
    """

    base: Base

    def leaflets(self) -> tuple[str, ...]:
        """Return the leaflet files that there are now, in order."""
        root, head = self.base.tree.root, self.base.head
        if head is None:
            listed = git.output(
                root, "ls-files", "--cached", "--others", "--exclude-standard", "-z", LEAFLETS
            )
            files = [file for file in listed.split("\0") if (root / file).is_file()]
        else:
            listed = git.output(root, "ls-tree", "-r", "--name-only", "-z", head, f"{LEAFLETS}/")
            files = listed.split("\0")
        return tuple(sorted({file for file in files if _is_leaflet(file)}))

    def gone(self) -> tuple[str, ...]:
        """Return the leaflet files that there are no more, in order."""
        return tuple(sorted(file for file in self.base.deleted if _is_leaflet(file)))

    def is_changed(self, file: str) -> bool:
        """Whether a leaflet's file or its sign-offs changed."""
        sign_offs = sign_off_file(PurePosixPath(file).stem)
        former = self.base.former
        return file in former or sign_offs in former or sign_offs in self.base.deleted

    def former_file(self, file: str) -> str | None:
        """Return the path that a file had then; None when it is new."""
        return self.base.former.get(file, file)

    def old_leaflet(self, file: str) -> Leaflet | None:
        """Return a leaflet as it was; None when it was not valid, or not there."""
        return self.base.leaflet(file)

    def new_leaflet(self, file: str) -> Leaflet | None:
        """Return a leaflet as it is; None when it is not valid."""
        content = self._now(file)
        return None if content is None else read_leaflet(file, content, self.new_shared_texts)

    @cached_property
    def new_shared_texts(self) -> Mapping[str, str]:
        """The text of each shared block as it is, by id."""
        return read_shared_texts(self._now(BLOCKS))

    def old_sign_offs(self, leaflet_id: str) -> SignOffs | None:
        """Return the sign-offs that a leaflet had; None when it had none that are valid."""
        return _sign_offs(self.base.read(sign_off_file(leaflet_id)))

    def new_sign_offs(self, leaflet_id: str) -> SignOffs | None:
        """Return the sign-offs that a leaflet has; None when it has none that are valid."""
        return _sign_offs(self._now(sign_off_file(leaflet_id)))

    def _now(self, file: str) -> bytes | None:
        if self.base.head is not None:
            content = CommitTree(self.base.tree.root, self.base.head).read(file)
        else:
            content = read_bytes(self.base.tree.root, file)
        return content if isinstance(content, bytes) else None


def _is_leaflet(file: str) -> bool:
    return file.startswith(f"{LEAFLETS}/") and file.endswith(EXTENSION)


def _sign_offs(content: bytes | None) -> SignOffs | None:
    return None if content is None else load_content("sign-offs", content, SignOffs).data
