"""How often the check is right: precision and recall on labelled lines, for each rule."""

from __future__ import annotations

import pytest

from leaflint.checks.plain_language import RULES
from tests.checks.plain_language.labelled import measure, read_lines, report, settings


def test_there_are_enough_lines_and_half_of_them_must_stay_silent() -> None:
    lines = read_lines()
    silent = [line for line in lines if not line.expected]
    assert len(lines) >= 200
    assert len(silent) >= 100
    assert {rule for line in lines for rule, _ in line.expected} == set(RULES)


def test_what_is_found_is_right_and_little_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\n" + report(settings()))  # figures for whoever changes a rule
    for rule, (right, wrong, missed) in measure(settings()).items():
        assert right >= 0.95 * (right + wrong), rule
        assert right >= 0.90 * (right + missed), rule
