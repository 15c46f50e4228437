"""`leaflint check --watch`: checks again whenever a file is saved, and shows what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from leaflint.commands.streams import tell
from leaflint.core.errors import UsageError
from leaflint.core.plural import count
from leaflint.engine.report import Report
from leaflint.engine.workspace import Workspace
from leaflint.files.stamps import Stamps, take_stamps
from leaflint.report.differences import describe_differences, find_differences

PAUSE = 0.5
"""Seconds between two looks at the files: the standard library cannot wait for a file to change."""


def watch(
    workspace: Workspace,
    paths: Iterable[Path],
    show: Callable[[Report], None],
    wait: Callable[[float], None] = time.sleep,
) -> NoReturn:
    """Show a report, then after each save what changed, until somebody stops it (KeyboardInterrupt)."""
    root, wanted = workspace.tree.root, list(paths)
    stamps = take_stamps(root)
    report = workspace.check(wanted)
    show(report)
    tell("Watching the files; Ctrl+C ends it.")
    while True:
        wait(PAUSE)
        now = take_stamps(root)
        changed = changed_files(stamps, now)
        if not changed:
            continue
        stamps = now
        workspace.reread(changed)
        try:
            after = workspace.check(wanted)
        except UsageError as error:  # what is half saved may be whole again at the next look
            tell(f"leaflint: {error}")
            continue
        print(f"\n{count(len(changed), 'file')} saved: {', '.join(changed[:3])}", flush=True)
        for line in describe_differences(find_differences(report, after), after):
            print(line, flush=True)
        report = after


def changed_files(before: Stamps, after: Stamps) -> list[str]:
    """Return the files that are new, changed or gone, in order."""
    return sorted(file for file in {*before, *after} if before.get(file) != after.get(file))
