"""An editor for tests: pygls' own client, which talks to a server in a process of its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.example_repository import TODAY

Handler = Callable[[Any], None]
"""Is told what the server said. pygls' client has no types for it."""

WAIT = 60
"""Seconds after which a server that says nothing counts as dead."""


def run(session: Coroutine[Any, Any, None]) -> None:
    """Run a session to its end, on a thread of its own.

    The browser that the tests of pages drive keeps a loop running on the main thread.
    """
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, session).result()


class Editor:
    """One editor with a server; it keeps whatever the server said."""

    def __init__(self, today: str = TODAY.isoformat()) -> None:
        self.client = LanguageClient("leaflint-tests", "1")
        self.diagnostics: dict[str, types.PublishDiagnosticsParams] = {}
        self.stale: list[types.PublishDiagnosticsParams] = []
        self.progress: list[Any] = []
        self.messages: list[str] = []
        self.registered: list[types.Registration] = []
        self.versions: dict[str, int] = {}
        self._said = asyncio.Event()
        self._today = today
        self._listen()

    def _listen(self) -> None:
        listen: Callable[[str], Callable[[Handler], Handler]] = self.client.feature

        @listen(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            before = self.diagnostics.get(params.uri)
            if before and before.version and params.version and params.version < before.version:
                self.stale.append(params)
            self.diagnostics[params.uri] = params
            self._said.set()

        @listen(types.WINDOW_SHOW_MESSAGE)
        def told(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._said.set()

        @listen(types.PROGRESS)
        def went_on(params: types.ProgressParams) -> None:
            self.progress.append(params.value)
            self._said.set()

        @listen(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def begun(_params: types.WorkDoneProgressCreateParams) -> None:
            return None

        @listen(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.registered += params.registrations
            self._said.set()

    async def start(self) -> types.InitializeResult:
        """Start the server and shake hands."""
        command = (sys.executable, "-m", "leaflint", "server", "--today", self._today)
        await self.client.start_io(*command)
        capabilities = types.ClientCapabilities(
            window=types.WindowClientCapabilities(work_done_progress=True),
            workspace=types.WorkspaceClientCapabilities(
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                    dynamic_registration=True
                )
            ),
        )
        params = types.InitializeParams(capabilities=capabilities)
        result = await self.client.initialize_async(params)
        self.client.initialized(types.InitializedParams())
        return result

    def open(self, file: Path, text: str | None = None) -> str:
        """Open a file, with another text than that on disk if there is one; return its URI."""
        uri = file.as_uri()
        text = file.read_bytes().decode() if text is None else text
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, text: str) -> None:
        """Change the text of a file."""
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        params = types.DidChangeTextDocumentParams(document, [change])
        self.client.text_document_did_change(params)

    def close(self, uri: str) -> None:
        """Close a file."""
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def told(self, uri: str, *wanted: str) -> list[types.Diagnostic]:
        """Wait until these rules, and no others, are shown for the present version of a file."""
        while True:
            shown = self.diagnostics.get(uri)
            is_present = shown is not None and shown.version == self.versions[uri]
            found = list(shown.diagnostics) if shown and is_present else None
            if found is not None and sorted(str(item.code) for item in found) == sorted(wanted):
                return found
            await self.hear()

    async def hear(self) -> None:
        """Wait until the server says something."""
        self._said.clear()
        try:
            await asyncio.wait_for(self._said.wait(), WAIT)
        except TimeoutError:
            shown = {
                uri: [item.code for item in said.diagnostics]
                for uri, said in self.diagnostics.items()
            }
            raise AssertionError(f"the server says nothing more; it showed {shown}") from None

    async def stop(self) -> None:
        """End the session as editors do."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.disconnect()

    async def disconnect(self) -> None:
        """Let go of the server, whether it has ended or was killed."""
        stop: Callable[[], Awaitable[None]] = self.client.stop
        await stop()


@asynccontextmanager
async def editing(today: str = TODAY.isoformat()) -> AsyncIterator[Editor]:
    """Give an editor with a server that runs."""
    editor = Editor(today)
    await editor.start()
    try:
        yield editor
    finally:
        await editor.stop()
