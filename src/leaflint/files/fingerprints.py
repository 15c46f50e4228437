"""Whether files are the same as they were: by their names and bytes, never by their times."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from leaflint.files.yaml.files import read_bytes


def list_files(base: Path, folder: str) -> list[str]:
    """Return what is in a folder, as paths from `base`; nothing for a folder that is not there."""
    if not (base / folder).is_dir():
        return []
    return sorted(f"{folder}/{path.name}" for path in (base / folder).iterdir())


def fingerprint(base: Path, files: Iterable[str]) -> str:
    """Return 64 hexadecimal digits that are others when a file's name, bytes or presence changes."""
    whole = hashlib.sha256()
    for file in files:
        if os.path.lexists(base / file):  # a link to nothing is broken, and not absent
            content = read_bytes(base, file)
            there = content if isinstance(content, bytes) else content.message.encode()
            whole.update(f"{file}\0".encode("utf-8", "surrogateescape"))
            whole.update(hashlib.sha256(there).digest())
    return whole.hexdigest()
