"""One text as it stands in an editor, with all that requests about it ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types
from pygls.uris import from_fs_path

from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Finding
from leaflint.engine.plan import Plan
from leaflint.server.names import Kind, names_by_keys
from leaflint.server.outline import Cursor, Entry, find_cursor, read_outline, split_lines
from leaflint.server.positions import Encoding, Places
from leaflint.server.repository import Repository


@dataclass(frozen=True)
class View:
    """An open file: its repository, its path in it and its URI, and how the editor counts columns."""

    repository: Repository
    path: str
    uri: str
    encoding: Encoding

    @cached_property
    def places(self) -> Places:
        """The text, and how places in it are counted."""
        return Places(self.repository.texts[self.path], self.encoding)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text without their ends."""
        return split_lines(self.places.text)

    @cached_property
    def outline(self) -> list[Entry]:
        """The keys of the file, also while it is broken."""
        return read_outline(self.places.text)

    @property
    def plan(self) -> Plan:
        """The policy, and what all leaflets share."""
        return self.repository.workspace.plan

    @cached_property
    def leaflet(self) -> Leaflet | None:
        """The leaflet, if the file is one and valid."""
        is_leaflet = self.repository.is_leaflet(self.path)
        return self.repository.workspace.leaflet(self.path) if is_leaflet else None

    def findings(self) -> tuple[Finding, ...]:
        """Return what is found in the text: all, or until the estate is read what it shows by itself."""
        workspace = self.repository.workspace
        done, total = self.repository.load(0)
        if done == total:
            return self.repository.findings(self.path)
        if self.path not in workspace.leaflets:
            return ()
        _, findings = workspace.check_alone(self.path)
        return tuple(finding for finding in findings if finding.position.file == self.path)

    def cursor(self, position: types.Position) -> Cursor:
        """Return where the cursor is."""
        return find_cursor(self.places, self.places.offset(position))

    def kind_at(self, cursor: Cursor) -> Kind | None:
        """Return of what kind a name is that stands at the cursor."""
        return None if cursor.is_text else names_by_keys(self.path).get(cursor.keys)

    def in_other_file(self, path: str) -> tuple[str, Places]:
        """Return the URI of another file of the repository, and the places in it as it is now."""
        if path == self.path:
            return self.uri, self.places
        content = self.repository.workspace.tree.read(path)
        text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
        uri = from_fs_path(str(self.repository.root / path)) or ""
        return uri, Places(text, self.encoding)
