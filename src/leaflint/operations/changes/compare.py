"""Two states of a repository, compared leaflet by leaflet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leaflint.checks import CHECKS, plain_language, reading_age, sign_off
from leaflint.checks.sign_off.approval import State, Terms, standing
from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.marks import EVERYTHING, Marker, Marks
from leaflint.checks.sign_off.text import approved_text
from leaflint.checks.sign_off.tokens import read_lines
from leaflint.content.history import SHARED, Base
from leaflint.content.leaflet import Leaflet
from leaflint.content.repository import load_shared
from leaflint.core.errors import UsageError
from leaflint.engine.policies import load_policies
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import WorkingTree
from leaflint.operations.changes.facts import evidence_removed, facts_of
from leaflint.operations.changes.passages import ALARMS, passages_of
from leaflint.operations.changes.report import ChangeReport, LeafletChange, Passage
from leaflint.operations.changes.states import States
from leaflint.text.reading.band import Age
from leaflint.text.words.known_terms import KnownTerms

EVIDENCE_REMOVED = "evidence removed"
"""An alarm beside those that words raise."""


@dataclass(frozen=True)
class _Comparison:
    """What every leaflet is compared with, and by which policy."""

    states: States
    terms: Terms
    reading: reading_age.Settings
    known_terms: KnownTerms
    glossary_links: tuple[str, ...]

    def age(self, leaflet: Leaflet) -> Age | None:
        """Return a leaflet's reading age, or None when it is too short to be judged."""
        return reading_age.age_of(leaflet, self.reading, self.known_terms, self.glossary_links)


def compare(root: Path, reference: str, head: str | None = None) -> ChangeReport:
    """Compare the leaflets of a repository with what they were where the work left `reference`.

    The policies and the glossary are those on disk.

    Args:
        root: the repository.
        reference: a branch, tag or commit.
        head: another one, which is compared with it; None: the files on disk.

    Raises:
        UsageError: git does not know a reference, or a policy that this needs is broken.
    """
    base = Base.since(root, reference, head)
    states = States(base)
    comparison = _comparison(states, root)
    present = states.leaflets()
    changes = [_compare(file, comparison) for file in present if states.is_changed(file)]
    unchanged = len(present) - len(changes)
    changes += [_gone(file, comparison) for file in states.gone()]
    return ChangeReport(
        base=base.commit[:12],
        head=base.head[:12] if base.head else "the files on disk",
        leaflets=tuple(sorted(changes, key=_urgency)),
        shared=tuple(
            sorted(file for file in (*base.former, *base.deleted) if file.startswith(SHARED))
        ),
        unchanged=unchanged,
    )


def _comparison(states: States, root: Path) -> _Comparison:
    policies, glossary = (
        load_policies(PolicyFolder(WorkingTree(root)), CHECKS),
        load_shared(WorkingTree(root)).glossary.data,
    )
    signing, reading = policies[sign_off.CHECK.id].data, policies[reading_age.CHECK.id].data
    if not isinstance(signing, sign_off.Settings) or not isinstance(reading, reading_age.Settings):
        raise UsageError("checks/sign-off.yaml or checks/reading-age.yaml is missing or broken")
    if glossary is None:
        raise UsageError("content/glossary.yaml is broken")
    terms = sign_off.terms_of(signing, glossary, policies)
    plain = policies[plain_language.CHECK.id].data
    links = plain.glossary_links if isinstance(plain, plain_language.Settings) else ()
    return _Comparison(states, terms, reading, KnownTerms.of(glossary), links)


def _urgency(leaflet: LeafletChange) -> tuple[bool, bool, str]:
    return not leaflet.voided, not leaflet.alarms, leaflet.file


