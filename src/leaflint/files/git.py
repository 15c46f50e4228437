"""Git, asked by its command line; the only module that runs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from leaflint.core.errors import UsageError


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and return how it ended.

    Raises:
        UsageError: git is not installed.
    """
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError:
        raise UsageError("git is not installed, and this needs it") from None


def output(root: Path, *arguments: str) -> str:
    """Run git and return what it printed.

    Raises:
        UsageError: git is not installed, or it failed.
    """
    done = run(root, *arguments)
    if done.returncode != 0:
        raise UsageError(
            f"git {arguments[0]} failed: {done.stderr.decode(errors='replace').strip()}"
        )
    return done.stdout.decode("utf-8", "surrogateescape")


def find_commit(root: Path, reference: str) -> str:
    """Return the commit that a branch, tag or commit names.

    Raises:
        UsageError: git does not know it, or the folder is no git repository.
    """
    if run(root, "rev-parse", "--git-dir").returncode != 0:
        raise UsageError(f"{root}: this needs a git repository, and this is none")
    found = run(root, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
    if reference.startswith("-") or found.returncode:
        raise UsageError(
            f"git does not know '{reference}'; name a branch, tag or commit that is here. "
            "In CI, fetch the whole history (actions/checkout: fetch-depth: 0)"
        )
    return found.stdout.decode().strip()


def merge_base(root: Path, reference: str, head: str) -> str:
    """Return the commit where `head` left a branch, tag or commit.

    Raises:
        UsageError: git does not know one of them, or they have no common history here.
    """
    commits = find_commit(root, reference), find_commit(root, head)
    found = run(root, "merge-base", *commits)
    if found.returncode != 0:
        raise UsageError(
            f"'{reference}' and {head} have no common history here; "
            "in CI, fetch the whole history (actions/checkout: fetch-depth: 0)"
        )
    return found.stdout.decode().strip()


def read_file(root: Path, commit: str, file: str) -> bytes | None:
    """Return the bytes of a file (its path from `root`) in a commit, or None when it is not there."""
    shown = run(root, "show", f"{commit}:./{file}")
    return shown.stdout if shown.returncode == 0 else None


def top_folder(root: Path) -> Path:
    """Return the top of the git repository that a folder is in, or the folder; git is not run."""
    absolute = root.resolve()
    return next((one for one in (absolute, *absolute.parents) if (one / ".git").exists()), absolute)


def place_of(root: Path) -> str:
    """Return where a folder lies in its git repository: "" at the top, else such as "leaflets/".

    GitHub finds a file only when its path is given from the top.
    """
    place = root.resolve().relative_to(top_folder(root)).as_posix()
    return "" if place == "." else f"{place}/"
