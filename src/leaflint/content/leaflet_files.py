"""Which leaflets there are, and what lies where leaflets should be."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem, start_of
from leaflint.files.places import EXTENSION, LEAFLETS
from leaflint.files.tree import Tree


class Files(NamedTuple):
    """The paths of leaflets in order, and the problems of what lies among them and is none."""

    leaflets: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def find_leaflets(tree: Tree) -> Files:
    """List the leaflets of a repository, folders within folders included.

    Hidden files are passed over; anything else that is no leaflet is a problem.

    Raises:
        UsageError: a folder cannot be read, so nobody knows which leaflets are in it.
    """
    leaflets: list[str] = []
    problems: list[Problem] = []
    for file, is_folder in tree.files(LEAFLETS):
        if file.endswith(EXTENSION) and not is_folder:
            leaflets.append(file)
        elif file.endswith(EXTENSION) or not is_folder:
            message = f"this is not a leaflet: its name does not end in {EXTENSION}"
            if is_folder:
                message = "this is a folder with the name of a leaflet"
            help_text = f"Rename it to <id>{EXTENSION}, or move it out of {LEAFLETS}."
            problems.append(Problem("not-a-leaflet", start_of(file), message, help_text))
    return Files(tuple(leaflets), tuple(problems))


def choose_leaflets(root: Path, files: Files, paths: Iterable[Path]) -> Files:
    """Keep the leaflets that the paths name: files, or folders with all that is in them.

    Raises:
        UsageError: a path is outside the repository, or holds no leaflet.
    """
    everything = (*files.leaflets, *(problem.at.file for problem in files.problems))
    chosen: set[str] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # a link is named, not followed
        tops = [top for top in (root.resolve(), root.absolute()) if absolute.is_relative_to(top)]
        if not tops:
            raise UsageError(f"{path}: this is outside the repository {root}")
        inside = absolute.relative_to(tops[0]).as_posix()
        within = "" if inside == "." else f"{inside}/"
        under = {file for file in everything if f"{file}/".startswith(within)}
        if not under:
            from leaflint.core.suggest import did_you_mean  # slow to load, and seldom needed

            near = did_you_mean(inside, files.leaflets)
            raise UsageError(f"{path}: there is no leaflet here{near}")
        chosen |= under
    return Files(
        tuple(file for file in files.leaflets if file in chosen),
        tuple(problem for problem in files.problems if problem.at.file in chosen),
    )
