"""How often the outcome is the one that a person gave, over sentences labelled beforehand."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from tests.checks.safety_wording.labelled import outcome_of, read_labelled, read_rules

OUTCOMES = ("present", "incomplete", "drifted", "contradicted", "missing")


def test_precision_and_recall_of_each_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    labelled, rules = read_labelled(), read_rules()
    assert len({one.text for one in labelled}) == len(labelled) >= 150
    found = [outcome_of(rules[one.rule], one.text) for one in labelled]
    right = Counter(
        one.outcome for one, outcome in zip(labelled, found, strict=True) if one.outcome == outcome
    )
    given, labels = Counter(found), Counter(one.outcome for one in labelled)
    wrong = [
        f"{one.rule}: {outcome}, not {one.outcome}: {one.text}"
        for one, outcome in zip(labelled, found, strict=True)
        if one.outcome != outcome
    ]
    precision = {name: right[name] / given[name] for name in OUTCOMES}
    recall = {name: right[name] / labels[name] for name in OUTCOMES}
    lines = [f"{len(labelled)} labelled sentences, {len(wrong)} judged otherwise"]
    lines += [
        f"{name:<12} {labels[name]:>3}  precision {precision[name]:.3f}  recall {recall[name]:.3f}"
        for name in OUTCOMES
    ]
    with capsys.disabled():
        sys.stdout.write("\n  ".join(["", *lines, *wrong, ""]))
    assert min(*precision.values(), *recall.values()) >= 0.95
