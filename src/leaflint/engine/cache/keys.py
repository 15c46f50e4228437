"""The cache keys of everything that a result depends on except the leaflet itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.core.version import __version__
from leaflint.engine.options import Options
from leaflint.files import git
from leaflint.files.places import BASELINE, PICTURES, SHARED_FILES, SIGN_OFFS, policy_folder
from leaflint.files.tree import Tree, fingerprint, list_files

_PACKAGE = Path(__file__).parents[2]


class Keys(NamedTuple):
    """Digests of what the two parts of a result depend on.

    The content part depends on Leaflint itself and the packages beside it, the choice of checks, the
    policy, and the files that leaflets share; the day's part on all that, the day, the sign-offs, the
    baseline, and git's history.
    """

    content: bytes
    day: bytes


def find_keys(tree: Tree, today: date, options: Options) -> Keys:
    """Return the keys of the results of a run."""
    content = b"".join(_content_parts(tree, options))
    day = b"".join(_day_parts(tree, today))
    return Keys(sha256(content).digest(), sha256(content + day).digest())


def _content_parts(tree: Tree, options: Options) -> Iterator[bytes]:
    yield repr((__version__, sys.version, options.choice)).encode()
    yield from _software()
    policy = policy_folder(tree, options.policy)
    yield fingerprint(policy.tree, list_files(policy.tree, policy.name)).encode()
    yield fingerprint(tree, SHARED_FILES).encode()
    yield fingerprint(tree, list_files(tree, PICTURES)).encode()


def _day_parts(tree: Tree, today: date) -> Iterator[bytes]:
    yield today.isoformat().encode()
    for folder in (SIGN_OFFS, BASELINE):
        yield fingerprint(tree, list_files(tree, folder)).encode()
    try:
        yield git.run(tree.root, "rev-parse", "--is-shallow-repository", "HEAD").stdout
        if tree.holds(SIGN_OFFS):  # sign-offs are compared with what git says of a file
            status = ("--no-optional-locks", "status", "--porcelain", "-z", "--untracked-files=all")
            yield git.run(tree.root, *status, "--", ".").stdout
    except UsageError:
        yield b"no git"


def _software() -> Iterator[bytes]:
    """Yield when each file of Leaflint was written, and the version of every package beside it."""
    for folder, folders, files in os.walk(_PACKAGE):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(files):
            status = (Path(folder) / name).stat()
            yield repr((folder, name, status.st_size, status.st_mtime_ns)).encode()
    for place in sys.path:
        if Path(place).name in {"site-packages", "dist-packages"}:
            yield repr(sorted(path.name for path in Path(place).glob("*-info"))).encode()
