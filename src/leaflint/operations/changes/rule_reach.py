"""To which leaflets the rules of a policy applied before a change, and to which they apply after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from leaflint.content.applies_to import AppliesTo
from leaflint.content.leaflet import Leaflet
from leaflint.operations.changes.field_changes import FieldChange, compare_fields

_NOUNS = {"topics": "topic", "words": "word"}


class Rule(NamedTuple):
    """A rule of a policy, and to which leaflets it was and is to apply; None where there is no rule."""

    file: str
    name: str
    old: AppliesTo | None
    new: AppliesTo | None

    def change_for(self, old: Leaflet, new: Leaflet) -> tuple[str, str] | None:
        """Return whether it now applies to a leaflet or no longer does, and why; None for neither."""
        before = self.old is not None and old.matches(self.old)
        after = self.new is not None and new.matches(self.new)
        if before == after:
            return None
        return "now applies" if after else "no longer applies", "; ".join(self._reasons(old, new))

    def _reasons(self, old: Leaflet, new: Leaflet) -> list[str]:
        if self.old is None or self.new is None:
            return ["the rule is new" if self.new else "the rule was taken out"]
        if self.old != self.new:
            return [
                _reason(change, "the rule") for change in compare_fields(self.old, self.new, {})
            ]
        changes = (
            change
            for key in ("topics", "status", "risk")
            for change in compare_fields(getattr(old.data, key), getattr(new.data, key), {}, key)
        )
        return [_reason(change, "the leaflet") for change in changes] or ["its words changed"]


def _reason(change: FieldChange, whose: str) -> str:
    noun = _NOUNS.get(change.path[-1], change.path[-1])
    if change.new is None:
        return f"the {noun} `{change.old}` was taken out of {whose}"
    if change.old is None:
        return f"the {noun} `{change.new}` was added to {whose}"
    return f"the {noun} of {whose} is {change.new}, and was {change.old}"


def find_rules(
    old: Mapping[str, BaseModel | None], new: Mapping[str, BaseModel | None]
) -> Iterator[Rule]:
    """Yield the rules that say to which leaflets they apply, of all policies by their paths."""
    for file, policy in new.items():
        before, after = _reach(old.get(file)), _reach(policy)
        for name in {**before, **after}:
            yield Rule(file, name, before.get(name), after.get(name))


def _reach(policy: BaseModel | None) -> dict[str, AppliesTo]:
    lists = (value for value in vars(policy).values() if isinstance(value, tuple)) if policy else ()
    return {
        str(item.id): item.applies_to
        for items in lists
        for item in items
        if isinstance(getattr(item, "applies_to", None), AppliesTo)
    }
