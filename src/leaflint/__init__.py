"""Leaflint keeps patient-information leaflets safe, readable and in date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.core.version import __version__

if TYPE_CHECKING:
    from leaflint.engine.report import Report

__all__ = ["__version__", "check"]


def check(root: str | Path, *, today: date, paths: Sequence[str | Path] = ()) -> Report:
    """Check the leaflets of a repository: what `leaflint check` does, without printing.

    Args:
        root: the folder that holds `content` and `checks`.
        today: the day for which the report is made.
        paths: leaflets, or folders of leaflets, to check; none: all.

    Raises:
        leaflint.core.errors.UsageError: there is nothing to check, or a path is wrong.
        leaflint.core.errors.Defect: a defect in Leaflint itself.
    """
    # Imported here so that `leaflint --help` need not load the whole engine.
    from leaflint.engine.workspace import Workspace
    from leaflint.files.tree import WorkingTree

    return Workspace(WorkingTree(Path(root)), today).check([Path(path) for path in paths])
