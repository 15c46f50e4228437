"""How often the outcome is the one that a person gave, over sentences labelled beforehand."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

import pytest

from tests.checks.safety_wording.labelled import Labelled, outcome_of, read_labelled, read_rules

OUTCOMES = ("present", "incomplete", "drifted", "contradicted", "missing")
HELD_OUT = "held_out_sentences.txt"


def figures(labelled: Sequence[Labelled]) -> tuple[float, list[str]]:
    """Return the lowest precision or recall of an outcome, and all figures in words."""
    rules = read_rules()
    found = [outcome_of(rules[line.rule], line.text) for line in labelled]
    pairs = list(zip(labelled, found, strict=True))
    right = Counter(outcome for one, outcome in pairs if one.outcome == outcome)
    given, labels = Counter(found), Counter(line.outcome for line in labelled)
    wrong = [
        f"{one.rule}: {outcome}, not {one.outcome}: {one.text}"
        for one, outcome in pairs
        if one.outcome != outcome
    ]
    precision = {name: right[name] / given[name] for name in OUTCOMES}
    recall = {name: right[name] / labels[name] for name in OUTCOMES}
    lines = [f"{len(labelled)} labelled sentences, {len(wrong)} judged otherwise"]
    lines += [
        f"{name:<12} {labels[name]:>3}  precision {precision[name]:.3f}  recall {recall[name]:.3f}"
        for name in OUTCOMES
    ]
    return min(*precision.values(), *recall.values()), [*lines, *wrong]


@pytest.mark.parametrize("whose", ["starter policy", "starter policy, held out", "all"])
def test_precision_and_recall_of_each_outcome(
    whose: str, capsys: pytest.CaptureFixture[str]
) -> None:
    held_out = read_labelled(HELD_OUT)
    labelled = held_out if "held out" in whose else (*read_labelled(), *held_out)
    if whose == "starter policy":
        starter = read_rules(starter_alone=True)
        labelled = tuple(line for line in labelled if line.rule in starter)
    lowest, lines = figures(labelled)
    with capsys.disabled():
        sys.stdout.write("\n  ".join(["", f"{whose}:", *lines, ""]))
    assert lowest >= 0.95


def test_there_are_enough_sentences_and_half_are_near_misses() -> None:
    starter = read_rules(starter_alone=True)
    labelled = [
        line for line in (*read_labelled(), *read_labelled(HELD_OUT)) if line.rule in starter
    ]
    assert len({line.text for line in labelled}) == len(labelled) >= 400
    assert 2 * sum(line.outcome != "present" for line in labelled) >= len(labelled)
