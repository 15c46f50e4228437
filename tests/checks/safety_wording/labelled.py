"""The labelled sentences, and what Leaflint makes of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.safety_wording import Settings
from leaflint.checks.safety_wording.assess import decisive, find_outcomes
from leaflint.checks.safety_wording.rules import WordingRule
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import LeafletData
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.parse import parse_bytes
from tests.example_repository import STARTER

_HERE = Path(__file__).parent


class Labelled(NamedTuple):
    """A text with the outcome that a person gave it for a rule."""

    rule: str
    outcome: str
    text: str


def read_labelled(file: str = "labelled_sentences.txt") -> tuple[Labelled, ...]:
    lines = (_HERE / file).read_text(encoding="utf-8").splitlines()
    parts = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return tuple(Labelled(rule, label, text.replace(" // ", "\n")) for rule, label, text in parts)


def read_settings(policy: Path = STARTER / "checks/safety-wording.yaml") -> Settings:
    """Return a policy: the one that Leaflint brings, if no other is named."""
    document, problems = parse_bytes(policy.name, policy.read_bytes())
    assert document is not None, problems
    return Settings.model_validate(document.data)


def read_rules(*, starter_alone: bool = False) -> dict[str, WordingRule]:
    """Return the rules that Leaflint brings, and those of the policy beside the sentences."""
    others = () if starter_alone else read_settings(_HERE / "labelled_rules.yaml").rules
    return {rule.id: rule for rule in (*read_settings().rules, *others)}


def leaflet_with(
    *sections: str, heading: str = "Section", topics: Sequence[str] = ("scan",)
) -> Leaflet:
    """Return a leaflet whose sections hold these texts, each under the same heading."""
    data = {
        "id": "example",
        "title": "Example",
        "summary": "An example.",
        "status": "published",
        "topics": list(topics),
        "risk": "low",
        "owner": "writers",
        "sections": [{"heading": heading, "text": text} for text in sections],
    }
    document, problems = parse_bytes("example.yaml", json.dumps(data).encode())
    assert isinstance(document, Document), problems
    return Leaflet(document, LeafletData.model_validate(data))


def outcome_of(rule: WordingRule, text: str) -> str:
    """Return the outcome of a rule for a leaflet with one section, of this text."""
    passages = leaflet_with(text).passages
    outcomes = find_outcomes(rule, rule.say or "", passages, 60)
    return decisive(rule, outcomes, passages).kind
