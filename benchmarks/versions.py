"""Versions of Leaflint, each beside a Python of its own, and the environment in which they run.

PYTHONDONTWRITEBYTECODE is never passed on: where it is set, every process compiles all modules anew,
which costs more than most of what is measured.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

DROPPED = ("GITHUB_", "PYTHON", "LEAFLINT_")
"""Variables that could change an answer, or its cost."""


class Version(NamedTuple):
    """A version of Leaflint: what starts it, and with what environment."""

    name: str
    python: Path
    environment: dict[str, str]

    @property
    def command(self) -> tuple[str, ...]:
        """What starts it, before its arguments."""
        return (str(self.python), "-m", "leaflint")


def find_version(name: str, python: Path, work: Path, *, with_path: bool) -> Version:
    """Return the version beside a Python, and say where its code lies.

    Args:
        name: what it is called.
        python: the Python; nothing of it is changed, its bytecode is kept in `work`.
        work: a folder for its caches.
        with_path: whether PYTHONPATH counts for it.
    """
    home = work / f"home-{name}"
    home.mkdir(parents=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(DROPPED)},
        "XDG_CACHE_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home),
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    if with_path and "PYTHONPATH" in os.environ:
        folders = os.environ["PYTHONPATH"].split(os.pathsep)
        environment["PYTHONPATH"] = os.pathsep.join(
            str(Path(folder).resolve()) for folder in folders
        )
    version = Version(name, python.absolute(), environment)
    where = (version.python, "-c", "import leaflint; print(leaflint.__file__)")
    done = subprocess.run(where, cwd=work, env=environment, check=True, capture_output=True)
    print(f"{name}: {done.stdout.decode().strip()}", flush=True)
    return version
