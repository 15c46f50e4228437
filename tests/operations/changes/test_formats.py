"""The change report as text and Markdown: readable, harmless, and short enough."""

from __future__ import annotations

import re

import pytest

from leaflint.operations.changes.change_report import (
    ChangeReport,
    LeafletChange,
    Passage,
    Piece,
    SharedChange,
)
from leaflint.operations.changes.markdown import LIMIT, escape, to_markdown
from leaflint.operations.changes.text import to_text
from leaflint.text.reading.scores import Age

PASSAGE = Passage(
    "changed", "When to call",
    (Piece("same", "Call at "), Piece("deleted", "38"), Piece("same", " "), Piece("inserted", "37.5"), Piece("same", " degrees.")),
    ("numbers, doses or units",),
)  # fmt: skip
LEAFLET = LeafletChange(
    title="Having a scan",
    file="content/leaflets/scan.yaml",
    kind="changed",
    former_file=None,
    passages=(PASSAGE, Passage("moved", "Rest", (Piece("same", "Sleep."),))),
    facts=("Risk: low became high.",),
    alarms=("numbers, doses or units",),
    absent=("safety wording", "evidence removed"),
    reading_before=Age(9.0, 9.0, 9.0, "usual"),
    reading_after=Age(9.4, 9.4, 9.4, "usual"),
    sign_off="Voided: it touches a number.",
    voided=True,
)
REPORT = ChangeReport("abc123", "the files on disk", (LEAFLET,), (), 4)


def test_text() -> None:
    assert (
        re.sub(r" +\n", "\n", to_text(REPORT))
        == """\
Having a scan
  content/leaflets/scan.yaml
  Look at first: numbers, doses or units
  Sign-off: Voided: it touches a number.
  Risk: low became high.
  Reading age: 9.0 before, 9.4 now.
  Not in this change: safety wording; evidence removed.

  numbers, doses or units · When to call
    Call at [-38-] {+37.5+} degrees.

  moved · Rest
    Sleep.

1 leaflet changed between abc123 and the files on disk, 4 did not. 1 sign-off no longer holds.
"""
    )


def test_markdown() -> None:
    assert (
        to_markdown(REPORT)
        == """\
## Changes for clinical review

1 leaflet changed between abc123 and the files on disk, 4 did not. 1 sign&#45;off no longer holds.

### Having a scan

content&#47;leaflets&#47;scan&#46;yaml

**Look at first: numbers, doses or units**

- Sign-off: **Voided&#58; it touches a number.**
- Risk&#58; low became high.
- Reading age&#58; 9&#46;0 before, 9&#46;4 now.
- Not in this change&#58; safety wording; evidence removed.

- **numbers, doses or units · When to call**: Call at <del>38</del> <ins>37&#46;5</ins> degrees.
- **moved · Rest**: Sleep.
"""
    )


EVIL = "<script>alert(1)</script> @amara #12 GH-7 [a](http://b.example) ![i](x) `c` *b* \u202eevil\x1b[31m | www.example.org"


@pytest.mark.parametrize("render", [to_text, to_markdown])
def test_words_from_leaflets_can_do_nothing(render: object) -> None:
    passage = Passage(
        "inserted", EVIL, (Piece("inserted", EVIL), Piece("deleted", EVIL), Piece("same", EVIL))
    )
    leaflet = LEAFLET._replace(
        title=EVIL,
        file=EVIL,
        former_file=EVIL,
        facts=(EVIL,),
        sign_off=EVIL,
        passages=(passage,),
    )
    assert callable(render)
    shown = render(ChangeReport("a", "b", (leaflet,), (SharedChange(EVIL, (EVIL,)),), 0))
    assert "\u202e" not in shown
    assert "\x1b" not in shown
    if render is to_markdown:
        assert "<script" not in shown
        assert not re.search(
            r"[@#`\[\]]", shown.replace("&#", "").replace("### ", "").replace("## ", "")
        )
        assert "http:" not in shown
        assert "www." not in shown
        assert not re.search(r"^[*|]", shown.replace("**", ""), re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 38.5, not 38. Rest; sleep: \"now\"!", 'It is 38&#46;5, not 38&#46; Rest; sleep&#58; "now"&#33;'),
        ("@amara", "&#64;\u2060amara"),
        ("see #12 or GH-7", "see &#35;\u206012 or GH&#45;\u20607"),
        ("<b> & a_b", "&#60;b&#62; &#38; a&#95;b"),
        ("a\u200bb", "a&#92;u200bb"),
        ("nhs.uk and e.g. this. Next", "nhs&#46;uk and e&#46;g. this. Next"),
    ],
)  # fmt: skip
def test_markdown_is_escaped(text: str, expected: str) -> None:
    assert escape(text) == expected


def size(text: str) -> int:
    return len(text.encode())


