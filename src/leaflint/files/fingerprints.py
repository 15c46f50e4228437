"""Whether files are the same as they were: by their names and bytes, never by their times."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from leaflint.files.tree import Tree


def list_files(tree: Tree, folder: str) -> list[str]:
    """Return the files below a folder; none for a folder that is not there."""
    return [entry.path for entry in tree.files(folder) if not entry.is_folder]


def fingerprint(tree: Tree, files: Iterable[str]) -> str:
    """Return 64 hexadecimal digits that are others when a file's name, bytes or presence changes."""
    whole = hashlib.sha256()
    for file in files:
        if tree.holds(file):
            content = tree.read(file)
            there = content if isinstance(content, bytes) else content.message.encode()
            whole.update(f"{file}\0".encode("utf-8", "surrogateescape"))
            whole.update(hashlib.sha256(there).digest())
    return whole.hexdigest()
