"""A progress bar in the editor while the leaflets of a repository are read."""

from __future__ import annotations

import time
from uuid import uuid4

from lsprotocol import types
from pygls.lsp.server import LanguageServer

PATIENCE = 0.5
"""Seconds of work before the bar appears."""


class LoadProgress:
    """Tells an editor that can show it how many leaflets are read, and of how many."""

    def __init__(self, server: LanguageServer, name: str) -> None:
        window = server.client_capabilities.window
        self._can_show = bool(window and window.work_done_progress)
        self._server, self._name = server, name
        self._token = str(uuid4())
        self._begun = time.monotonic()
        self._asked = self._is_shown = False
        self._percentage = 0

    def tell(self, done: int, total: int) -> None:
        """Say how far it is."""
        if not self._can_show or time.monotonic() - self._begun < PATIENCE:
            return
        bar = self._server.work_done_progress
        percentage = 100 * done // total
        if self._is_shown and percentage > self._percentage:
            self._percentage = percentage
            message = f"{done:,} of {total:,} leaflets"
            report = types.WorkDoneProgressReport(message=message, percentage=percentage)
            bar.report(self._token, report)
        elif not self._asked:
            self._asked = True
            bar.create(self._token, callback=self._begin)

    def _begin(self, _answer: object) -> None:
        title = f"Leaflint: {self._name}"
        begin = types.WorkDoneProgressBegin(title=title, percentage=0, cancellable=False)
        self._server.work_done_progress.begin(self._token, begin)
        self._is_shown = True

    def __enter__(self) -> LoadProgress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._is_shown = False
