"""Minor and clinical edits: no clinical edit may ever pass for a minor one."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflint.checks.sign_off import approval_of
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.checks.sign_off.minor import edit_rules
from leaflint.checks.sign_off.settings import Settings
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Section
from leaflint.content.models.sign_off import SignOff, SignOffs
from tests.example_repository import Repository

SETTINGS = Settings.model_validate(
    {
        "owner": "a",
        "reason": "b",
        "source": "c",
        "next_review": "2030",
        "minor_words": "3",
        "interchangeable": [["phone", "telephone"]],
    }
)


class Edit(NamedTuple):
    """An edit of a line, labelled by hand.

    `clinical`: no edit of it may keep an approval; `kept`: of a kind that keeps it; `harmless`: of
    another kind, so that a person must say so.
    """

    label: str
    kind: str
    old: str
    new: str


def labelled_edits() -> list[Edit]:
    text = (Path(__file__).parent / "labelled_edits.tsv").read_text(encoding="utf-8")
    return [Edit(*line.replace(r"\n", "\n").split("\t")) for line in text.splitlines()[1:]]


EDITS = labelled_edits()


def say(leaflet: Leaflet, text: str) -> Leaflet:
    """Return the leaflet with the text in a section of its own."""
    section = Section(heading="More", text=text)
    sections = (*leaflet.data.sections, section)
    return Leaflet(leaflet.document, leaflet.data.model_copy(update={"sections": sections}))


def signed(leaflet: Leaflet) -> SignOffs:
    """Return sign-offs for exactly this leaflet."""
    text = approved_text(leaflet)
    record = SignOff.model_validate(
        {
            "by": "ada",
            "role": "clinical-reviewer",
            "date": "2026-03-16",
            "outcome": "changed",
            "digest": digest(text),
            "text": text,
        }
    )
    return SignOffs(leaflet=leaflet.data.id, records=(record,))


def judge(repository: Repository, old: str, new: str) -> tuple[str, tuple[str, ...]]:
    """Sign the example leaflet off with the old text in it, and judge it with the new."""
    leaflet = repository.leaflet()
    context = repository.context()
    found = approval_of(
        say(leaflet, new),
        signed(say(leaflet, old)),
        edit_rules(SETTINGS, context)._replace(estate_words=frozenset),
        context.directory_index,
    )
    return found.state, found.reasons


def test_no_clinical_edit_passes_for_a_minor_one(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Counter[tuple[str, str]]()
    total = Counter[tuple[str, str]]()
    missed = []
    for edit in EDITS:
        is_kept = judge(repository, edit.old, edit.new)[0] != "voided"
        total[edit.label, edit.kind] += 1
        kept[edit.label, edit.kind] += is_kept
        if is_kept != (edit.label == "kept"):
            missed.append(edit)
    with capsys.disabled():
        sys.stdout.write("\nlabelled edits that keep an approval:\n")
        for (label, kind), number in total.items():
            sys.stdout.write(f"  {label}: {kind}: {kept[label, kind]} of {number}\n")
    labels, kinds = Counter(edit.label for edit in EDITS), Counter(label for label, _ in total)
    assert labels["clinical"] >= 200
    assert kinds["clinical"] >= 20
    assert (labels["kept"], labels["harmless"]) == (40, 40)
    assert missed == []


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("Do not drive.", "Do drive.", ("it touches a negation",)),
        ("Take 38 of it.", "Take 37.5 of it.", ("it touches a number",)),
        ("You should rest.", "You must rest.", ("it touches a modal verb",)),
        ("Come in a week.", "Come in a month.", ("it touches a unit",)),
        ("A biopsy helps.", "A biopsey helps.", ("it touches a medical term",)),
        ("Keep it dry.", "Keep it wet.", ("its words are not known to mean the same",)),
        ("Rest.", "Rest.\n\nSleep.", ("a line was added",)),
        ("Rest.\n\nSleep.", "Rest.", ("a line was taken out",)),
        ("Rest well.", "- Rest well.", ("the layout of a line changed",)),
        ("Drink 2l now.", "Drink 2 l now.", ("its words are not known to mean the same",)),
        ("Call us on 0808 800 6000.", "Call us on 0808 800 6001.", ("it touches a number", "it touches a contact")),
        ("Call 999 if you cannot breathe.", "Call 999 if you really cannot breathe.", ("it touches a safety wording",)),
    ],
)  # fmt: skip
def test_the_reason_is_told(
    repository: Repository, old: str, new: str, reasons: tuple[str, ...]
) -> None:
    assert judge(repository, old, new) == ("voided", reasons)


@pytest.mark.parametrize(("words", "state"), [(3, "minor"), (4, "voided")])
def test_a_minor_edit_changes_few_words(repository: Repository, words: int, state: str) -> None:
    old = "treatmnet bandege diffrent breakfst".split()
    new = "treatment bandage different breakfast".split()
    found, reasons = judge(repository, " ".join(old), " ".join([*new[:words], *old[words:]]))
    assert found is state
    if state == "voided":
        assert reasons == ("4 words changed, and a minor edit changes 3 at most",)


def test_without_the_rules_on_safety_wording_no_edit_is_minor(repository: Repository) -> None:
    repository.change("say: Call", "sai: Call", "checks/safety-wording.yaml")
    state, reasons = judge(repository, "Eat breakfst.", "Eat breakfast.")
    assert state == "voided"
    assert reasons == ("it cannot be told where safety wording stands: its policy is broken",)
