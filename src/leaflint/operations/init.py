"""`leaflint init`: which files a repository of leaflets lacks, and which another release would change.

Adding files touches no existing one. Of these only the generated ones are compared with this release:
no change is ever proposed to what an organisation writes itself.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.catalogue import CHECKS
from leaflint.core.errors import UsageError
from leaflint.engine.plan import load_adoption
from leaflint.files import git
from leaflint.files.places import CONTENT, LEAFLETS, POLICY, find_leaflets
from leaflint.files.tree import OverlayTree, WorkingTree
from leaflint.files.yaml.edit import Mended
from leaflint.operations.codeowners import FILE as CODEOWNERS
from leaflint.operations.codeowners import codeowners_of
from leaflint.operations.starter import Answers, default_answers, starter_files

GENERATED = (".github/", "schemas/", ".pre-commit-config.yaml")
"""What `init --update` compares: workflows, forms, template, CODEOWNERS, schemas and hooks."""


class Present(NamedTuple):
    """The starter's files that a folder lacks, and those that it has."""

    missing: tuple[str, ...]
    there: tuple[str, ...]


def find_missing(root: Path) -> Present:
    """Find out which files a folder lacks; it may be empty, or not be there yet.

    Policies of checks that are not adopted are not missing, nor is the starter's leaflet where there are
    others.

    Raises:
        UsageError: the folder is none, or lies inside a git repository, or something is in the way.
    """
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root}: this is not a folder")
    top = git.top_folder(root)
    if top != root.resolve():
        why = "GitHub reads workflows and CODEOWNERS only at the top of a repository"
        raise UsageError(
            f"{root}: this is inside the git repository {top}, and {why}; name that folder, or run "
            "`git init` here first"
        )
    files = {CODEOWNERS: "", **starter_files(default_answers(root))}
    there = {file for file in files if _is_there(root, file)}
    tree = WorkingTree(root)
    adopted = load_adoption(tree, [check.id for check in CHECKS])
    if adopted.file is not None:
        adopted.file.valid()
    not_wanted = {f"{POLICY}/{check}.yaml" for check in adopted.others}
    if find_leaflets(tree).leaflets:
        not_wanted |= {file for file in files if file.startswith(f"{LEAFLETS}/")}
    missing = files.keys() - there - not_wanted
    return Present(tuple(sorted(missing)), tuple(sorted(there)))


def _is_there(root: Path, file: str) -> bool:
    """Whether a file is there.

    Raises:
        UsageError: something else is there, or stands where one of its folders should.
    """
    path = root / file
    for place in (path, *path.parents):
        if place == root:
            break
        if place.is_symlink():
            raise UsageError(f"{place}: a link is in the way; move it, then run this again")
        if place.exists() and place.is_dir() == (place == path):
            kind = "folder" if place == path else "file"
            raise UsageError(f"{place}: a {kind} is in the way; move it, then run this again")
    return path.exists()


def plan_files(
    root: Path, missing: tuple[str, ...], answers: Answers, today: date
) -> dict[str, str]:
    """Return the text of each file that is missing, by its path; nothing is written.

    Raises:
        UsageError: the people that are there leave a part of the repository without an owner.
    """
    known = starter_files(answers)
    files = {file: known[file] for file in missing if file != CODEOWNERS}
    if CODEOWNERS in missing:
        texts = {file: text.encode() for file, text in files.items()}
        files[CODEOWNERS] = codeowners_of(OverlayTree(WorkingTree(root), texts), today)
    return files


def find_updates(root: Path, today: date) -> list[Mended]:
    """Return what this release would change in generated files, and the files that it would add.

    Raises:
        UsageError: the folder is no repository of leaflets, or something is in the way.
    """
    if not (root / CONTENT).is_dir():
        raise UsageError(
            f"{root}: there is no '{CONTENT}' here; `leaflint init` begins a repository"
        )
    present = find_missing(root)
    generated = [file for file in present.missing + present.there if file.startswith(GENERATED)]
    files = plan_files(root, tuple(generated), default_answers(root), today)
    updates = []
    for file, text in sorted(files.items()):
        old = (root / file).read_bytes() if file in present.there else b""
        if old.replace(b"\r\n", b"\n") != text.encode():
            updates.append(Mended(file, old, text.encode(), (), ()))
    return updates


def write_updates(root: Path, updates: list[Mended]) -> None:
    """Replace files by those of this release.

    Raises:
        OSError: a file cannot be written; those before it are written.
    """
    for update in updates:
        path = root / update.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(update.new)
