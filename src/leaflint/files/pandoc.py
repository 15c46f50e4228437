"""Pandoc, where it is installed: it reads kinds of files that nothing here reads itself."""

from __future__ import annotations

import shutil
import subprocess

from leaflint.core.errors import UsageError

_SECONDS = 60
"""The longest that one file may take; a leaflet takes one."""


def to_html(content: bytes, kind: str) -> bytes:
    """Return a file of a kind that pandoc knows, such as "odt" or "rtf", as HTML.

    Nothing but these bytes is read, and nothing is fetched.

    Raises:
        UsageError: pandoc is not installed, or cannot read the file.
    """
    program = shutil.which("pandoc")
    if program is None:
        help_text = "install it (https://pandoc.org), or save the file as .docx"
        raise UsageError(f".{kind} files are read by pandoc, which is not installed; {help_text}")
    command = [program, "--sandbox", "--from", kind, "--to", "html", "--wrap=none"]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"pandoc did not finish within {_SECONDS} seconds") from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise UsageError(f"pandoc cannot read it: {reason}; save the file as .docx")
    return done.stdout
