"""What an editor has open, and the work behind it: each text is checked again when it rests for a moment.

All work is done on one thread, in pieces of a few milliseconds. So no text can change while it is checked,
and what is published always belongs to the version that it names.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from leaflint.core.errors import Defect, UsageError, place_of
from leaflint.core.version import __version__
from leaflint.server.diagnostics import not_checked, to_diagnostic
from leaflint.server.progress import LoadProgress
from leaflint.server.repository import Repository, find_repository
from leaflint.server.view import View

PAUSE = 0.04
"""Seconds for which a leaflet rests before it is checked: shorter than a pause between two words."""
SHARED_PAUSE = 0.4
"""The same for a file that every leaflet depends on: all of them are read again."""
_AT_ONCE = 4
"""Leaflets that are read before requests are answered: some 10 milliseconds."""


class _Open(NamedTuple):
    repository: Repository
    path: str
    version: int


def _reason(error: Exception) -> str:
    """Say why files were not checked; whatever no check foresaw is a mistake in Leaflint."""
    if isinstance(error, UsageError):
        return str(error)
    defect = error if isinstance(error, Defect) else Defect(repr(error), place_of(error))
    return f"a defect in Leaflint {__version__} itself: {defect}, at {defect.args[1]}"


class Session:
    """The repositories and files that one editor has open."""

    def __init__(self, server: LanguageServer, today: Callable[[], date]) -> None:
        self._server = server
        self._today = today
        self._repositories: dict[Path, Repository] = {}
        self._files: dict[str, _Open] = {}
        self._work: dict[Path, asyncio.Task[None]] = {}
        self._published: dict[str, tuple[int, list[types.Diagnostic]]] = {}

    def open(self, uri: str, version: int, text: str) -> None:
        """Take a file that was opened; one that no check reads is left alone."""
        file = Path(to_fs_path(uri) or "")
        root = find_repository(file) if file.is_absolute() else None
        if root is None:
            return
        known = self._repositories.get(root)
        repository = known or Repository(root, self._today())
        path = repository.path_of(file.parent.resolve() / file.name)
        if path is None:
            return
        self._repositories[root] = repository
        repository.reread()
        repository.open(path, text)
        self._files[uri] = _Open(repository, path, version)
        self._begin(repository, 0)

    def change(self, uri: str, version: int, text: str) -> None:
        """Take the text after an edit."""
        if file := self._files.pop(uri, None):
            file.repository.change(file.path, text)
            self._files[uri] = file._replace(version=version)
            is_leaflet = file.repository.is_leaflet(file.path)
            self._begin(file.repository, PAUSE if is_leaflet else SHARED_PAUSE)

    def close(self, uri: str) -> None:
        """Go by the file on disk again."""
        if file := self._files.pop(uri, None):
            file.repository.close(file.path)
            self._published.pop(uri, None)
            self._publish(uri, None, [])
            self._begin(file.repository, PAUSE)

    def reread(self, uris: Iterable[str]) -> None:
        """Take what was saved, or what others wrote."""
        files = [Path(to_fs_path(uri) or "") for uri in uris]
        for repository in self._repositories.values():
            paths = [path for file in files if (path := repository.path_of(file))]
            if repository.reread(paths):
                self._begin(repository, PAUSE)

    def view(self, uri: str) -> View | None:
        """Return a file that is open; None for one that no check reads."""
        file = self._files.get(uri)
        encoding = self._server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return View(file.repository, file.path, uri, encoding) if file else None

    def _begin(self, repository: Repository, pause: float) -> None:
        """Have a repository checked after a pause; what was going on is taken up again then."""
        if work := self._work.get(repository.root):
            work.cancel()
        self._work[repository.root] = asyncio.ensure_future(self._check(repository, pause))

    async def _check(self, repository: Repository, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            if repository.today != self._today():
                repository.begin_day(self._today())
            await self._check_files(repository)
        except Exception as error:  # noqa: BLE001  # what was not checked must not look clean
            for uri, file in self._files.items():
                if file.repository is repository:
                    self._publish(uri, file.version, [not_checked(_reason(error))])

    async def _check_files(self, repository: Repository) -> None:
        done, total = repository.load(0)
        if done < total:
            await self._show(repository)
            with LoadProgress(self._server, repository.root.name) as progress:
                while done < total:
                    done, total = repository.load(_AT_ONCE)
                    progress.tell(done, total)
                    await asyncio.sleep(0)
        await self._show(repository)

    async def _show(self, repository: Repository) -> None:
        """Publish what is found in the open files of a repository, what was changed last first."""
        uris = [uri for uri, file in self._files.items() if file.repository is repository]
        for uri in reversed(uris):
            if view := self.view(uri):
                found = [to_diagnostic(finding, view.places) for finding in view.findings()]
                self._publish(uri, self._files[uri].version, found)
                await asyncio.sleep(0)

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        """Tell the editor what is found in a version of a file, unless it knows; None: closed."""
        if version is not None:
            if self._published.get(uri) == (version, found):
                return
            self._published[uri] = (version, found)
        params = types.PublishDiagnosticsParams(uri, found, version=version)
        self._server.text_document_publish_diagnostics(params)
