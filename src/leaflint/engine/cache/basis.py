"""What results rest on besides a leaflet's own file: if it is the same, so are they."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.core.version import __version__
from leaflint.engine.job import Job
from leaflint.files import git
from leaflint.files.fingerprints import fingerprint, list_files
from leaflint.files.places import SHARED_FILES, SIGN_OFFS, policy_folder
from leaflint.files.tree import WorkingTree

_PACKAGE = Path(__file__).parents[2]


class Basis(NamedTuple):
    """Digests of what the two parts of a result rest on.

    Attributes:
        lasting: Leaflint itself and what it is built from, the choice of checks, the policy, and the
            files that leaflets share.
        dated: all that, the day, the sign-offs, and git's history.
    """

    lasting: bytes
    dated: bytes


def find_basis(job: Job) -> Basis:
    """Return what the results of a job rest on."""
    lasting = sha256()
    for part in _lasting_parts(job):
        lasting.update(part)
    dated = lasting.copy()
    for part in _dated_parts(job):
        dated.update(part)
    return Basis(lasting.digest(), dated.digest())


def _lasting_parts(job: Job) -> Iterator[bytes]:
    yield repr((__version__, sys.version, job.choice)).encode()
    yield from _software()
    tree = WorkingTree(job.root)
    policy = policy_folder(tree, job.policy)
    yield fingerprint(policy.tree, list_files(policy.tree, policy.name)).encode()
    yield fingerprint(tree, SHARED_FILES).encode()


def _dated_parts(job: Job) -> Iterator[bytes]:
    yield job.today.isoformat().encode()
    tree = WorkingTree(job.root)
    yield fingerprint(tree, list_files(tree, SIGN_OFFS)).encode()
    try:
        yield git.run(job.root, "rev-parse", "--is-shallow-repository", "HEAD").stdout
        if (job.root / SIGN_OFFS).is_dir():  # sign-offs are held against what git says of a file
            status = ("--no-optional-locks", "status", "--porcelain", "-z", "--untracked-files=all")
            yield git.run(job.root, *status, "--", ".").stdout
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
            yield repr(sorted(one.name for one in Path(place).glob("*-info"))).encode()
