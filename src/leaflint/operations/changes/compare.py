"""Two states of a repository, compared leaflet by leaflet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from leaflint.checks import plain_language, reading_age, safety_wording, sign_off
from leaflint.checks.sign_off.approval import EditRules, State, approval_of
from leaflint.content.known_terms import KnownTerms
from leaflint.content.leaflet import Leaflet
from leaflint.content.leaflet_files import find_leaflets
from leaflint.content.models.sign_off import SignOffs
from leaflint.content.repository import load_shared, load_sign_offs
from leaflint.content.snapshots import SHARED, Base, Snapshot
from leaflint.core.errors import UsageError
from leaflint.engine.planning import load_policy
from leaflint.files import git
from leaflint.files.places import EXTENSION, LEAFLETS, PolicyFolder
from leaflint.files.tree import CommitTree, Tree, WorkingTree
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange
from leaflint.operations.changes.facts import evidence_removed, facts_of
from leaflint.operations.changes.passages import ALARMS, passages_of
from leaflint.text.reading.band import Age

EVIDENCE_REMOVED = "evidence removed"
"""An alarm beside those that words raise."""


@dataclass(frozen=True)
class _Comparison:
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

    The policies and the glossary are those on disk.

    Args:
        root: the repository.
        reference: a branch, tag or commit.
        head: another one, which is compared with it; None: the files on disk.

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
    return _Comparison(
        old=base.snapshot,
        new=Snapshot(present),
        rules=sign_off.edit_rules(signing, glossary, finder),
        reading=reading,
        known_terms=KnownTerms.of(glossary),
        glossary_links=plain.glossary_links if plain else (),
    )


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
        title=new.data.title,
        file=file,
        kind="changed",
        former_file=former if former != file else None,
        passages=passages,
        facts=tuple(facts_of(old.data, new.data)),
        alarms=tuple(alarms),
        absent=tuple(name for name in (*ALARMS, EVIDENCE_REMOVED) if name not in alarms),
        reading_before=comparison.age(old),
        reading_after=comparison.age(new),
        sign_off=sentence,
        voided=voided,
    )


def _sign_off(old: Leaflet | None, new: Leaflet, comparison: _Comparison) -> tuple[str, bool]:
    """Say what becomes of a leaflet's sign-off, and whether one that there was no longer holds."""
    before = _sign_offs(comparison.old, old.data.id) if old else None
    now = _sign_offs(comparison.new, new.data.id)
    state, record, _, reasons = approval_of(new, now, comparison.rules)
    if record is None:
        if before is None:
            return "Never signed off.", False
        return f"Voided: {before.records[-1].spoken} is no longer there.", True
    if state is State.VOIDED:
        return f"Voided: {record.spoken} no longer holds: {'; '.join(reasons)}.", True
    if state is State.MINOR:
        return f"Kept: only minor edits since {record.spoken}.", False
    is_new = before is None or before.records[-1] != record
    return f"{'New' if is_new else 'Kept'}: {record.spoken} is for exactly this text.", False


def _sign_offs(snapshot: Snapshot, leaflet_id: str) -> SignOffs | None:
    loaded = load_sign_offs(snapshot.tree, leaflet_id)
    return loaded.data if loaded else None


def _new(file: str, new: Leaflet, comparison: _Comparison) -> LeafletChange:
    sentence, voided = _sign_off(None, new, comparison)
    return LeafletChange(
        title=new.data.title,
        file=file,
        kind="new",
        facts=(f"New leaflet ({new.data.status}), {new.counts.words} words: read all of it.",),
        alarms=("new leaflet",),
        reading_after=comparison.age(new),
        sign_off=sentence,
        voided=voided,
    )


def _gone(file: str, comparison: _Comparison) -> LeafletChange:
    old = comparison.old.leaflet(file)
    return LeafletChange(
        title=old.data.title if old else file,
        file=file,
        kind="gone",
        facts=("The leaflet is gone, with its advice, its safety wording and its numbers.",),
        alarms=("leaflet removed",),
        reading_before=comparison.age(old) if old else None,
        sign_off="It ends with the leaflet.",
    )


def _unreadable(file: str, version: str) -> LeafletChange:
    fact = f"What changed cannot be told: {version} is not a valid leaflet (run leaflint check)."
    return LeafletChange(
        title=file,
        file=file,
        kind="unreadable",
        facts=(fact,),
        alarms=("not compared",),
        sign_off="It cannot be told whether it holds.",
        voided=True,
    )
