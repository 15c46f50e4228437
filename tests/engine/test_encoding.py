"""Frozen data to bytes and back: the same data, whatever its types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple

import pytest
from msgspec import ValidationError

from leaflint.engine.encoding import decode, encode


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Point(NamedTuple):
    x: int
    y: float = 0.5


@dataclass(frozen=True)
class One:
    only: str


@dataclass(frozen=True, slots=True)
class Everything:
    text: str
    kind: Literal["a", "b"]
    number: Annotated[int, "a number"]
    colour: Colour
    point: Point
    one: One | None
    others: tuple[One, ...]
    colours: tuple[Colour, ...] | None
    pair: tuple[int, str]
    plain: tuple[str, ...] = ()
    content: bytes = b""


EVERYTHING = Everything(
    "é\udcff", "b", -1, Colour.BLUE, Point(1), One("x"), (One(""), One("y")), (Colour.RED,),
    (2, "z"), ("p",), b"\xff",
)  # fmt: skip
NOTHING = Everything("", "a", 0, Colour.RED, Point(0, -1.25), None, (), None, (0, ""))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Everything, EVERYTHING),
        (Everything, NOTHING),
        (tuple[Everything, ...], (NOTHING, EVERYTHING)),
        (One, One("alone")),
        (Point, Point(3, 4.0)),
        (Colour, Colour.RED),
        (str, "text"),
        (tuple[int, ...], (1, 2)),
    ],
)
def test_what_is_written_is_read(kind: Any, value: object) -> None:
    again = decode(encode(value), kind)
    assert again == value
    assert type(again) is type(value)


def test_what_is_read_has_its_types_all_the_way_down() -> None:
    again = decode(encode(EVERYTHING), Everything)
    assert isinstance(again.colour, Colour)
    assert isinstance(again.point, Point)
    assert isinstance(again.others[1], One)
    assert again.colours is not None
    assert isinstance(again.colours[0], Colour)


@pytest.mark.parametrize("content", [b"", b"\x00", encode(One("x"))[:-1], encode("x")])
def test_what_was_never_written_is_not_read(content: bytes) -> None:
    with pytest.raises((ValueError, EOFError, TypeError, ValidationError)):
        decode(content, One)
