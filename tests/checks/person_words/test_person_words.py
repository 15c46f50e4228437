"""Words that make a person into a case, signs for pale skin alone, and near misses that are fine."""

from __future__ import annotations

import pytest

from leaflint.checks import person_words
from leaflint.content.loading import load
from leaflint.files.tree import WorkingTree
from tests.checks.labelled_lines import assert_finds_labelled, with_text
from tests.example_repository import LEAFLET, STARTER, Repository, seen, where


def test_labelled_lines(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    policy = load(WorkingTree(STARTER), "checks/person-words.yaml", person_words.Settings).valid()
    leaflet, context = repository.leaflet(), repository.context()

    def rules(text: str) -> set[str]:
        problems = person_words.check(with_text(leaflet, text), policy, context)
        return {problem.rule for problem in problems}

    assert_finds_labelled(__file__, rules, capsys)


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
