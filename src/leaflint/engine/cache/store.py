"""The file in which results are kept from one run to the next: an SQLite database.

It is a cache and nothing else: whatever is wrong with it (truncated, altered, in use by another process,
not to be written, on a full disk), it is as if it were empty. Each value stands behind a digest of itself
and its name, so that no damaged byte is ever believed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from weakref import finalize

_DIGEST = 16
"""Bytes of a value's digest."""

_MAKE = "CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, value BLOB NOT NULL)"
_SPOILT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BROKEN = (sqlite3.Error, OSError, TypeError, ValueError)
"""What is raised where there is no such file or row, where it is broken, and for names that no file
can have."""


class Store:
    """Values by name, in one file."""

    def __init__(self, file: Path) -> None:
        """Name the file; it need not exist, and nothing is read yet."""
        self._file = file
        self._reader: sqlite3.Connection | None = None

    def read(self, name: str) -> bytes | None:
        """Return the value of a name, or None if there is none, or none that is whole."""
        with suppress(*_BROKEN):
            if self._reader is None:
                self._reader = self._connect("ro")
                finalize(self, self._reader.close)
            query = "SELECT value FROM kept WHERE name = ?"
            ((row,),) = self._reader.execute(query, (_key(name),))
            value: bytes = row[_DIGEST:]
            return value if row[:_DIGEST] == _seal(name, value) else None
        return None

    def write(self, values: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Keep values by name and forget others, all in one step or not at all."""
        rows = ((_key(name), _seal(name, value) + value) for name, value in values)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with closing(self._connect("rwc")) as database, database:
                database.execute("PRAGMA synchronous = OFF")
                database.execute(_MAKE)
                database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
                names = ((_key(name),) for name in gone)
                database.executemany("DELETE FROM kept WHERE name = ?", names)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) in _SPOILT:
                with suppress(OSError):  # the next run begins a new one
                    self._file.unlink()
        except _BROKEN:
            return

    def _connect(self, mode: str) -> sqlite3.Connection:
        """Open the file; nobody waits for another process, nor for a writer to a pipe."""
        if self._file.exists() and not self._file.is_file():
            raise OSError("something else stands in the file's place")
        return sqlite3.connect(f"{self._file.absolute().as_uri()}?mode={mode}", timeout=0, uri=True)


def _key(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")  # names of files may hold what is no text


def _seal(name: str, value: bytes) -> bytes:
    """Return the digest of a value under its name."""
    digest = blake2b(_key(name), digest_size=_DIGEST)
    digest.update(value)
    return digest.digest()
