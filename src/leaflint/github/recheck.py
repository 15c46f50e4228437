"""The changed leaflets once more, by code and policy that no pull request could have changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from leaflint.checks.catalogue import CHECKS
from leaflint.core.finding import Finding
from leaflint.engine.options import Choice, Options
from leaflint.engine.workspace import Workspace
from leaflint.files.places import EXTENSION, LEAFLETS
from leaflint.files.tree import OverlayTree, WorkingTree

_LEAFLET = re.compile(rf"{LEAFLETS}(/[^/.][^/]*)+{re.escape(EXTENSION)}")
"""The path of a leaflet; one that begins there and leads elsewhere is none."""


def recheck(
    root: Path, texts: Mapping[str, str], checks: Collection[str], today: date
) -> tuple[Finding, ...]:
    """Check texts of leaflets as if they stood in a repository; nothing is written to disk.

    Args:
        root: the repository, at its default branch.
        texts: what leaflets say, by path from the root; anything else is left out.
        checks: ids of the checks to run; unknown ones are left out.
        today: the day of the check.
    """
    known = tuple(check.id for check in CHECKS if check.id in checks)
    leaflets: dict[str, bytes | None] = {
        file: text.encode("utf-8", "surrogatepass")
        for file, text in texts.items()
        if _LEAFLET.fullmatch(file)
    }
    if not known or not leaflets:
        return ()
    tree = OverlayTree(WorkingTree(root), leaflets)
    workspace = Workspace(tree, today, Options(choice=Choice(known)))
    return workspace.check([root / file for file in leaflets]).findings
