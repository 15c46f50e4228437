"""Numbers that readers cannot weigh or read wrongly, and near misses that are fine."""

from __future__ import annotations

import pytest

from leaflint.checks.numbers import _hits
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import LeafletData
from leaflint.files.yaml.document import Document, Place
from tests.checks.labelled_lines import assert_finds_labelled
from tests.example_repository import LEAFLET, Repository, seen, where


def rules(text: str) -> list[str]:
    """Return the rules that a text breaks, as the only section of a leaflet."""
    data = {
        "id": "one", "title": "A title", "summary": "A summary.", "status": "draft", "topics": ["x"],
        "risk": "low", "owner": "me", "sections": [{"heading": "First", "text": text}],
    }  # fmt: skip
    document = Document("one.yaml", "", {}, {(): Place(0, 0, 0, 0, None)})
    return [hit.rule for hit in _hits(Leaflet(document, LeafletData.model_validate(data)))]


def test_labelled_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert_finds_labelled(__file__, rules, capsys)


def test_a_finding_has_its_place_message_and_help(repository: Repository) -> None:
    repository.change("Bring a list", "Take .5 mg. Infection is a rare complication. Bring a list")
    second, first = repository.findings("numbers")
    assert (first.rule, where(first), first.severity.value) == (
        "bare-word",
        f"{LEAFLET}:15:69",
        "notice",
    )
    assert seen(repository.root, first) == "rare complication"
    assert first.message == "'rare complication' says different things to different readers"
    assert first.help == (
        "Add how often, as far as it is known: such as 'about 1 in 1,000 people'."
    )
    assert (second.rule, second.message, second.help) == (
        "notation",
        "the point at the start of '.5' is overlooked",
        "Write 0.5.",
    )
    repository.change("status: published", "status: withdrawn")
    assert repository.findings("numbers") == []
