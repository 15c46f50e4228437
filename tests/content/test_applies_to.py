"""To which leaflets a rule applies: by topic, by words, by both, by words that are its subject."""

from __future__ import annotations

import pytest

from leaflint.content.applies_to import AppliesTo
from tests.checks.safety_wording.labelled import leaflet_with

CURE = AppliesTo(
    topics=("cancer",),
    words=("no cure", "cannot be cured"),
    both=True,
)
STEROIDS = AppliesTo(words=("steroid",), subject=True, unless=("such as",))


@pytest.mark.parametrize(
    ("text", "topics", "applies"),
    [
        ("There is no cure for this cancer.", ["cancer"], True),
        ("Your cancer cannot be cured.", ["skin", "cancer"], True),
        ("There is no cure for a cold, but rest helps.", ["skin"], False),
        ("Psoriasis cannot be cured, but creams help most people.", ["skin"], False),
        ("Warts need no cure.", ["skin"], False),
        ("Creams help most people.", ["cancer"], False),
    ],
)
def test_a_rule_may_ask_for_topic_and_word(text: str, topics: list[str], applies: bool) -> None:
    assert leaflet_with(text, topics=topics).matches(CURE) == applies


@pytest.mark.parametrize(
    ("texts", "heading", "applies"),
    [
        (["Take your steroids at breakfast. Never stop a steroid suddenly."], "Section", True),
        (["Take them at breakfast."], "Your steroids", True),
        (["Steroids help.", "A steroid has side effects."], "Section", True),
        (["Some medicines, such as steroids, can make you put on weight."], "Section", False),
        (["Medicines such as steroids and others such as other steroids."], "Section", False),
        (["Tell us if you take steroids."], "Section", False),
        (["Tell us if you take:\n\n- steroids\n- other steroids"], "Section", False),
        (["Tell us if you take steroids. Drugs such as steroids add weight."], "Section", False),
        (["Rest for a day."], "Section", False),
    ],
)
def test_a_word_in_passing_is_no_subject(texts: list[str], heading: str, applies: bool) -> None:
    assert leaflet_with(*texts, heading=heading).matches(STEROIDS) == applies


def test_a_word_in_the_summary_is_a_subject() -> None:
    assert leaflet_with("Rest.").matches(AppliesTo(words=("example",), subject=True))


def test_both_needs_topics_and_words() -> None:
    with pytest.raises(ValueError, match="`both` needs `topics` and `words`"):
        AppliesTo(topics=("cancer",), both=True)
