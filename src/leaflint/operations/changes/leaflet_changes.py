"""What changed in a leaflet between two states of a repository."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from leaflint.checks import reading_age, safety_wording
from leaflint.checks.reading_age.scoring import age_of
from leaflint.checks.reading_age.settings import Settings
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import DIRECTORY
from leaflint.content.snapshots import Base, Snapshot
from leaflint.core.finding import Finding
from leaflint.engine.check_leaflet import check_leaflet
from leaflint.engine.plan import Plan
from leaflint.files.places import BLOCKS, EXTENSION, POLICY
from leaflint.operations.changes.approvals import ENDING, Approval, approval_after, last_record
from leaflint.operations.changes.change_report import LeafletChange, Passage
from leaflint.operations.changes.passages import (
    ALARMS,
    NUMBERS,
    OTHER_CONTACTS,
    SAFETY,
    by_urgency,
    facts_of,
    passages_between,
    passages_of,
)
from leaflint.operations.changes.shared_changes import SharedChanges
from leaflint.operations.changes.shared_entries import Entry
from leaflint.text.reading.scores import Age

Findings = Mapping[str | None, Sequence[Finding]]
"""What the check of sign-offs found, by the leaflet's id."""
EVIDENCE_REMOVED = "evidence removed"
"""An alarm beside those that words raise."""
_SAFETY_POLICY = f"{POLICY}/{safety_wording.CHECK.id}{EXTENSION}"


