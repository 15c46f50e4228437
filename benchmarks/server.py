"""Print how long an editor waits for the language server, and what the server needs (Linux).

    python -m benchmarks.server REPOSITORY [TIMES]

A leaflet of about 700 words is opened while the server starts, then a word is typed again and again, each
after a rest. Shown are: the time from the start of the process to the first diagnostics, and to those
that all leaflets together give; from a change to its diagnostics, with the pause that the server waits,
within which 95 of 100 come; the server's own work for each, in seconds of CPU; and its most memory.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

Handler = Callable[[Any], None]
"""Is told what the server said. pygls' client has no types for it."""

WORDS = 700
REST = 0.15
"""Seconds between the last diagnostics and the next change."""
_TICKS = os.sysconf("SC_CLK_TCK")


def find_leaflet(root: Path) -> Path:
    """Return the leaflet whose number of words is nearest to 700."""
    files = sorted((root / "content/leaflets").glob("*.yaml"))
    return min(files, key=lambda file: abs(len(file.read_text(encoding="utf-8").split()) - WORDS))


def cpu_seconds(process: int) -> float:
    """Return how long a process has worked."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def most_memory(process: int) -> int:
    """Return the most memory that a process had, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1000 if found else 0


class Timed:
    """An editor that notes when the diagnostics of a version came."""

    def __init__(self) -> None:
        self.client = LanguageClient("benchmark", "1")
        self.came: asyncio.Queue[tuple[int | None, float]] = asyncio.Queue()
        self.is_loaded = asyncio.Event()

        listen: Callable[[str], Callable[[Handler], Handler]] = self.client.feature

        @listen(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.came.put_nowait((params.version, time.perf_counter()))

        @listen(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def begun(_params: types.WorkDoneProgressCreateParams) -> None:
            return None

        @listen(types.PROGRESS)
        def went_on(params: types.ProgressParams) -> None:
            if isinstance(params.value, dict) and params.value["kind"] == "end":
                self.is_loaded.set()

    async def start(self) -> int:
        """Start the server, and return the number of its process."""
        command = (sys.executable, "-m", "leaflint", "server", "--today", "2026-11-28")
        await self.client.start_io(*command)
        window = types.WindowClientCapabilities(work_done_progress=True)
        capabilities = types.ClientCapabilities(window=window)
        await self.client.initialize_async(types.InitializeParams(capabilities=capabilities))
        self.client.initialized(types.InitializedParams())
        server = self.client._server
        if server is None:
            raise RuntimeError("the server did not start")
        return server.pid

    async def version(self, wanted: int) -> float:
        """Wait for the diagnostics of a version; return when they came."""
        while True:
            version, moment = await asyncio.wait_for(self.came.get(), 300)
            if version == wanted:
                return moment


async def measure(root: Path, times: int) -> None:
    """Run one session, and print what it took."""
    file = find_leaflet(root)
    text, uri = file.read_text(encoding="utf-8"), file.as_uri()
    begun = time.perf_counter()
    editor = Timed()
    process = await editor.start()
    item = types.TextDocumentItem(uri, "yaml", 1, text)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    first = await editor.version(1) - begun
    print(f"first diagnostics: {first:.2f} s after the start, {cpu_seconds(process):.2f} s of CPU")
    await asyncio.wait_for(editor.is_loaded.wait(), 600)
    loaded = time.perf_counter() - begun
    print(f"all leaflets read: {loaded:.2f} s after the start, {cpu_seconds(process):.2f} s of CPU")
    await asyncio.sleep(2)
    lines = text.splitlines(keepends=True)
    places = [place for place, line in enumerate(lines) if line.startswith("      ")]
    waited, worked = [], cpu_seconds(process)
    for number in range(times):
        place = places[number % len(places)]
        typed = [
            *lines[:place],
            lines[place].rstrip("\n") + f" and {number} more\n",
            *lines[place + 1 :],
        ]
        document = types.VersionedTextDocumentIdentifier(number + 2, uri)
        change = types.TextDocumentContentChangeWholeDocument("".join(typed))
        sent = time.perf_counter()
        editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(document, [change])
        )
        waited.append(1000 * (await editor.version(number + 2) - sent))
        await asyncio.sleep(REST)
    worked = 1000 * (cpu_seconds(process) - worked) / times
    within = quantiles(waited, n=20)[-1]
    print(
        f"diagnostics after a change: median {median(waited):.0f} ms, 95 of 100 within {within:.0f} ms"
    )
    print(f"work of the server for each: {worked:.1f} ms of CPU")
    print(f"most memory: {most_memory(process)} MB")
    await editor.client.shutdown_async(None)
    editor.client.exit(None)
    stop: Callable[[], Awaitable[None]] = editor.client.stop
    await stop()


if __name__ == "__main__":
    asyncio.run(measure(Path(sys.argv[1]), int([*sys.argv, "200"][2])))
