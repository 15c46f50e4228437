"""When files were last written: by that it is seen whether any has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from leaflint.files.places import ADOPTION, BASELINE, CONTENT, POLICY

Stamps = Mapping[str, tuple[int, int]]
"""When each file was last written, in nanoseconds, and its size."""


def take_stamps(root: Path) -> Stamps:
    """Return the stamps of all files that a check reads."""
    stamps = {}
    for file in _files(root):
        try:
            status = os.stat(root / file)  # noqa: PTH116  # of thousands of files twice a second
        except OSError:  # it went between two looks
            continue
        stamps[file] = (status.st_mtime_ns, status.st_size)
    return stamps


def _files(root: Path) -> Iterator[str]:
    yield ADOPTION
    for folder in (CONTENT, POLICY, BASELINE):
        for place, _, names in os.walk(root / folder):
            below = Path(place).relative_to(root).as_posix()
            yield from (f"{below}/{name}" for name in names)