class LeafletChanges:
    """Compares leaflets between two states; `findings` is None where sign-offs are not checked."""

    def __init__(self, old: Plan, new: Plan, base: Base, findings: Findings | None) -> None:
        self._old, self._new, self._base, self._findings = old, new, base, findings
        self._leaflets = Snapshot(new.tree)
        self.shared = SharedChanges(old, new, base)
        self._names = self.shared.names

    def of(self, file: str) -> LeafletChange | None:
        """Compare a leaflet with what it was; None when nothing that concerns it changed."""
        is_changed = self._base.changes(file)
        if not is_changed and not self.shared.files:
            return None
        former = self._base.former.get(file, file)
        new = self._leaflets.leaflet(file)
        is_same = self._base.touched.isdisjoint((file, BLOCKS))
        old = new if is_same else self._base.leaflet(file)
        if new is None:
            unknown = Approval("It cannot be told whether it holds.")
            return _unreadable(file, "present", unknown) if is_changed or old else None
        if former is None:
            return self._whole(new)
        if old is None:
            return _unreadable(file, "earlier", self._approval(None, new))
        is_ended = any(item.rule in ENDING for item in (self._findings or {}).get(new.data.id, ()))
        return self._compared(old, new, is_listed=is_changed or is_ended)

    def gone(self, file: str) -> LeafletChange:
        """Return the change of a leaflet that is no longer there."""
        old = self._base.snapshot.leaflet(file)
        record = last_record(old, self._old, self._names) if old else ""
        sentence = f"It ends with the leaflet{f': {record}' if record else ''}."
        fact = "The leaflet is gone, with its advice, its safety wording and its numbers."
        title, age = (old.data.title, self._age(old)) if old else (file, None)
        change = LeafletChange(title, file, "gone", sentence, facts=(fact,), reading_before=age)
        return change._replace(alarms=("leaflet removed",))

    def _approval(self, old: Leaflet | None, new: Leaflet) -> Approval:
        former = self._old.context.sign_offs.get((old or new).data.id)
        now = self._new.context.sign_offs.get(new.data.id)
        findings = None if self._findings is None else self._findings.get(new.data.id, [])
        approval = approval_after(new, former, now, findings, self._names)
        if not (approval.voided and old):
            return approval
        before = check_leaflet(old.file, self._old).details().findings
        if not any(finding.name == "sign-off/voided" for finding in before):
            return approval
        sentence = f"{approval.sentence} It did not hold before this change either."
        return approval._replace(sentence=sentence)

    def _compared(self, old: Leaflet, new: Leaflet, *, is_listed: bool) -> LeafletChange | None:
        entries, reach = self.shared.shown_in(old, new), self.shared.reach(old, new)
        passages = by_urgency(self._passages(old, new, entries))
        if not (is_listed or passages):
            return None
        approval = self._approval(old, new)
        shared = "; ".join(entry.title for entry in entries)
        facts = (
            *([f"Changed for all leaflets that show it: {shared}."] if shared else ()),
            *facts_of(old.data, new.data, self._names),
            *reach,
        )
        raised = {alarm for passage in passages for alarm in passage.alarms}
        if _SAFETY_POLICY in reach.values():
            raised.add(SAFETY)
        titles, kept = ({item.title for item in leaflet.data.evidence} for leaflet in (old, new))
        if titles - kept:
            raised.add(EVIDENCE_REMOVED)
        title, former = new.data.title, old.data.title
        is_withdrawn = new.data.status == "withdrawn" != old.data.status
        is_renamed = (old.file, former) != (new.file, title)
        return LeafletChange(
            title,
            new.file,
            "withdrawn" if is_withdrawn else "renamed" if is_renamed else "changed",
            approval.sentence,
            approval.voided,
            former_file=old.file if old.file != new.file else None,
            former_title=former if former != title else None,
            passages=passages,
            facts=facts,
            alarms=tuple(name for name in (*ALARMS, EVIDENCE_REMOVED) if name in raised),
            absent=self._absent(raised, passages, (*facts, approval.changed)),
            reading_before=self._age(old),
            reading_after=self._age(new),
        )

    def _passages(self, old: Leaflet, new: Leaflet, entries: Sequence[Entry]) -> Iterator[Passage]:
        """Yield what changed in a leaflet's words, and in the services and terms that it shows."""
        context = self._new.context
        yield from passages_of(old, new, context, self._names)
        for entry in entries:
            if entry.file != BLOCKS:  # those are among the leaflet's own words
                always = {OTHER_CONTACTS} if entry.file == DIRECTORY else set[str]()
                for passage in passages_between(*entry.texts, (old, new), context):
                    alarms = {*passage.alarms, *always}
                    yield passage._replace(alarms=tuple(name for name in ALARMS if name in alarms))

    def _absent(
        self, raised: Collection[str], passages: Sequence[Passage], facts: Sequence[str]
    ) -> tuple[str, ...]:
        """Return the kinds of changes of which it is sure that there are none."""
        pieces = (piece for passage in passages for piece in passage.pieces)
        changed = "".join((*(piece.text for piece in pieces if piece.kind != "same"), *facts))
        possible = {*raised}
        if any(map(str.isnumeric, changed)):
            possible.add(NUMBERS)
        if _SAFETY_POLICY in self.shared.files:
            # What was safety wording before the change, only the former policy could tell.
            possible.add(SAFETY)
        return tuple(name for name in (*ALARMS, EVIDENCE_REMOVED) if name not in possible)

    def _whole(self, new: Leaflet) -> LeafletChange:
        approval = self._approval(None, new)
        fact = f"New leaflet ({new.data.status}), {new.counts.words} words: read all of it."
        change = LeafletChange(new.data.title, new.file, "new", approval.sentence, approval.voided)
        return change._replace(
            passages=passages_of(None, new, self._new.context, self._names),
            facts=(fact,),
            alarms=("new leaflet",),
            reading_after=self._age(new),
        )

    def _age(self, leaflet: Leaflet) -> Age | None:
        """Return a leaflet's reading age by the present policy; None when there is none to be had."""
        context, settings = self._new.context, self._new.policies.get(reading_age.CHECK.id)
        if not isinstance(settings, Settings):
            return None
        return age_of(leaflet, settings, context)


def _unreadable(file: str, version: str, approval: Approval) -> LeafletChange:
    why = f"its {version} version is not a valid leaflet (run leaflint check)"
    fact = f"What changed cannot be told: {why}."
    change = LeafletChange(file, file, "unreadable", approval.sentence, approval.voided)
    return change._replace(facts=(fact,), alarms=("not compared",))
