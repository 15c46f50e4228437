"""Shows the site on this machine, makes it anew when a file changes, and has browsers load it again.

Only what is asked of this machine by its own name is answered, so that no page from elsewhere can read
the site through a name that leads here. What is served differs from the files in one thing: pages may
run the script that asks whether there is a newer site.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from leaflint.core.errors import UsageError
from leaflint.files.stamps import take_stamps

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_EVERY = 1.0
"""Seconds from one look at the files to the next."""
_SCRIPT = b"""\
"use strict";
let known;
setInterval(async () => {
  const answer = await fetch("/-/made").catch(() => undefined);
  const made = answer?.ok ? await answer.text() : known;
  if (known !== undefined && made !== known) location.reload();
  known = made;
}, 1000);
"""
_POLICY, _SCRIPTS = b"default-src 'none';", b" script-src 'self';"
_HEAD, _LOAD = b"</head>", b'<script src="/-/reload.js" defer></script>\n</head>'


class Server(ThreadingHTTPServer):
    """Answers with the files of a folder; `made` is what browsers compare to see a newer site."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        """Take the port, 0 for any that is free.

        Raises:
            UsageError: it cannot be had.
        """
        self.made = 0
        try:
            super().__init__((HOST, port), partial(_Handler, directory=str(folder)))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            message = f"port {port} cannot be had: {reason}; name another with --port"
            raise UsageError(message) from None

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that did not wait for the answer."""

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://{HOST}:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """Answer with a page, the reloading script, or the number of the site."""
        if self.headers.get("Host", "").rpartition(":")[0] not in _NAMES:
            self.send_error(403, "Ask for this machine by its own name")
        elif self.path == "/-/made":
            self._answer("text/plain", str(self.server.made).encode())
        elif self.path == "/-/reload.js":
            self._answer("text/javascript", _SCRIPT)
        elif (page := self._page()) is not None:
            self._answer("text/html; charset=utf-8", page)
        else:
            super().do_GET()

    def _page(self) -> bytes | None:
        """Return a page of the site that loads itself again; None for anything else."""
        asked = self.translate_path(self.path)
        file = Path(asked) / "index.html" if asked.endswith("/") else Path(asked)
        if file.suffix != ".html" or not file.is_file():
            return None
        page = file.read_bytes().replace(_POLICY + _SCRIPTS, _POLICY, 1)  # of a page with a script
        page = page.replace(_POLICY, _POLICY + _SCRIPTS + b" connect-src 'self';", 1)
        return page.replace(_HEAD, _LOAD, 1)

    def _answer(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def serve(server: Server, root: Path, make: Callable[[], None], stop: threading.Event) -> None:
    """Serve until somebody stops it; `make` makes the site anew, and tells what it cannot do.

    `root` is the repository's folder: a change to its files makes a new site.
    """
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            seen = take_stamps(root)
            while not stop.wait(_EVERY):
                now = take_stamps(root)
                if now != seen:
                    seen = now
                    make()
                    server.made += 1
        finally:
            server.shutdown()
