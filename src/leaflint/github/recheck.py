"""The changed leaflets once more, by code and policy that no pull request could have changed."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from leaflint.checks import CHECKS
from leaflint.core.finding import Finding
from leaflint.engine.job import Choice, Job
from leaflint.engine.run import run
from leaflint.files.places import EXTENSION, LEAFLETS, POLICY


def recheck(
    root: Path, texts: Mapping[str, str], checks: Collection[str], today: date
) -> tuple[Finding, ...]:
    """Check texts of leaflets as if they stood in a repository; the repository stays as it is.

    Args:
        root: the repository, at its default branch.
        texts: what leaflets say, by path from the root; anything else is left out.
        checks: ids of the checks to run; unknown ones are left out.
        today: the day of the check.
    """
    known = tuple(check.id for check in CHECKS if check.id in checks)
    leaflets = {file: text for file, text in texts.items() if _is_leaflet(file)}
    if not known or not leaflets:
        return ()
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in (PurePosixPath(LEAFLETS).parts[0], POLICY):
            shutil.copytree(root / name, copy / name, symlinks=True)
        for file, text in leaflets.items():
            path = copy / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        paths = tuple(copy / file for file in leaflets)
        return run(Job(copy, today, paths, Choice(known))).findings


def _is_leaflet(file: str) -> bool:
    """Whether a path is that of a leaflet, and leads nowhere else."""
    path = PurePosixPath(file)
    return (
        file.startswith(f"{LEAFLETS}/")
        and file == path.as_posix()
        and path.suffix == EXTENSION
        and ".." not in path.parts
    )
