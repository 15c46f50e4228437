"""What changed in one leaflet after another, between two states of a repository."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from leaflint.checks import safety_wording
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import DIRECTORY
from leaflint.content.models.sign_off import SignOff
from leaflint.content.snapshots import SHARED, Base
from leaflint.core.finding import Finding
from leaflint.files.places import BLOCKS, EXTENSION, POLICY
from leaflint.operations.changes.approvals import (
    Approval,
    approval_after,
    is_to_be_told,
    problems_of,
    spoken_record,
)
from leaflint.operations.changes.change_report import Kind, LeafletChange, Passage
from leaflint.operations.changes.passages import (
    ALARMS,
    NUMBERS,
    OTHER_CONTACTS,
    SAFETY,
    by_urgency,
    evidence_removed,
    facts_of,
    passages_between,
    passages_of,
)
from leaflint.operations.changes.rule_reach import Rule, find_rules
from leaflint.operations.changes.shared_changes import SharedChanges
from leaflint.operations.changes.shared_entries import Entry
from leaflint.operations.changes.state import Judgement, State

EVIDENCE_REMOVED = "evidence removed"
"""An alarm beside those that words raise."""
_SAFETY_POLICY = f"{POLICY}/{safety_wording.CHECK.id}{EXTENSION}"


class LeafletChanges:
    """Compares leaflets by what the check of sign-offs finds in the later state (None: it does not run).

    `was_voided` says whether the check found in the earlier state that a leaflet's sign-off did not hold.
    """

    def __init__(
        self,
        old: State,
        new: State,
        base: Base,
        judgement: Judgement,
        problems: Sequence[Finding] | None,
        was_voided: Callable[[str], bool],
    ) -> None:
        self._old, self._new, self._base = old, new, base
        self._judgement, self._problems, self._was_voided = judgement, problems, was_voided
        self._touches_shared = base.touches(*SHARED)
        self.shared = SharedChanges(old, new, base)
        self._names = self.shared.names
        self._rules = tuple(find_rules(new.files, new.files))

    def of(self, file: str) -> LeafletChange | None:
        """Compare a leaflet with what it was; None when nothing that concerns it changed."""
        is_changed = self._base.changes(file)
        if not is_changed and not self._touches_shared:
            return None
        former = self._base.former.get(file, file)
        new = self._new.snapshot.leaflet(file)
        is_same = self._base.touched.isdisjoint((file, BLOCKS))
        old = new if is_same else self._old.snapshot.leaflet(former) if former else None
        if new is None:
            return self._unreadable(file, "present") if is_changed or old else None
        if former is None:
            return self._whole(new)
        approval, is_told = self._approval(old, new)
        if old is None:
            return self._unreadable(file, "earlier", approval)
        entries, rules = self.shared.shown_in(old, new), self.shared.reach(new)
        passages = [*passages_of(old, new, self._judgement.edit_rules, self._names)]
        if not (is_changed or is_told or entries or passages):
            return None
        passages += self._of_entries(entries, old, new)
        return self._change(old, new, approval, by_urgency(passages), entries, rules)

    def gone(self, file: str) -> LeafletChange:
        """Tell of a leaflet that is no longer there."""
        old = self._old.snapshot.leaflet(file)
        fact = "The leaflet is gone, with its advice, its safety wording and its numbers."
        records = self._old.records(old) or ()
        ended = f": {spoken_record(records[-1], self._names)}" if records else ""
        change = LeafletChange(
            old.data.title if old else file, file, "gone", f"It ends with the leaflet{ended}."
        )
        age = self._judgement.age(old) if old else None
        return change._replace(facts=(fact,), alarms=("leaflet removed",), reading_before=age)

    def _approval(self, old: Leaflet | None, new: Leaflet) -> tuple[Approval, bool]:
        """Return what becomes of a sign-off, and whether that is to be told in any case."""
        former: tuple[SignOff, ...] = self._old.records(old or new) or ()
        problems = None if self._problems is None else problems_of(new, self._problems)
        approval = approval_after(new, former, self._new.records(new), problems, self._names)
        before = self._base.former.get(new.file, new.file)
        if approval.voided and before and self._was_voided(before):
            sentence = f"{approval.sentence} It did not hold before this change either."
            approval = approval._replace(sentence=sentence)
        return approval, is_to_be_told(problems or ())

    def _of_entries(
        self, entries: Sequence[Entry], old: Leaflet, new: Leaflet
    ) -> Iterator[Passage]:
        """Yield what changed in the services and terms that a leaflet shows."""
        for entry in entries:
            if entry.file == BLOCKS:  # it is among the leaflet's own words
                continue
            texts = entry.texts(self._names)
            leaflets = (old, new)
            for passage in passages_between(
                *texts, leaflets, self._judgement.edit_rules, self._names
            ):
                is_contact = entry.file == DIRECTORY
                alarms = {*passage.alarms, *([OTHER_CONTACTS] if is_contact else ())}
                yield passage._replace(alarms=tuple(name for name in ALARMS if name in alarms))

    def _change(
        self,
        old: Leaflet,
        new: Leaflet,
        approval: Approval,
        passages: tuple[Passage, ...],
        entries: Sequence[Entry],
        rules: Sequence[Rule],
    ) -> LeafletChange:
        before, after = old.data, new.data
        shared = "; ".join(entry.title for entry in entries)
        reach = dict(self._reach(old, new, rules))
        facts = (
            *([f"Changed for all leaflets that show it: {shared}."] if shared else ()),
            *facts_of(before, after, self._names),
            *reach,
        )
        raised = {alarm for passage in passages for alarm in passage.alarms}
        raised.update(SAFETY for file in reach.values() if file == _SAFETY_POLICY)
        alarms = [name for name in ALARMS if name in raised]
        if evidence_removed(before, after):
            alarms.append(EVIDENCE_REMOVED)
        kind: Kind = "changed"
        if after.status == "withdrawn" != before.status:
            kind = "withdrawn"
        elif (old.file, before.title) != (new.file, after.title):
            kind = "renamed"
        return LeafletChange(
            after.title,
            new.file,
            kind,
            approval.sentence,
            approval.voided,
            former_file=old.file if old.file != new.file else None,
            former_title=before.title if before.title != after.title else None,
            passages=passages,
            facts=facts,
            alarms=(*(["leaflet withdrawn"] if kind == "withdrawn" else ()), *alarms),
            absent=_absent(alarms, passages, (*facts, approval.changed)),
            reading_before=self._judgement.age(old),
            reading_after=self._judgement.age(new),
        )

    def _reach(
        self, old: Leaflet, new: Leaflet, changed: Sequence[Rule]
    ) -> Iterator[tuple[str, str]]:
        """Yield which rules apply to a leaflet now, or no longer do, each with its file."""
        is_withdrawn = "withdrawn" in {old.data.status, new.data.status}
        own = () if is_withdrawn or old is new else self._rules
        for rule, former in (*((rule, new) for rule in changed), *((rule, old) for rule in own)):
            if change := rule.change_for(former, new):
                verb, why = change
                yield f"The rule {rule.name} ({rule.file}) {verb} to it, since {why}.", rule.file

    def _whole(self, new: Leaflet) -> LeafletChange:
        approval, _ = self._approval(None, new)
        fact = f"New leaflet ({new.data.status}), {new.counts.words} words: read all of it."
        change = LeafletChange(new.data.title, new.file, "new", *approval[:2], facts=(fact,))
        return change._replace(
            alarms=("new leaflet",),
            passages=passages_of(None, new, self._judgement.edit_rules, self._names),
            reading_after=self._judgement.age(new),
        )

    def _unreadable(
        self, file: str, version: str, approval: Approval | None = None
    ) -> LeafletChange:
        why = f"its {version} version is not a valid leaflet (run leaflint check)"
        fact = f"What changed cannot be told: {why}."
        told = approval or Approval("It cannot be told whether it holds.")
        change = LeafletChange(file, file, "unreadable", *told[:2], facts=(fact,))
        return change._replace(alarms=("not compared",))


def _absent(
    alarms: Collection[str], passages: Sequence[Passage], told: Sequence[str]
) -> tuple[str, ...]:
    """Return the kinds of changes that are not there; beside a changed digit, numbers never are."""
    pieces = (piece for passage in passages for piece in passage.pieces)
    changed = (*(piece.text for piece in pieces if piece.kind != "same"), *told)
    has_digit = any(map(str.isnumeric, "".join(changed)))
    absent = (name for name in (*ALARMS, EVIDENCE_REMOVED) if name not in alarms)
    return tuple(name for name in absent if not (name == NUMBERS and has_digit))
