"""Twice the input takes at most 2.3 times the work, at every stage."""

from __future__ import annotations

import pytest

from tests.hostile.growth import MOST, STAGES, Stage, grown


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_twice_the_input_takes_little_more_than_twice_the_work(stage: Stage) -> None:
    small, large = grown(stage)
    assert large / small <= MOST


@pytest.mark.parametrize(("power", "times"), [(1, 2), (2, 4)])
def test_work_is_counted(power: int, times: int) -> None:
    stage = Stage("", 100, lambda size: lambda: [abs(number) for number in range(size**power)])
    small, large = grown(stage)
    assert large / small == pytest.approx(times, rel=0.05)
