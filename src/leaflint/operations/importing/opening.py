"""Opens a file that somebody wants imported, or says in one line why it is not read.

Files come from shared drives, web sites and e-mail. Nothing in them is run, followed or fetched, and none
may take all memory.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Literal, NamedTuple

from leaflint.operations.importing import zip_limits
from leaflint.operations.importing.zip_limits import MOST_CHARACTERS, MOST_PAGES, refuse, too_long

Tracked = Literal["accept", "reject", "stop"]
"""What becomes of changes in a Word file that nobody has accepted or rejected yet."""

Kind = Literal["docx", "odt", "rtf", "html", "pdf", "md", "txt"]

KINDS: dict[str, Kind] = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
}
"""Kinds of files by the ends of their names."""

MOST_BYTES = 50_000_000
"""Size of a file: a leaflet with large photographs has 20 MB."""
_MOST_TEXT_BYTES = 10_000_000
_MAIN_PARTS = {"docx": r"word/document\d*\.xml", "odt": r"content\.xml"}
_OTHERS = {
    ".doc": "open it in Word and save it as .docx",
    ".docm": "open it in Word and save it as .docx, without its macros",
    ".dot": "open it in Word and save it as .docx",
    ".pages": "export it as a Word file (.docx)",
    ".pub": "export it as a PDF, or copy its text into a Word file",
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP, _PDF, _RTF = b"PK\x03\x04", b"%PDF-", b"{\\rtf"
_BEGINNINGS: dict[Kind, bytes] = {"docx": _ZIP, "odt": _ZIP, "pdf": _PDF, "rtf": _RTF}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_BINARY"))
"""A named pipe must not wait for a writer that never comes; Windows must not change line ends."""


class Source(NamedTuple):
    """A file that may be read: its name as given, its kind, its bytes, and what `--tracked` said."""

    name: str
    kind: Kind
    content: bytes
    tracked: Tracked = "stop"


def open_source(path: Path, tracked: Tracked = "stop") -> Source:
    """Read a file and make sure that it can be imported without harm.

    Raises:
        UsageError: it cannot, and the text says why in one line.
    """
    name, ending = str(path), path.suffix.lower()
    kind = KINDS.get(ending)
    if kind is None:
        help_text = _OTHERS.get(ending, f"save it as one of {', '.join(KINDS)}")
        refuse(name, f"files that end in '{ending}' are not read", help_text)
    content = _read(path)
    if not content.strip(b"\0 \t\r\n"):
        refuse(name, "the file is empty", "save the leaflet again")
    _check_beginning(name, kind, content)
    if kind in _MAIN_PARTS:
        zip_limits.check(name, _MAIN_PARTS[kind], content)
    elif kind == "pdf":
        _check_pdf(name, content)
    elif len(content) > (MOST_CHARACTERS if kind in {"md", "txt"} else _MOST_TEXT_BYTES):
        too_long(name)
    return Source(name, kind, content, tracked)


def _read(path: Path) -> bytes:
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                refuse(str(path), "this is no file", "name a file, or a folder of files")
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        refuse(str(path), f"it cannot be read: {reason}", "check the file and who may read it")
    if len(content) > MOST_BYTES:
        why = f"it has more than {MOST_BYTES // 1_000_000} MB"
        refuse(str(path), why, "make its pictures smaller, or split it")
    return content


def _check_beginning(name: str, kind: Kind, content: bytes) -> None:
    """Refuse a file that is not of the kind that its name says."""
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            refuse(name, "a password protects it", "take the password away and save it again")
        refuse(name, "it is in the format of Word 97 to 2003", "open it and save it as .docx")
    start = content[:1024]
    if kind in _BEGINNINGS:  # a PDF may have a few bytes before its beginning
        at_start = start if kind == "pdf" else start[: len(_BEGINNINGS[kind])]
        is_other = _BEGINNINGS[kind] not in at_start
    else:
        is_binary = b"\0" in content and not content.startswith(_WIDE)
        is_other = is_binary or start.lstrip().startswith((_ZIP, _PDF, _RTF))
    if is_other:
        why = f"it is no .{kind} file, whatever its name says"
        refuse(name, why, "open it in the program that made it, and save it again")


def _check_pdf(name: str, content: bytes) -> None:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            refuse(name, "a password protects it", "save it without the password")
        zip_limits.damaged(name)
    with document:
        pages = len(document)
    if not pages:
        zip_limits.damaged(name)
    if pages > MOST_PAGES:
        refuse(name, f"it has {pages:,} pages", f"split it: up to {MOST_PAGES} are read")
