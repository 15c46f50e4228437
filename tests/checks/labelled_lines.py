"""Lines that a person labelled with the rule that they break ("-": none), and how a check does on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import Section


def read_labelled(test: str) -> list[tuple[str, str]]:
    """Return the lines, each behind its label, of the file `labelled.txt` beside a test."""
    lines = Path(test).with_name("labelled.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(label, line) for label, line in pairs]


def with_text(leaflet: Leaflet, text: str) -> Leaflet:
    """Return a leaflet with one section, of this text."""
    sections = (Section(heading="One", text=text),)
    return Leaflet(leaflet.document, leaflet.data.model_copy(update={"sections": sections}))


def assert_finds_labelled(
    test: str, rules_of: Callable[[str], Collection[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Assert that a check is right on nearly all lines beside its test, and print how often it is."""
    labelled = read_labelled(test)
    counts: Counter[str] = Counter()
    wrong = []
    for label, line in labelled:
        found = set(rules_of(line))
        if label != "-":
            counts["hit" if label in found else "missed"] += 1
        counts["false"] += len(found - {label})
        if found != {label} - {"-"}:
            wrong.append((label, sorted(found), line))
    precision = counts["hit"] / (counts["hit"] + counts["false"])
    recall = counts["hit"] / (counts["hit"] + counts["missed"])
    with capsys.disabled():
        name = Path(test).parent.name.replace("_", " ")
        print(f"\n{name}, {len(labelled)} lines: precision {precision:.3f}, recall {recall:.3f}")
    assert len(labelled) >= 200
    assert (precision >= 0.95, recall >= 0.95) == (True, True), wrong
