"""What changed in the policy and in the files that leaflets share, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflint.checks.catalogue import CHECKS
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.policy import RuleSeverity
from leaflint.content.snapshots import SHARED, Base
from leaflint.engine.plan import Plan
from leaflint.files.places import ADOPTION
from leaflint.operations.changes.change_report import SharedChange
from leaflint.operations.changes.field_changes import Names, compare_fields
from leaflint.operations.changes.rule_reach import find_rules
from leaflint.operations.changes.shared_entries import Entry, find_entries

_MOST_TITLES = 5


class SharedChanges:
    """What changed in shared files, and which leaflets that concerns.

    The leaflets are noted while `shown_in` and `reach` are asked about each; then comes `report`.
    """

    def __init__(self, old: Plan, new: Plan, base: Base) -> None:
        self.files = sorted(file for file in base.touched if file.startswith(SHARED))
        self._old, self._new = _files_of(old), _files_of(new)
        self.names = names_of(old, new)
        before: tuple[Loaded[Any], ...] = old.context.shared
        after: tuple[Loaded[Any], ...] = new.context.shared
        sides = zip(before, after, strict=True)
        self._entries = [entry for side in sides for entry in find_entries(*side, self.names)]
        self._changed_rules = [
            rule
            for file in self.files
            for rule in find_rules(file, self._old.get(file), self._new.get(file))
            if rule.old != rule.new
        ]
        files = self._new.items()
        self._rules = [rule for file, data in files for rule in find_rules(file, data, data)]
        self._titles: dict[tuple[str, str, str], list[str]] = {}

    def shown_in(self, old: Leaflet, new: Leaflet) -> list[Entry]:
        """Return the entries that changed and that a leaflet shows, or showed."""
        shown = [
            entry for entry in self._entries if entry.is_shown_in(new) or entry.is_shown_in(old)
        ]
        for entry in shown:
            self._note(new, entry.file, f"{entry.name} is shown in", "")
        return shown

    def reach(self, old: Leaflet, new: Leaflet) -> dict[str, str]:
        """Return sentences on the rules that newly apply to a leaflet or no longer do, with their files."""
        sentences = {}
        for rule in self._changed_rules:
            if change := rule.change_for(new, new):
                verb, why = change
                sentences[f"The rule {rule.name} {verb} to it, since {why}."] = rule.file
                self._note(new, rule.file, f"rule {rule.name} {verb} to", f", since {why}")
        is_withdrawn = "withdrawn" in {old.data.status, new.data.status}
        for rule in () if old is new or is_withdrawn else self._rules:
            if change := rule.change_for(old, new):
                verb, why = change
                sentences[f"The rule {rule.name} {verb} to it, since {why}."] = rule.file
        return sentences

    def _note(self, leaflet: Leaflet, file: str, before: str, after: str) -> None:
        self._titles.setdefault((file, before, after), []).append(leaflet.data.title)

    def report(self) -> tuple[SharedChange, ...]:
        """Return what changed in each file, once all leaflets were gone through."""
        return tuple(SharedChange(file, tuple(self._sentences(file))) for file in self.files)

    def _sentences(self, file: str) -> Iterator[str]:
        if file not in self._new:
            yield "No check that is adopted reads this file."
            return
        old, new = self._old.get(file), self._new[file]
        if old is None or new is None:
            which = "earlier" if old is None else "present"
            yield f"What changed cannot be told: its {which} version is missing, not valid or not adopted."
            return
        changes = list(compare_fields(old, new, self.names))
        yield from (f"{change.spoken}." for change in changes)
        if not changes:
            yield "Nothing that it says changed, only comments, layout or order."
        for (place, before, after), titles in self._titles.items():
            if place == file:
                more = len(titles) - _MOST_TITLES
                shown = [*titles[:_MOST_TITLES], *([f"{more} more"] if more > 0 else ())]
                yield f"{before} {'; '.join(shown)}{after}."


def _files_of(plan: Plan) -> dict[str, object]:
    """Return what each shared file and policy says, by path; None for one that is not valid."""
    adopted = plan.adopted
    since = adopted.file.data.since if adopted.file and adopted.file.data else None
    files: dict[str, object] = {loaded.file: loaded.data for loaded in plan.context.shared}
    for check in CHECKS:
        if loaded := plan.context.policies.get(check.id):
            severities = {
                name: RuleSeverity(default=rule.severity) for name, rule in check.rules.items()
            }
            if policy := loaded.data:  # every rule is named, so that leaving one out is a change
                policy = policy.model_copy(update={"severity": {**severities, **policy.severity}})
            files[loaded.file] = policy
    return {**files, ADOPTION: {"checks": adopted.checks, "since": since}}


def names_of(*plans: Plan) -> Names:
    """Return the names of people and services, by the keys under which their ids stand."""
    known = [plan.context for plan in plans]
    persons = {person.id: person.name for context in known for person in context.people.people}
    services = {item.id: item.name for context in known for item in context.directory.services}
    keys = ("owner", "by", "approved_by", "verified_by")
    return {**dict.fromkeys(keys, persons), "contacts": services}
