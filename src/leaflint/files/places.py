"""Where things are in a repository of leaflets."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from leaflint.core.errors import UsageError

LEAFLETS = "content/leaflets"
SIGN_OFFS = "content/sign-offs"
BLOCKS = "content/blocks.yaml"
SHARED_FILES = ("content/directory.yaml", "content/glossary.yaml", "content/people.yaml", BLOCKS)
"""What all leaflets share, beside the policy."""
POLICY = "checks"
EXTENSION = ".yaml"


class PolicyFolder(NamedTuple):
    """Where the policy files are.

    Attributes:
        base: the folder that paths of policy files are given from; for a policy of the repository's
            own, the repository.
        name: path of their folder from there.
    """

    base: Path
    name: str = POLICY


def policy_folder(root: Path, elsewhere: Path | None) -> PolicyFolder:
    """Return the repository's own policy folder, or the one that was named instead.

    Raises:
        UsageError: there is no such folder.
    """
    if elsewhere is None:
        return PolicyFolder(root)
    if not elsewhere.is_dir():
        raise UsageError(f"{elsewhere}: there is no such folder of policy files")
    folder, repository = elsewhere.resolve(), root.resolve()
    if folder.is_relative_to(repository):
        return PolicyFolder(root, folder.relative_to(repository).as_posix())
    return PolicyFolder(folder.parent, folder.name)


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
        f"{start}: neither this folder nor one above it has {wanted}; "
        "go to the repository of the leaflets, or name it"
    )
