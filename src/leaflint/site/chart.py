"""Line charts as SVG, made here: legible without colour, and small enough for a telephone.

Lines are told apart by the shape of their points and by dashes. What a chart shows stands in a table
beside it too, so that nothing is in the picture alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from leaflint.core.dates import MONTHS

_WIDTH, _HEIGHT = 360, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 48, 26, 28
"""Room around the lines, in the units of the picture: for the scale, last values, marks and months."""
_LETTERS = 14
"""How far apart two lines of words stand."""
_STEPS = (1, 2, 5, 10)


class Line(NamedTuple):
    """A line of a chart: what it shows, and a value for each point; None where there is none."""

    label: str
    values: tuple[float | None, ...]


class Chart(NamedTuple):
    """A chart over months.

    Attributes:
        name: begins the ids on the page.
        labels: what each point is called, such as "May 2026".
        ticks: what stands below a point; "" for most of them.
        marked: the points at which something changed that the reader must know.
        from_zero: whether the scale begins at 0; counts and shares do.
        highest: the highest value that there can be; None: any.
    """

    name: str
    title: str
    labels: tuple[str, ...]
    ticks: tuple[str, ...]
    lines: tuple[Line, ...]
    marked: frozenset[int] = frozenset()
    from_zero: bool = True
    highest: float | None = None

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table behind it: for each point what it is called, its values, and whether it is marked."""
        values = zip(*(map(spoken, line.values) for line in self.lines), strict=True)
        return tuple(
            (label, *of_point, "changed" if point in self.marked else "")
            for point, (label, of_point) in enumerate(zip(self.labels, values, strict=True))
        )


def spoken(value: float | None) -> str:
    """Return a value as people write it: "1,200", "8.9" or "not known"."""
    if value is None:
        return "not known"
    return f"{value:,.1f}" if value % 1 else f"{value:,.0f}"


class _Scale(NamedTuple):
    low: float
    high: float
    step: float

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM), 1)

    def ticks(self) -> Iterator[float]:
        for number in range(round((self.high - self.low) / self.step) + 1):
            yield round(self.low + number * self.step, 6)


def _scale(chart: Chart) -> _Scale:
    """Return a scale with round steps, at most five of them, that holds every value."""
    values = [value for line in chart.lines for value in line.values if value is not None]
    low = 0.0 if chart.from_zero else min(values, default=0)
    high = max([*values, low + 1])
    rough = (high - low) / 4
    power = 10 ** floor(log10(rough))
    step = max(1, next(power * by for by in _STEPS if power * by >= rough * 0.999))
    low = floor(low / step) * step
    top = low + ceil((high - low) / step) * step
    return _Scale(low, min(top, chart.highest) if chart.highest else top, step)


class Mark(NamedTuple):
    """A place in a picture, and what is written there."""

    x: float
    y: float
    text: str


class DrawnLine(NamedTuple):
    """A line of a picture: its path, its points, and its last value where there is one."""

    path: str
    points: tuple[tuple[float, float], ...]
    last: Mark | None


class Picture(NamedTuple):
    """A chart as a picture: where everything stands in it, and what it shows in words."""

    about: str
    grid: tuple[Mark, ...]
    ticks: tuple[Mark, ...]
    marks: tuple[float, ...]
    lines: tuple[DrawnLine, ...]
    width: int = _WIDTH
    height: int = _HEIGHT
    right: int = _WIDTH - _RIGHT
    top: int = _TOP
    bottom: int = _HEIGHT - _BOTTOM


def draw(chart: Chart) -> Picture:
    """Return a chart as a picture."""
    scale, bottom = _scale(chart), _HEIGHT - _BOTTOM
    ticks = enumerate(chart.ticks)
    return Picture(
        about=_in_words(chart),
        grid=tuple(Mark(_LEFT, scale.y(value), spoken(value)) for value in scale.ticks()),
        ticks=tuple(Mark(_x(chart, point), bottom, tick) for point, tick in ticks if tick),
        marks=tuple(_x(chart, point) for point in sorted(chart.marked)),
        lines=tuple(_apart(_drawn(chart, line, scale) for line in chart.lines)),
    )


def _apart(lines: Iterable[DrawnLine]) -> Iterator[DrawnLine]:
    """Move the last values of lines so far apart that each can be read; of two alike, one stands."""
    above: Mark | None = None
    for line in lines:
        last = line.last
        if last and above and last.text == above.text:
            last = None
        elif last and above and abs(last.y - above.y) < _LETTERS:
            y = above.y + (_LETTERS if last.y > above.y else -_LETTERS)
            last = last._replace(y=round(y, 1))
        yield line._replace(last=last)
        above = line.last or above


def _x(chart: Chart, point: int) -> float:
    room = _WIDTH - _LEFT - _RIGHT
    return round(_LEFT + room * point / max(1, len(chart.labels) - 1), 1)


def _drawn(chart: Chart, line: Line, scale: _Scale) -> DrawnLine:
    path, points = "", []
    for point, value in enumerate(line.values):
        if value is not None:
            x, y = _x(chart, point), scale.y(value)
            is_joined = point > 0 and line.values[point - 1] is not None  # a gap is shown as one
            path += f"{'L' if is_joined else 'M'}{x} {y}"
            points.append((x, y))
    value = line.values[-1]
    last = None if value is None else Mark(_WIDTH - _RIGHT, scale.y(value), spoken(value))
    return DrawnLine(path, tuple(points), last)


def _in_words(chart: Chart) -> str:
    """Say what a chart shows to those who cannot see it."""
    lines = (
        f"{line.label}: {spoken(line.values[0])} in {chart.labels[0]}, "
        f"{spoken(line.values[-1])} in {chart.labels[-1]}"
        for line in chart.lines
    )
    return f"{'; '.join(lines)}. All values are in the table below."


def month_ticks(names: Sequence[str]) -> tuple[str, ...]:
    """Return for months (YYYY-MM) what stands below their points: few enough to be read."""
    every, last = ceil(len(names) / 4), len(names) - 1
    return tuple(
        f"{MONTHS[int(name[5:]) - 1][:3]} {name[:4]}" if (last - number) % every == 0 else ""
        for number, name in enumerate(names)
    )
