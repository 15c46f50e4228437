"""Where things are in a repository of leaflets, and which leaflets there are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from posixpath import basename, splitext
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem, start_of
from leaflint.files.tree import Entry, Tree, WorkingTree

CONTENT = "content"
LEAFLETS = "content/leaflets"
PICTURES = "content/pictures"
SIGN_OFFS = "content/sign-offs"
BASELINE = "baseline"
BLOCKS = "content/blocks.yaml"
PEOPLE = "content/people.yaml"
ADOPTION = "leaflint.yaml"
_SHARED = ("directory", "glossary", "people", "blocks")
SHARED_FILES = (*(f"content/{name}.yaml" for name in _SHARED), ADOPTION)
"""What all leaflets share, beside the policy."""
POLICY = "checks"
EXTENSION = ".yaml"
_FOLDERS = (LEAFLETS, SIGN_OFFS, PICTURES)


def stem(file: str) -> str:
    """Return the name of a file without its folders and its ending."""
    # For 10,000 leaflets the stem of a PurePosixPath takes a tenth of a second.
    return splitext(basename(file))[0]


class PolicyFolder(NamedTuple):
    """A folder of policy files: its path in the repository, or in the tree of the folder above it."""

    tree: Tree
    name: str = POLICY


def policy_folder(tree: Tree, elsewhere: Path | None) -> PolicyFolder:
    """Return the repository's own policy folder, or the one that was named instead.

    Raises:
        UsageError: there is no such folder.
    """
    if elsewhere is None:
        return PolicyFolder(tree)
    if not elsewhere.is_dir():
        raise UsageError(f"{elsewhere}: there is no such folder of policy files")
    folder, repository = elsewhere.resolve(), tree.root.resolve()
    if folder.is_relative_to(repository):
        return PolicyFolder(tree, folder.relative_to(repository).as_posix())
    return PolicyFolder(WorkingTree(folder.parent), folder.name)


def find_root(start: Path, *, own_policy: bool = True) -> Path:
    """Return the nearest folder, from `start` upwards, that has `content/leaflets` and `checks`.

    Without a policy of its own, a repository needs no `checks`.

    Raises:
        UsageError: there is none.
    """
    if not start.exists():
        raise UsageError(f"{start}: there is no such file or folder")
    for folder in (start, *start.resolve().parents):
        if (folder / LEAFLETS).is_dir() and (not own_policy or (folder / POLICY).is_dir()):
            return folder
    wanted = f"'{LEAFLETS}' and '{POLICY}'" if own_policy else f"'{LEAFLETS}'"
    raise UsageError(
        f"{start}: neither this folder nor one above it has {wanted}; go to the repository of the "
        "leaflets, or begin one here with `leaflint init`"
    )


class Files(NamedTuple):
    """The paths of leaflets in order, and the problems of what lies among them and is none."""

    leaflets: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def find_leaflets(tree: Tree) -> Files:
    """List the leaflets of a repository, folders within folders included.

    Whatever else could be taken for a leaflet that is checked is a problem: among the leaflets all that
    is none, and elsewhere in `content` every YAML file, hidden ones too.

    Raises:
        UsageError: a folder cannot be read, so nobody knows which leaflets are in it.
    """
    leaflets: list[str] = []
    problems: list[Problem] = []
    for entry in tree.files(CONTENT, hidden=True):
        problem = _problem_of(entry)
        if problem:
            problems.append(problem)
        elif entry.path.startswith(f"{LEAFLETS}/") and _is_yaml(entry.path) and not entry.is_folder:
            leaflets.append(entry.path)
    return Files(tuple(leaflets), tuple(problems))


def _is_yaml(path: str) -> bool:
    return path.lower().endswith((EXTENSION, ".yml"))


def _problem_of(entry: Entry) -> Problem | None:
    """Return what is wrong with the place or the name of something in `content`."""
    file, is_folder = entry
    folder, _, name = file.rpartition("/")
    is_hidden = any(step.startswith(".") for step in file.split("/"))
    help_text = f"Rename it to <id>{EXTENSION}, or move it out of {LEAFLETS}."
    if file in _FOLDERS and not is_folder:
        message = "a folder must be here, and not a link or a file: nothing in it is checked"
        help_text = "Put the folder itself here."
    elif is_hidden and (is_folder or not _is_yaml(name)):
        return None  # such as .DS_Store, or what an editor keeps of a file
    elif is_hidden:
        message = "this file is hidden by the dot in its name, so it is not checked"
    elif not file.startswith(f"{LEAFLETS}/"):
        is_known = file in SHARED_FILES or folder == SIGN_OFFS
        if is_folder or is_known or not _is_yaml(name):
            return None
        message = f"this is neither in {LEAFLETS} nor a file that leaflets share: it is not checked"
        help_text = f"If it is a leaflet, move it to {LEAFLETS}; if not, move it out of {CONTENT}."
    elif name.endswith(EXTENSION) and is_folder:
        message = "this is a folder with the name of a leaflet"
    elif name.endswith(EXTENSION) or is_folder:
        return None
    else:
        message = f"this is not a leaflet: its name does not end in {EXTENSION}"
    return Problem("not-a-leaflet", start_of(file), message, help_text)


def choose_leaflets(root: Path, files: Files, paths: Iterable[Path]) -> Files:
    """Keep the leaflets that the paths name: files, or folders with all that is in them.

    Raises:
        UsageError: a path is outside the repository, or holds no leaflet.
    """
    everything = (*files.leaflets, *(problem.at.file for problem in files.problems))
    chosen: set[str] = set()
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() follows links
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
