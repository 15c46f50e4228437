"""Two states of a repository, compared leaflet by leaflet."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from leaflint.checks import plain_language, reading_age, safety_wording, sign_off
from leaflint.checks.sign_off.minor import EditRules
from leaflint.content.leaflet import Leaflet
from leaflint.content.repository import load_shared, load_sign_offs
from leaflint.content.snapshots import SHARED, Base, Snapshot
from leaflint.content.terms import KnownTerms
from leaflint.core.errors import UsageError
from leaflint.engine.planning import load_policy
from leaflint.files import git
from leaflint.files.places import EXTENSION, LEAFLETS, PolicyFolder, find_leaflets
from leaflint.files.tree import CommitTree, Tree, WorkingTree
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange
from leaflint.operations.changes.passages import ALARMS, evidence_removed, facts_of, passages_of
from leaflint.text.reading.scores import Age

EVIDENCE_REMOVED = "evidence removed"
"""An alarm beside those that words raise."""


class _Comparison(NamedTuple):
    """The two states of the repository that are compared, and the policy that decides what counts."""

    old: Snapshot
    new: Snapshot
    rules: EditRules
    reading: reading_age.Settings
    known_terms: KnownTerms
    glossary_links: tuple[str, ...]

    def age(self, leaflet: Leaflet) -> Age | None:
        """Return a leaflet's reading age, or None when it is too short for one."""
        return reading_age.age_of(leaflet, self.reading, self.known_terms, self.glossary_links)


def compare(root: Path, reference: str, head: str | None = None) -> ChangeReport:
    """Compare the leaflets of a repository with what they were where the work left `reference`.

    The policies and the glossary are those on disk. Both references are branches, tags or commits;
    without `head`, the files on disk are compared.

    Raises:
        UsageError: git does not know a reference, or a policy that this needs is broken.
    """
    present = CommitTree(root, git.find_commit(root, head)) if head else WorkingTree(root)
    base = Base.since(present, reference)
    comparison = _comparison(base, present)
    # A pipe in the place of a leaflet is a file to the tree, and a deleted one to git.
    files = [file for file in find_leaflets(present).leaflets if file not in base.deleted]
    changed = [file for file in files if base.changes(file)]
    gone = (file for file in base.deleted if file.startswith(f"{LEAFLETS}/"))
    leaflets = [_compare(file, base.former.get(file, file), comparison) for file in changed]
    leaflets += [_gone(file, comparison) for file in gone if file.endswith(EXTENSION)]
    leaflets.sort(key=lambda leaflet: (not leaflet.voided, not leaflet.alarms, leaflet.file))
    shared = (file for file in base.touched if file.startswith(SHARED))
    return ChangeReport(
        base=base.commit[:12],
        head=base.head[:12] if base.head else "the files on disk",
        leaflets=tuple(leaflets),
        shared=tuple(sorted(shared)),
        unchanged=len(files) - len(changed),
    )


def _comparison(base: Base, present: Tree) -> _Comparison:
    here = WorkingTree(present.root)
    folder, glossary = PolicyFolder(here), load_shared(here).glossary.data
    signing = load_policy(folder, sign_off.CHECK).data
    reading = load_policy(folder, reading_age.CHECK).data
    if signing is None or reading is None:
        raise UsageError("checks/sign-off.yaml or checks/reading-age.yaml is missing or broken")
    if glossary is None:
        raise UsageError("content/glossary.yaml is broken")
    wording = load_policy(folder, safety_wording.CHECK).data
    finder = partial(safety_wording.wording_spans, settings=wording) if wording else None
    plain = load_policy(folder, plain_language.CHECK).data
    rules, links = (
        sign_off.edit_rules(signing, glossary, finder),
        plain.glossary_links if plain else (),
    )
    terms = KnownTerms.of(glossary)
    return _Comparison(base.snapshot, Snapshot(present), rules, reading, terms, links)


def _compare(file: str, former: str | None, comparison: _Comparison) -> LeafletChange:
    """Compare a leaflet with what it was; `former` is its file's name then, None for a new one."""
    new = comparison.new.leaflet(file)
    if new is None:
        return _unreadable(file, "its present version")
    if former is None:
        return _new(file, new, comparison)
    old = comparison.old.leaflet(former)
    if old is None:
        return _unreadable(file, "its earlier version")
    passages = passages_of(old, new, comparison.rules)
    alarms = [name for name in ALARMS if any(name in passage.alarms for passage in passages)]
    if evidence_removed(old.data, new.data):
        alarms.append(EVIDENCE_REMOVED)
    sentence, voided = _sign_off(old, new, comparison)
    return LeafletChange(
        new.data.title,
        file,
        "changed",
        sentence,
        voided,
        former_file=former if former != file else None,
        passages=passages,
        facts=tuple(facts_of(old.data, new.data)),
        alarms=tuple(alarms),
        absent=tuple(name for name in (*ALARMS, EVIDENCE_REMOVED) if name not in alarms),
        reading_before=comparison.age(old),
        reading_after=comparison.age(new),
    )


def _sign_off(old: Leaflet | None, new: Leaflet, comparison: _Comparison) -> tuple[str, bool]:
    """Say what becomes of a leaflet's sign-off, and whether one that there was no longer holds."""
    before = load_sign_offs(comparison.old.tree, old.data.id) if old else None
    former = before.data.records[-1] if before and before.data else None
    now = load_sign_offs(comparison.new.tree, new.data.id)
    state, record, _, reasons = sign_off.approval_of(
        new, now.data if now else None, comparison.rules
    )
    if record is None:
        if former is None:
            return "Never signed off.", False
        return f"Voided: {former.spoken} is no longer there.", True
    if state == "voided":
        return f"Voided: {record.spoken} no longer holds: {'; '.join(reasons)}.", True
    if state == "minor":
        return f"Kept: only minor edits since {record.spoken}.", False
    return (
        f"{'Kept' if record == former else 'New'}: {record.spoken} is for exactly this text.",
        False,
    )


def _new(file: str, new: Leaflet, comparison: _Comparison) -> LeafletChange:
    sentence, voided = _sign_off(None, new, comparison)
    fact = f"New leaflet ({new.data.status}), {new.counts.words} words: read all of it."
    change = LeafletChange(new.data.title, file, "new", sentence, voided, facts=(fact,))
    return change._replace(alarms=("new leaflet",), reading_after=comparison.age(new))


def _gone(file: str, comparison: _Comparison) -> LeafletChange:
    old = comparison.old.leaflet(file)
    fact = "The leaflet is gone, with its advice, its safety wording and its numbers."
    title, age = (old.data.title, comparison.age(old)) if old else (file, None)
    change = LeafletChange(title, file, "gone", "It ends with the leaflet.", facts=(fact,))
    return change._replace(alarms=("leaflet removed",), reading_before=age)


def _unreadable(file: str, version: str) -> LeafletChange:
    fact = f"What changed cannot be told: {version} is not a valid leaflet (run leaflint check)."
    sentence = "It cannot be told whether it holds."
    change = LeafletChange(file, file, "unreadable", sentence, voided=True, facts=(fact,))
    return change._replace(alarms=("not compared",))
