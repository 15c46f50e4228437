"""Advice by its parts: near each other, said to the reader, and not taken back."""

from __future__ import annotations

import pytest

from leaflint.checks.safety_wording.elements import assess_elements
from leaflint.checks.safety_wording.rules import Elements
from tests.checks.safety_wording.labelled import leaflet_with

ELEMENTS = Elements.model_validate(
    {
        "symptom": ["fever"],
        "action": ["call"],
        "urgency": ["at once"],
        "service": ["cancer line"],
    }
)


def judged(
    text: str, elements: Elements = ELEMENTS, heading: str = "Section"
) -> list[tuple[str, str, tuple[str, ...]]]:
    passage = leaflet_with(text, heading=heading).passages[1]
    return [
        (outcome.kind, " ".join(passage.words[outcome.start : outcome.end]), outcome.details)
        for outcome in assess_elements(elements, ("wait and see",), passage, 1)
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("With a fever, call the cancer line at once.", ["present"]),
        ("A fever? Call the cancer line. Do it at once.", ["present"]),
        ("A fever is bad. It is. Call the cancer line at once.", []),
        ("With a fever, call the cancer line.", ["incomplete"]),
        ("With a fever, call at once.", ["incomplete"]),
        ("A fever: the cancer line, at once.", ["incomplete"]),
        ("With a fever, call.", []),
        ("Call the cancer line.", []),
        ("A fever is bad. Call the cancer line.", ["incomplete"]),
        ("Without a fever, call the cancer line at once.", []),
        ("With a fever, do not call the cancer line.", ["contradicted"]),
        ("A fever is normal. Do not call the cancer line.", ["contradicted"]),
        ("Do not call the cancer line.", []),
        ("With a fever, do not call a friend: call the cancer line at once.", ["present"]),
        ("With a fever, do not call a friend. Call the cancer line at once.", ["present"]),
        ("With a fever, wait and see.", ["contradicted"]),
        ("With a fever, do not wait and see.", []),
        ("Wait and see.", []),
        ("With a fever, the cancer line will call you.", []),
        ("With a fever, the cancer line will call you at once.", []),
        ("A fever? A cough too? Call the cancer line at once.", ["present"]),
        ("A fever? It is. A cough? Call the cancer line at once.", []),
        ("A fever? Shivers? Any cough? Call the cancer line at once.", ["present"]),
        ("With a fever, should I call the cancer line at once?", []),
        ("With a fever, nurses call the cancer line at once.", []),
        ("With a fever, the cancer line must be called at once.", ["present"]),
        ("With a fever, a call to the cancer line is what you want at once.", []),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in judged(text)] == kinds


def test_incomplete_names_what_is_lacking_and_where() -> None:
    assert judged("Rest. With a fever, call the cancer line.") == [
        ("incomplete", "with a fever call the cancer line", ("urgency",))
    ]


def test_the_extent_takes_in_the_neighbours_that_are_needed() -> None:
    assert judged("Rest. A fever? Call the cancer line. Do it at once. Rest.") == [
        ("present", "a fever call the cancer line do it at once", ())
    ]


def test_the_heading_is_near_everything_in_its_section() -> None:
    elements = ELEMENTS.model_copy(update={"who": ("section",)})
    assert [
        kind for kind, _, _ in judged("With a fever, call the cancer line at once.", elements)
    ] == ["present"]


def test_a_sentence_below_a_heading_without_words_is_near_its_neighbours_alone() -> None:
    text = "A fever is bad. It is. Call the cancer line at once."
    assert judged(text, heading="?") == []
    said = "A fever? Call the cancer line at once."
    words = "a fever call the cancer line at once"
    assert judged(said, heading="?") == [("present", words, ())]


def test_a_list_below_a_heading_that_leads_into_it_is_near_it_as_a_whole() -> None:
    text = "- a cough\n- a rash\n- a fever"
    said = "Call the cancer line at once if you have:"
    kinds = [kind for kind, _, _ in judged(text, heading=said)]
    assert kinds == ["present"]
    assert judged(text, heading=said[:-1]) == []
