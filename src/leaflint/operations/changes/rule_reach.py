"""Which leaflets the rules of a policy applied to before a change, and which after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from leaflint.content.applies_to import AppliesTo
from leaflint.content.leaflet import Leaflet
from leaflint.operations.changes.field_changes import FieldChange, compare_fields


class Rule(NamedTuple):
    """A rule of a policy, and what it applied to and applies to; None where there is no rule."""

    file: str
    name: str
    old: AppliesTo | None
    new: AppliesTo | None

    def change_for(self, old: Leaflet, new: Leaflet) -> tuple[str, str] | None:
        """Return whether it newly applies to a leaflet or no longer does, and why; None for neither."""
        before = self.old is not None and old.matches(self.old)
        after = self.new is not None and new.matches(self.new)
        if before == after:
            return None
        return "now applies" if after else "no longer applies", self._why(old, new)

    def _why(self, old: Leaflet, new: Leaflet) -> str:
        if self.old is None or self.new is None:
            return "the rule is new" if self.new else "the rule was taken out"
        reasons = [_reason(change, "rule") for change in compare_fields(self.old, self.new, {})]
        for key in ("topics", "status", "risk"):
            values = getattr(old.data, key), getattr(new.data, key)
            reasons += (_reason(change, "leaflet") for change in compare_fields(*values, {}, key))
        return "; ".join(reasons) or "its words changed"


def _reason(change: FieldChange, owner: str) -> str:
    noun = {"topics": "topic", "words": "word"}.get(change.path[-1], change.path[-1])
    if change.new is None:
        return f"the {noun} `{change.old}` was taken out of the {owner}"
    if change.old is None:
        return f"the {noun} `{change.new}` was added to the {owner}"
    return f"the {noun} of the {owner} is {change.new}, and was {change.old}"


def find_rules(file: str, old: object, new: object) -> Iterator[Rule]:
    """Yield the rules of a policy that say which leaflets they apply to."""
    before, after = _applications(old), _applications(new)
    for name in {**before, **after}:
        yield Rule(file, name, before.get(name), after.get(name))


def _applications(policy: object) -> dict[str, AppliesTo]:
    values = vars(policy).values() if isinstance(policy, BaseModel) else ()
    return {
        str(item.id): item.applies_to
        for items in values
        if isinstance(items, tuple)
        for item in items
        if isinstance(getattr(item, "applies_to", None), AppliesTo)
    }