def _compare(file: str, comparison: _Comparison) -> LeafletChange:
    states = comparison.states
    former = states.former_file(file)
    new, old = states.new_leaflet(file), states.old_leaflet(file)
    if new is None:
        return _unreadable(file, "its present version")
    if former is None:
        return _new(file, new, comparison)
    if old is None:
        return _unreadable(file, "its earlier version")
    passages = tuple(_passages(old, new, comparison.terms))
    alarms = [name for name in ALARMS if any(name in passage.alarms for passage in passages)]
    if evidence_removed(old.data, new.data):
        alarms.append(EVIDENCE_REMOVED)
    sentence, voided = _sign_off(old, new, comparison)
    return LeafletChange(
        title=new.data.title,
        file=file,
        kind="changed",
        former_file=former if former != file else None,
        passages=tuple(sorted(passages, key=_rank)),
        facts=tuple(facts_of(old.data, new.data)),
        alarms=tuple(alarms),
        absent=tuple(name for name in (*ALARMS, EVIDENCE_REMOVED) if name not in alarms),
        reading_before=comparison.age(old),
        reading_after=comparison.age(new),
        sign_off=sentence,
        voided=voided,
    )


def _rank(passage: Passage) -> int:
    return min((list(ALARMS).index(name) for name in passage.alarms), default=len(ALARMS))


def _passages(old: Leaflet, new: Leaflet, terms: Terms) -> Iterator[Passage]:
    before, after = approved_text(old), approved_text(new)
    yield from passages_of(
        differences(before, after), _marks(before, old, terms), _marks(after, new, terms)
    )


def _marks(text: str, leaflet: Leaflet, terms: Terms) -> tuple[Marks, ...]:
    """Return the marks of a text; where they cannot be told, every word has every mark."""
    if terms.wording is not None:
        marks = Marker(terms.glossary, terms.wording, leaflet).mark(text)
        if marks is not None:
            return marks
    return tuple(tuple(EVERYTHING for _ in line.tokens) for line in read_lines(text))


def _sign_off(old: Leaflet | None, new: Leaflet, comparison: _Comparison) -> tuple[str, bool]:
    """Say what becomes of a leaflet's sign-off, and whether one that there was no longer holds."""
    before = comparison.states.old_sign_offs(old.data.id) if old else None
    now = comparison.states.new_sign_offs(new.data.id)
    found = standing(new, now, comparison.terms)
    if found.record is None:
        if before is None:
            return "Never signed off.", False
        return f"Voided: {before.records[-1].spoken} is no longer there.", True
    if found.state is State.VOIDED:
        return f"Voided: {found.record.spoken} no longer holds: {'; '.join(found.reasons)}.", True
    if found.state is State.MINOR:
        return f"Kept: only minor edits since {found.record.spoken}.", False
    is_new = before is None or before.records[-1] != found.record
    return f"{'New' if is_new else 'Kept'}: {found.record.spoken} is for exactly this text.", False


def _new(file: str, new: Leaflet, comparison: _Comparison) -> LeafletChange:
    sentence, voided = _sign_off(None, new, comparison)
    fact = f"New leaflet ({new.data.status}), {new.counts.words} words: read all of it."
    return LeafletChange(
        new.data.title, file, "new", None, (), (fact,), ("new leaflet",), (),
        None, comparison.age(new), sentence, voided,
    )  # fmt: skip


def _gone(file: str, comparison: _Comparison) -> LeafletChange:
    old = comparison.states.old_leaflet(file)
    fact = "The leaflet is gone, with its advice, its safety wording and its numbers."
    return LeafletChange(
        old.data.title if old else file, file, "gone", None, (), (fact,), ("leaflet removed",), (),
        comparison.age(old) if old else None, None, "It ends with the leaflet.", voided=False,
    )  # fmt: skip


def _unreadable(file: str, version: str) -> LeafletChange:
    fact = f"What changed cannot be told: {version} is not a valid leaflet (run leaflint check)."
    return LeafletChange(
        file, file, "unreadable", None, (), (fact,), ("not compared",), (), None, None,
        "It cannot be told whether it holds.", voided=True,
    )  # fmt: skip