def test_a_comment_is_cut_by_passages_and_says_how_many() -> None:
    passage = PASSAGE._replace(pieces=(Piece("inserted", "é*" * 500),))
    leaflets = tuple(
        LEAFLET._replace(title=f"Leaflet {number}", passages=(passage,) * 10)
        for number in range(20)
    )
    shown = to_markdown(ChangeReport("a", "b", leaflets, (), 0))
    assert size(shown) <= LIMIT
    assert size(shown) > LIMIT * 0.9
    assert shown.count("### Leaflet") == 20
    told = [
        int(number)
        for number in re.findall(r"\*\*(\d+) more changes to this leaflet are not shown", shown)
    ]
    assert shown.count("<ins>") + sum(told) == 200
    assert shown.count("Sign-off: **Voided") == 20


def test_and_by_leaflets() -> None:
    leaflets = tuple(LEAFLET._replace(title=f"Leaflet {number}") for number in range(300))
    shown = to_markdown(ChangeReport("a", "b", leaflets, (), 0))
    assert size(shown) <= LIMIT
    told = re.search(r"\*\*(\d+) more changed leaflets are not shown", shown)
    assert told is not None
    assert shown.count("### Leaflet") + int(told[1]) == 300


@pytest.mark.parametrize("limit", [1_000, 1_500, 2_000])
def test_no_limit_is_passed(limit: int) -> None:
    shown = to_markdown(ChangeReport("a", "b", (LEAFLET,) * 5, (), 0), limit)
    assert size(shown) <= limit
    assert "not shown" in shown


def test_a_very_long_piece_is_shortened() -> None:
    shown = to_markdown(
        REPORT._replace(
            leaflets=(
                LEAFLET._replace(
                    passages=(PASSAGE._replace(pieces=(Piece("same", "x" * 9_000),)),)
                ),
            ),
        )
    )
    assert "x &#91;…&#93;" in shown
    assert "x" * 1_501 not in shown


@pytest.mark.parametrize(
    ("leaflet", "line"),
    [
        (LEAFLET._replace(reading_after=LEAFLET.reading_before), "Reading age: 9.0, as before."),
        (
            LEAFLET._replace(reading_after=Age(9.4, 7.9, 11.3, "low")),
            "Reading age: 9.0 before, 7–12 now.",
        ),
        (LEAFLET._replace(reading_before=None), "Reading age: not judged before, 9.4 now."),
        (LEAFLET._replace(kind="new", reading_before=None), "Reading age: 9.4."),
        (LEAFLET._replace(kind="gone", reading_after=None), "Reading age: it was 9.0."),
        (
            LEAFLET._replace(former_file="content/leaflets/old.yaml"),
            "Before: content/leaflets/old.yaml.",
        ),
    ],
)
def test_facts_are_said_plainly(leaflet: LeafletChange, line: str) -> None:
    assert f"  {line}" in to_text(REPORT._replace(leaflets=(leaflet,)))


def test_what_cannot_be_said_is_not() -> None:
    shown = to_text(
        REPORT._replace(
            leaflets=(LEAFLET._replace(absent=(), voided=False, alarms=()),),
            shared=(SharedChange("content/people.yaml", ("Ada: x.",)),),
        )
    )
    assert "Not in this change" not in shown
    assert "Look at first" not in shown
    assert "No sign-off is voided." in shown
    assert re.sub(r" +\n", "\n", shown).startswith("content/people.yaml\n  Ada: x.\n\nHaving")
    assert (
        to_text(ChangeReport("a", "b", (), (), 2))
        == "0 leaflets changed between a and b, 2 did not. No sign-off is voided.\n"
    )


MOVED = REPORT._replace(
    leaflets=(
        LEAFLET._replace(kind="new", title="Fresh"),
        LEAFLET._replace(kind="renamed", former_title="Scans", former_file="old.yaml"),
        LEAFLET._replace(kind="gone", title="Late"),
    ),
    shared=(SharedChange("checks/sign-off.yaml", ("rule unsigned: error, was warning.",)),),
)


@pytest.mark.parametrize("render", [to_text, to_markdown])
def test_leaflets_that_come_and_go_and_shared_files_are_named_first(render: object) -> None:
    assert callable(render)
    shown = re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), render(MOVED))
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", shown).replace("*", ""))
    places = [
        shown.index(line)
        for line in (
            "Deleted: Late (content/leaflets/scan.yaml).",
            "Renamed or moved: Having a scan (content/leaflets/scan.yaml); before: Scans, old.yaml.",
            "New: Fresh (content/leaflets/scan.yaml).",
            "checks/sign-off.yaml",
            "rule unsigned: error, was warning.",
            "Look at first",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("limit", [5_000, LIMIT])
def test_shared_files_leave_room_for_the_leaflets(limit: int) -> None:
    shared = SharedChange("checks/sign-off.yaml", ("It changed.",) * 5_000)
    shown = to_markdown(MOVED._replace(shared=(shared,)), limit)
    assert size(shown) <= limit
    (cut,) = re.findall(r"\*\*(\d+) more lines are not shown", shown)
    assert shown.count("It changed") + int(cut) == 5_000
    assert shown.count("### ") == 4


def test_what_cannot_be_told_is_counted() -> None:
    assert REPORT._replace(
        leaflets=(LEAFLET._replace(kind="unreadable", voided=False),)
    ).totals.endswith("No sign-off is voided; of 1 leaflet nothing can be told.")
