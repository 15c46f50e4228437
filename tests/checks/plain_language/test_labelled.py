"""How often the check is right: precision and recall on labelled lines, for each rule."""

from __future__ import annotations

import pytest

from leaflint.checks.plain_language import RULES
from tests.checks.plain_language.labelled import (
    EXAMPLES,
    FRESH,
    HELD_OUT,
    LABELLED,
    Line,
    context,
    find,
    measure,
    read_lines,
    report,
    settings,
)  # fmt: skip


@pytest.mark.parametrize(("name", "least"), [(LABELLED, 200), (HELD_OUT, 100), (FRESH, 50)])
def test_there_are_enough_lines_and_half_of_them_must_stay_silent(name: str, least: int) -> None:
    lines = read_lines(name)
    silent = [line for line in lines if not line.expected]
    assert len(lines) >= least
    assert len(silent) >= least / 2


@pytest.mark.parametrize("line", read_lines(EXAMPLES), ids=lambda line: str(line.number))
def test_every_example_is_exactly_right(line: Line) -> None:
    assert find(line, settings(), context()) == line.expected, line.text


def test_each_rule_has_lines() -> None:
    assert {rule for line in read_lines(LABELLED) for rule, _ in line.expected} == set(RULES)


@pytest.mark.parametrize("name", [LABELLED, HELD_OUT, FRESH])
def test_what_is_found_is_right_and_little_is_missed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print("\n" + report(settings(), name))  # figures for whoever changes a rule
    for rule, (right, wrong, missed) in measure(settings(), name).items():
        assert right >= 0.95 * (right + wrong), rule
        assert right >= 0.90 * (right + missed), rule
