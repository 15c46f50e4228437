"""A progress bar for a person who waits: on a terminal, and only for runs of over a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds that a run may take before the bar appears."""


@contextmanager
def progress_bar(doing: str = "Checking leaflets") -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with how many leaflets are done, and how many there are."""
    # Some CI systems run everything on a terminal, and the bar would stand before what they read.
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    started = time.monotonic()
    console = Console(file=sys.stderr)
    with Progress(console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(doing, visible=False)

        def tell(done: int, total: int) -> None:
            if time.monotonic() - started > PATIENCE:
                bar.update(task, completed=done, total=total, visible=True, refresh=True)

        yield tell
