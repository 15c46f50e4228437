"""Git, asked by its command line; the only module that runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import IO, cast
from weakref import finalize

from leaflint.core.errors import UsageError

_NO_GIT = "git is not installed, and this needs it"
_FETCH = "fetch the whole history (actions/checkout: fetch-depth: 0)"


def run(
    root: Path, *arguments: str, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, with settings that hold for this run alone, and return how it ended.

    Raises:
        UsageError: git is not installed.
    """
    try:
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(
            command, capture_output=True, check=False, env=_environment(settings or {})
        )
    except FileNotFoundError:
        raise UsageError(_NO_GIT) from None


def _environment(settings: Mapping[str, str]) -> dict[str, str] | None:
    """Return an environment that gives git settings: a secret among them is on no command line."""
    if not settings:
        return None
    numbered = {
        f"GIT_CONFIG_{part}_{number}": text
        for number, setting in enumerate(settings.items())
        for part, text in zip(("KEY", "VALUE"), setting, strict=True)
    }
    return {**os.environ, "GIT_CONFIG_COUNT": str(len(settings)), **numbered}


def output(root: Path, *arguments: str) -> str:
    """Run git and return what it printed.

    Raises:
        UsageError: git is not installed, or it failed.
    """
    done = run(root, *arguments)
    if done.returncode != 0:
        reason = done.stderr.decode(errors="replace").strip()
        raise UsageError(f"git {arguments[0]} failed: {reason}")
    return done.stdout.decode("utf-8", "surrogateescape")


def find_commit(root: Path, reference: str) -> str:
    """Return the commit that a branch, tag or commit names.

    Raises:
        UsageError: git does not know it, or the folder is no git repository.
    """
    found = run(root, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
    if not reference.startswith("-") and found.returncode == 0:
        return found.stdout.decode().strip()
    if run(root, "rev-parse", "--git-dir").returncode != 0:
        raise UsageError(f"{root}: this needs a git repository, and this is none")
    here = f"git does not know '{reference}'; name a branch, tag or commit that is here"
    raise UsageError(f"{here}. In CI, {_FETCH}")


def merge_base(root: Path, reference: str, head: str) -> str:
    """Return the commit where `head` left a branch, tag or commit.

    Raises:
        UsageError: git does not know one of them, or they have no common history here.
    """
    commits = find_commit(root, reference), find_commit(root, head)
    found = run(root, "merge-base", *commits)
    if found.returncode != 0:
        raise UsageError(f"'{reference}' and {head} have no common history here; in CI, {_FETCH}")
    return found.stdout.decode().strip()


class Objects:
    """Reads the bytes of objects of the git repository that a folder is in, through one process."""

    # A process for each object takes 3 milliseconds, an answer of one that runs 0.05.

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def __reduce__(self) -> tuple[type[Objects], tuple[Path]]:
        """Begin a process of its own wherever a copy of this is sent."""
        return Objects, (self._root,)

    def read(self, name: str) -> bytes:
        """Return the bytes of the object with this name: 40 or 64 hexadecimal digits.

        Raises:
            UsageError: git is not installed, or it has no such object.
        """
        # After a fork two processes would share one pair of pipes, and read each other's answers.
        if self._process is None or self._owner != os.getpid():
            self._process, self._owner = self._begin(), os.getpid()
            finalize(self, _end, self._process, self._owner)
        questions = cast("IO[bytes]", self._process.stdin)
        answers = cast("IO[bytes]", self._process.stdout)
        questions.write(f"{name}\n".encode())
        questions.flush()
        header = answers.readline().split()
        if len(header) != 3:
            raise UsageError(f"git cat-file failed: there is no object {name} in {self._root}")
        return answers.read(int(header[2]) + 1)[:-1]

    def _begin(self) -> subprocess.Popen[bytes]:
        command, pipe = ["git", "-C", str(self._root), "cat-file", "--batch"], subprocess.PIPE
        try:
            return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        except FileNotFoundError:
            raise UsageError(_NO_GIT) from None


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    if owner == os.getpid():
        process.communicate()


def top_folder(root: Path) -> Path:
    """Return the top of the git repository that a folder is in, or the folder; git is not run."""
    absolute = root.resolve()
    folders = (absolute, *absolute.parents)
    return next((folder for folder in folders if (folder / ".git").exists()), absolute)


def place_of(root: Path) -> str:
    """Return where a folder lies in its git repository: "" at the top, else such as "leaflets/"."""
    # GitHub finds a file only when its path is given from the top.
    place = root.resolve().relative_to(top_folder(root)).as_posix()
    return "" if place == "." else f"{place}/"
