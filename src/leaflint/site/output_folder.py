"""The folder of a site: written aside and put in place whole, so that it is never half of a site."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.version import __version__
from leaflint.site.frame import SitePage

RECORD = ".leaflint-site.json"
"""The file that says what a run has written: hidden, and no page leads to it."""
_OF_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind wherever somebody looks."""


class OutputFolder:
    """A site that is being written; what stood in its place stays there until it is finished."""

    def __init__(self, place: Path) -> None:
        """Begin to write a site that shall stand in `place`.

        Raises:
            UsageError: what is there was not written by `leaflint site`, or nothing can be written.
        """
        self.place = place.resolve()
        self._aside = self.place.with_name(f".{self.place.name}.new")
        self._before = self.place.with_name(f".{self.place.name}.before")
        self._digests: dict[str, str] = {}
        with _telling(self.place):
            if not self.place.exists() and _is_ours(self._before):  # a run died between two steps
                self._before.rename(self.place)
            for folder in (self.place, self._aside, self._before):
                _refuse_foreign(folder)
            for folder in (self._aside, self._before):
                shutil.rmtree(folder, ignore_errors=True)
            self.former = _read_record(self.place)
            self._aside.mkdir(parents=True)
            self._write_record({})

    def write(self, page: SitePage) -> None:
        """Write a file of the site.

        Raises:
            UsageError: it cannot be written.
        """
        target = self._aside / page.path
        with _telling(self.place):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page.content)
        self._digests[page.path] = sha256(page.content).hexdigest()

    def keep(self, path: str) -> bool:
        """Take a file over from the former site; False if it is not there as it was written."""
        digest = self.former.get("pages", {}).get(path)
        try:
            if digest is None or sha256((self.place / path).read_bytes()).hexdigest() != digest:
                return False
            target = self._aside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(self.place / path, target)
        except OSError:
            return False
        self._digests[path] = digest
        return True

    def finish(self, record: dict[str, Any]) -> None:
        """Put the site in place, with a record for the next run.

        Raises:
            UsageError: it cannot be put in place; what stood there stands there.
        """
        with _telling(self.place):
            self._write_record(record)
            if self.place.exists():
                self.place.rename(self._before)
            try:
                self._aside.rename(self.place)
            except OSError:
                if self._before.exists():
                    self._before.rename(self.place)
                raise
        shutil.rmtree(self._before, ignore_errors=True)

    def abandon(self) -> None:
        """Take away what was written aside."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _write_record(self, record: dict[str, Any]) -> None:
        whole = {"leaflint": __version__, **record, "pages": dict(sorted(self._digests.items()))}
        text = json.dumps(whole, separators=(",", ":"))
        (self._aside / RECORD).write_text(text, encoding="utf-8")


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)  # ten times as fast as a copy
    except OSError:
        shutil.copyfile(old, new)


def _is_ours(folder: Path) -> bool:
    return (folder / RECORD).is_file()


def _read_record(folder: Path) -> dict[str, Any]:
    """Return what the run before has recorded; nothing where there was none, or it is broken."""
    try:
        record: dict[str, Any] = json.loads((folder / RECORD).read_bytes())
        pages = record["pages"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    if not isinstance(pages, dict) or any(".." in f"/{path}/".split("/") for path in pages):
        return {}  # somebody has altered it
    return record


def _refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds what `leaflint site` has not written.

    Raises:
        UsageError: it is refused.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        raise UsageError(f"{folder}: this is not a folder; name one for the site")
    known = {RECORD, *_read_record(folder).get("pages", ())} if _is_ours(folder) else set()
    is_aside = folder.name.endswith(".new") and _is_ours(folder)  # its record is not written yet
    for path in _files_below(folder):
        if path not in known and Path(path).name not in _OF_DESKTOPS and not is_aside:
            message = (
                f"{folder}: '{visible(path)}' there was not written by `leaflint site`, which "
                "replaces the whole folder: take it away, or name a new or empty folder"
            )
            raise UsageError(message)


def _files_below(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        # A folder that is a link, or an empty one, is not ours either.
        links = [name for name in folders if Path(place, name).is_symlink()]
        empty = [""] if not names and not folders and Path(place) != folder else []
        for name in sorted((*names, *links, *empty)):
            yield Path(place, name).relative_to(folder).as_posix()


@contextmanager
def _telling(place: Path) -> Iterator[None]:
    """Turn what the system refuses into a usage error."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{place}: the site cannot be written: {reason}") from None
