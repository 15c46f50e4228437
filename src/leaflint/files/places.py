"""Where things are in a repository of leaflets."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.files.tree import Tree, WorkingTree

LEAFLETS = "content/leaflets"
SIGN_OFFS = "content/sign-offs"
BLOCKS = "content/blocks.yaml"
ADOPTION = "leaflint.yaml"
_SHARED = ("directory", "glossary", "people", "blocks")
SHARED_FILES = (*(f"content/{name}.yaml" for name in _SHARED), ADOPTION)
"""What all leaflets share, beside the policy."""
POLICY = "checks"
EXTENSION = ".yaml"


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
    missing = f"{start}: neither this folder nor one above it has {wanted}"
    raise UsageError(f"{missing}; go to the repository of the leaflets, or name it")
