"""Every character of a parsed scalar is found where it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from unittest.mock import patch

import pytest
from _ruamel_yaml import CParser
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import ScalarEvent, StreamEndEvent

from leaflint.files.yaml.scalars import character_end, map_scalar

BREAKS = ("\n", "\r\n", "\r", "\x85", "\u2028", "\u2029")


class Scalar(NamedTuple):
    """What libyaml says of one scalar."""

    raw: str
    value: str
    style: str

    @property
    def places(self) -> list[int]:
        found = map_scalar(*self)
        return [found.place(offset) for offset in range(len(self.value) + 1)]


def scalars(text: str) -> list[Scalar]:
    """Return the scalars of a YAML text that has neither anchors nor tags."""

    def events() -> Iterator[ScalarEvent]:
        parser = CParser(text)
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            if isinstance(event, ScalarEvent):
                yield event

    return [
        Scalar(text[event.start_mark.index : event.end_mark.index], event.value, event.style)
        for event in events()
        if event.anchor is None and event.ctag is None
    ]


def characters(scalar: Scalar) -> list[str]:
    """Return what stands in the file for each character of the value."""
    raw, _, style = scalar
    return [raw[place : character_end(raw, place, style)] for place in scalar.places[:-1]]


# What stands in the file, against the value.
EXAMPLES = {
    "plain": ("k: a bé 😀c", "a bé 😀c", list("a bé 😀c")),
    "plain folded": ("k: a \n  b\n\n   c # no\n", "a b\nc", ["a", "\n", "b", "\n", "c"]),
    "plain folded after an X": ("k: aX \n  b", "aX b", ["a", "X", "\n", "b"]),
    "plain with CRLF": ("k: a\r\n  b\r\n\r\n  c", "a b\nc", ["a", "\r\n", "b", "\r\n", "c"]),
    "plain in brackets": ("[a, b\n  c]", "b c", ["b", "\n", "c"]),
    "no-break space": ("k: a\xa0\n  \xa0b", "a\xa0 \xa0b", ["a", "\xa0", "\n", "\xa0", "b"]),
    "single": ("k: 'it''s'", "it's", ["i", "t", "''", "s"]),
    "single folded": ("k: ' a\t\n\n\n  b '", " a\n\nb ", [" ", "a", "\n", "\n", "b", " "]),
    "single keeps backslashes": ("k: 'a\\\n  b'", "a\\ b", ["a", "\\", "\n", "b"]),
    "double": ('k: "a\\"\\x41\\u00e9\\U0001F600"', 'a"Aé😀', ["a", '\\"', "\\x41", "\\u00e9", "\\U0001F600"]),
    "double short escapes": ('k: "\\N\\_\\L\\0\\ x"', "\x85\xa0\u2028\0 x", ["\\N", "\\_", "\\L", "\\0", "\\ ", "x"]),
    "double folded": ('k: "a \n  b"', "a b", ["a", "\n", "b"]),
    "double joined": ('k: "a \\\n   b\\\n\n\n  c"', "a b\n\nc", ["a", " ", "b", "\n", "\n", "c"]),
    "literal": ("k: |\n   a\n\n     b\n", "a\n\n  b\n", ["a", "\n", "\n", " ", " ", "b", "\n"]),
    "literal kept": ("k: |2+ # no\n    a\n \n# no\n", "  a\n\n", [" ", " ", "a", "\n", "\n"]),
    "literal stripped": ("k: |-\n  a\n  \n\nz: b", "a", ["a"]),
    "literal of blank lines": ("k: |+\n\n  \n", "\n\n", ["\n", "\n"]),
    "literal after blank lines": ("k: |\n \n\n  a", "\n\na", ["\n", "\n", "a"]),
    "literal of spaces": ("k: |1\n   \n", "  \n", [" ", " ", "\n"]),
    "literal with CRLF": ("k: |\r\n  a\r\n  b\r\n", "a\nb\n", ["a", "\r\n", "b", "\r\n"]),
    "literal with CR": ("k: |\r  a\r", "a\n", ["a", "\r"]),
    "literal with NEL and LS": ("k: |\n  a\x85  b\u2028  c", "a\nb\u2028c", ["a", "\x85", "b", "\u2028", "c"]),
    "folded": ("k: >\n  a\n  b\n\n  c\n", "a b\nc\n", ["a", "\n", "b", "\n", "c", "\n"]),
    "folded more indented": (
        "k: >\n  a\n\n   b\n\n  c",
        "a\n\n b\n\nc",
        ["a", "\n", "\n", " ", "b", "\n", "\n", "c"],
    ),
    "folded tab": ("k: >\n  a\n  \tb\n  c", "a\n\tb\nc", ["a", "\n", "\t", "b", "\n", "c"]),
    "folded kept": ("k: >+\n  a\n\n\n", "a\n\n\n", ["a", "\n", "\n", "\n"]),
    "folded with LS": ("k: >\n  a\u2028\n  b", "a\u2028\nb", ["a", "\u2028", "\n", "b"]),
    "folded before an X": ("k: >\n  a\n\n  X\n", "a\nX\n", ["a", "\n", "X", "\n"]),
    "quoted with LS and blank lines": ("k: 'a\u2028\n\n  b'", "a\u2028\n\nb", ["a", "\u2028", "\n", "\n", "b"]),
    "quoted with PS": ("k: 'a\u2029  b'", "a\u2029b", ["a", "\u2029", "b"]),
    "empty plain": ("k:", "", []),
    "empty quoted": ("k: ''", "", []),
    "empty literal": ("k: |\n# no\n", "", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "value", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_each_character_is_found_in_the_file(text: str, value: str, expected: list[str]) -> None:
    scalar = scalars(text)[1]
    assert scalar.value == value
    assert characters(scalar) == expected


LITERALS = [name for name in EXAMPLES if name.startswith("literal") and "with" not in name]


@pytest.mark.parametrize("name", LITERALS)
def test_a_literal_with_plain_line_ends_takes_the_short_way(name: str) -> None:
    text, _, expected = EXAMPLES[name]
    with patch(
        "leaflint.files.yaml.scalars._block_pieces", side_effect=AssertionError("the long way")
    ):
        assert characters(scalars(text)[1]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("k: a b", [0, 1, 2, 3]),
        ("k: 'b'", [1, 2]),
        ("k: ''", [1]),
        ("k:", [0]),
        ("k: |\n  a\n  b\n# no", [4, 5, 8, 9, 10]),
        ("k: |-\n  a\n\n", [5, 6]),
        ("k: >\n  a\n  b", [4, 5, 8, 9]),
        ('k: "\\u00e9\\\n  b"', [1, 11, 12]),
    ],
)
def test_the_last_place_is_the_end_of_the_words(text: str, expected: list[int]) -> None:
    assert scalars(text)[1].places == expected


def test_indexes_of_libyaml_count_characters_not_bytes() -> None:
    assert [scalar.raw for scalar in scalars("é: '😀'\n漢: b")] == ["é", "'😀'", "漢", "b"]


@pytest.mark.parametrize(
    ("raw", "value", "style"),
    [
        ("a", "b", ""),
        ("a", "ab", ""),
        ("a b", "a", ""),
        ("'a\n b'", "a\nb", "'"),
        ('"\\x41"', "", '"'),
        ("|\n  a\n", "b\n", "|"),
        ("|\n  a", "a\n", "|"),
        ("|\n  a\n  b\n", "a b\n", "|"),
        ("|\n", "\n\n\nx", "|"),
        (">\n  a\n  b\n", "a\nb\n", ">"),
    ],
)
def test_a_value_that_the_text_does_not_say_is_an_error(raw: str, value: str, style: str) -> None:
    with pytest.raises(ValueError, match="does not say") as error:
        map_scalar(raw, value, style)
    assert repr(raw) in str(error.value)
    assert repr(value) in str(error.value)


@pytest.mark.parametrize(
    ("text", "offset", "style", "end"),
    [
        ("it''s", 2, "'", 4),
        ("it''s", 2, "", 3),
        ("it's", 3, "'", 4),
        ("a\\u00e9b", 1, '"', 7),
        ("a\\u00e9b", 1, "", 2),
        ("a\\n", 1, '"', 3),
        ("a\r\nb", 1, "|", 3),
        ("a\nb", 1, "|", 2),
        ("a", 1, "", 1),
    ],
)
def test_where_a_character_ends(text: str, offset: int, style: str, end: int) -> None:
    assert character_end(text, offset, style) == end


line_breaks = st.sampled_from(BREAKS[:1] * 6 + BREAKS)
words = st.text(" ab'\"#:-|>é\xa0😀\ufeff\t", max_size=6)
escapes = st.sampled_from(
    ["\\t", "\\ ", "\\x41", "\\u00e9", "\\U0001F600", "\\N", "\\\\", "''", "\\"]
)


def bodies(*indents: str) -> st.SearchStrategy[str]:
    """Generate lines with one of these before the words."""
    line = (st.sampled_from(indents), st.one_of(words, escapes, st.just("")), words, line_breaks)
    return st.lists(st.tuples(*line).map("".join), max_size=8).map("".join)


flow_bodies = bodies("", "  ", "      ", "\t", " \t ")
block_bodies = bodies(*["      "] * 4, "       ", "        ", "      \t", "", " ")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Generate what is often YAML, with one scalar of any style that is as odd as can be."""
    opening = draw(st.sampled_from(["k: ", "- - ", "a:\n    b: ", "x:\n  - "]))
    style = draw(st.sampled_from(["", "'", '"', "|", ">"]))
    if style in ("", "'", '"'):
        return f"{opening}{style}{draw(flow_bodies)}{style}"
    header = draw(st.sampled_from(["", "", "", "+", "-", "1", "2-", "+3", " # no", "2 #"]))
    ending = draw(st.sampled_from(["", "# no\n", "z: 1", "\n\n"]))
    return f"{opening}{style}{header}{draw(line_breaks)}{draw(block_bodies)}{ending}"


def denotes(scalar: Scalar, index: int) -> bool:
    """Whether the file says the value's character at the place that it is mapped to."""
    raw, value, style = scalar
    place = scalar.places[index]
    seen = raw[place : character_end(raw, place, style)]
    if style == '"' and seen.startswith("\\"):
        return scalars(f'"{seen}"')[0].value == value[index]
    if seen in BREAKS:
        return value[index] in (" ", "\n", seen)
    return seen in (value[index], value[index] * 2 if style == "'" else "")


@given(documents())
@example("k: >\n\n  a\n\n\n   b\n\n  c\n")
@example('k: "a \\\n \n  b\\\r\n"')
def test_any_scalar_maps_to_what_the_file_says(text: str) -> None:
    try:
        found = scalars(text)
    except YAMLError:
        assume(False)
    for scalar in found:
        places = scalar.places
        assert len(places) == len(scalar.value) + 1
        assert all(before < after for before, after in pairwise(places))
        assert places[-1] <= len(scalar.raw)
        assert all(denotes(scalar, index) for index in range(len(scalar.value))), scalar
