"""Words that make a person into a case, signs for pale skin alone, and near misses that are fine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from leaflint.checks import person_words
from leaflint.content.loading import load
from leaflint.content.models.leaflet import Section
from leaflint.files.tree import WorkingTree
from tests.example_repository import LEAFLET, STARTER, Repository, seen, where

LABELLED = [
    line.split("\t")
    for line in (Path(__file__).parent / "labelled.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_labelled_lines(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    policy = load(WorkingTree(STARTER), "checks/person-words.yaml", person_words.Settings).valid()
    leaflet, context = repository.leaflet(), repository.context()
    counts: Counter[str] = Counter()
    wrong = []
    for label, line in LABELLED:
        data = leaflet.data.model_copy(update={"sections": (Section(heading="One", text=line),)})
        one = type(leaflet)(leaflet.document, data)
        found = {problem.rule for problem in person_words.check(one, policy, context)}
        if label != "-":
            counts["hit" if label in found else "missed"] += 1
        counts["false"] += len(found - {label})
        if found != ({label} if label != "-" else set()):
            wrong.append((label, sorted(found), line))
    precision = counts["hit"] / (counts["hit"] + counts["false"])
    recall = counts["hit"] / (counts["hit"] + counts["missed"])
    with capsys.disabled():
        print(
            f"\nperson words, {len(LABELLED)} lines: precision {precision:.3f}, recall {recall:.3f}"
        )
    assert len(LABELLED) >= 200
    assert (precision >= 0.95, recall >= 0.95) == (True, True), wrong


def test_a_word_is_told_once_with_how_often(repository: Repository) -> None:
    repository.change("Bring a list", "Epileptics too. Bring a list")
    repository.change("You can go home", "If epileptics, go. Epileptics, too. You can go home")
    (finding,) = repository.findings("person-words")
    assert (finding.rule, where(finding), finding.severity.value) == (
        "label",
        f"{LEAFLET}:15:42",
        "notice",
    )
    assert seen(repository.root, finding) == "Epileptics"
    assert finding.message == (
        "'epileptics' makes a person into a case; better is 'people with epilepsy' (3 times)"
    )
    assert finding.help == "A person has an illness and is not one. (Our own rules)"


def test_signs_on_the_skin_are_for_all_skin(repository: Repository) -> None:
    repository.change("Bring a list", "A red rash may come. Bring a list")
    finding = repository.finding("person-words")
    assert (finding.rule, seen(repository.root, finding)) == ("pale-skin", "red rash")
    assert finding.message == "'red rash' tells how it looks on pale skin alone"
    repository.change("You can go home", "It looks darker on brown skin. You can go home")
    assert repository.findings("person-words") == []
    repository.change("status: published", "status: withdrawn")
    repository.change("A red rash", "Epileptics have a red rash that")
    assert repository.findings("person-words") == []
