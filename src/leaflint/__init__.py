"""Leaflint keeps patient-information leaflets safe, readable and in date.

The Python API (docs/python-api.md) is a `Workspace` on a tree of files::

    workspace = Workspace(WorkingTree(Path("leaflets")), today=date.today())
    report = workspace.check()
    workspace.update("content/leaflets/ct-scan.yaml", text_in_an_editor)
    summary, findings = workspace.check_leaflet("content/leaflets/ct-scan.yaml")
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.core.version import __version__

if TYPE_CHECKING:
    from leaflint.engine.report import Report
    from leaflint.engine.workspace import Workspace
    from leaflint.files.tree import CommitTree, OverlayTree, WorkingTree

__all__ = ["CommitTree", "OverlayTree", "WorkingTree", "Workspace", "__version__", "check"]


def __getattr__(name: str) -> object:
    """Import what is asked for: `leaflint --help` need not load the whole engine."""
    if name == "Workspace":
        from leaflint.engine.workspace import Workspace

        return Workspace
    if name in __all__:
        from leaflint.files import tree

        trees = {cls.__name__: cls for cls in (tree.CommitTree, tree.OverlayTree, tree.WorkingTree)}
        return trees[name]
    raise AttributeError(f"module 'leaflint' has no attribute '{name}'")


def check(root: str | Path, *, today: date, paths: Sequence[str | Path] = ()) -> Report:
    """Check a repository on disk: what `leaflint check` does, as `Workspace.check` says."""
    from leaflint.engine.workspace import Workspace
    from leaflint.files.tree import WorkingTree

    return Workspace(WorkingTree(Path(root)), today).check([Path(path) for path in paths])
