"""What changed in the policy and in the files that leaflets share, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import SHARED, Base
from leaflint.operations.changes.change_report import SharedChange
from leaflint.operations.changes.field_changes import Names, compare_fields
from leaflint.operations.changes.rule_reach import Rule, find_rules
from leaflint.operations.changes.shared_entries import Entry, find_entries
from leaflint.operations.changes.state import State

_MOST_TITLES = 5


class SharedChanges:
    """Gathers what changed in shared files while the leaflets are gone through one by one."""

    def __init__(self, old: State, new: State, base: Base) -> None:
        self._old, self._new = old, new
        self._files = sorted(file for file in base.touched if file.startswith(SHARED))
        before = {file: old.files.get(file) for file in self._files}
        after = {file: new.files.get(file) for file in self._files}
        self.names: Names = {key: {**old.names[key], **new.names[key]} for key in new.names}
        self.entries = tuple(find_entries(before, after, self.names))
        self._rules = [rule for rule in find_rules(before, after) if rule.old != rule.new]
        self._titles: dict[Entry, list[str]] = {entry: [] for entry in self.entries}
        self._titles_of_rules: dict[tuple[str, str, str, str], list[str]] = {}

    def shown_in(self, old: Leaflet | None, new: Leaflet) -> list[Entry]:
        """Return the entries that changed and that a leaflet shows, or showed."""
        versions = [leaflet for leaflet in (new, old) if leaflet is not None]
        shown = [entry for entry in self.entries if any(map(entry.is_shown_in, versions))]
        for entry in shown:
            self._titles[entry].append(new.data.title)
        return shown

    def reach(self, leaflet: Leaflet) -> list[Rule]:
        """Return the rules that now apply to a leaflet, or no longer do, since the policy changed."""
        rules = []
        for rule in self._rules:
            if change := rule.change_for(leaflet, leaflet):
                self._titles_of_rules.setdefault((rule.file, rule.name, *change), []).append(
                    leaflet.data.title
                )
                rules.append(rule)
        return rules

    def report(self) -> tuple[SharedChange, ...]:
        """Return what changed in each file, once all leaflets were gone through."""
        return tuple(SharedChange(file, tuple(self._sentences(file))) for file in self._files)

    def _sentences(self, file: str) -> Iterator[str]:
        if file not in self._new.files:
            yield "No check reads this file."
            return
        old, new = self._old.files[file], self._new.files[file]
        if old is None or new is None:
            which = "earlier" if old is None else "present"
            yield f"What changed cannot be told: its {which} version is missing or not valid."
            return
        changes = list(compare_fields(old, new, self.names))
        yield from (f"{change.spoken}." for change in changes)
        if not changes:
            yield "Nothing that it says changed, only comments or layout."
        for (place, rule, verb, why), titles in self._titles_of_rules.items():
            if place == file:
                yield f"rule {rule} {verb} to {_listed(titles)}, since {why}."
        for entry, titles in self._titles.items():
            if entry.file == file:
                yield f"{entry.name} is shown in {_listed(titles) if titles else 'no leaflet'}."


def _listed(titles: Sequence[str]) -> str:
    shown = "; ".join(titles[:_MOST_TITLES])
    return (
        shown if len(titles) <= _MOST_TITLES else f"{shown}; and {len(titles) - _MOST_TITLES} more"
    )
