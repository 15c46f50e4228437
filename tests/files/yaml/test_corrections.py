"""Corrections of a file's bytes: exact, and never more than they should change."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Fix
from leaflint.files.yaml.edit import diff, mend

TEXT = 'a: one  # why\nb: ["two", three]\nc: |\n  four\n'


def fix(old: str, new: str, text: str = TEXT) -> Fix:
    start = text.index(old)
    return Fix(start, start + len(old), new)


def test_corrections_change_their_spans_alone() -> None:
    fixes = (fix("three", "3"), fix("four", "4"), fix("one", '"1"'))
    mended = mend("f.yaml", TEXT.encode(), fixes)
    assert mended.new.decode() == 'a: "1"  # why\nb: ["two", 3]\nc: |\n  4\n'
    assert (mended.done, mended.left) == (fixes, ())


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff"])
def test_byte_order_marks_stay_and_do_not_count(marks: str) -> None:
    mended = mend("f.yaml", (marks + TEXT).encode(), (fix("one", "1"),))
    assert mended.new.decode() == marks + TEXT.replace("one", "1")


def test_of_two_that_overlap_the_first_is_made() -> None:
    first, second = fix("two", "2"), fix('"two"', "'2'")
    mended = mend("f.yaml", TEXT.encode(), (first, second))
    assert mended.new.decode() == TEXT.replace("two", "2")
    assert (mended.done, mended.left) == ((first,), (second,))


def test_corrections_that_touch_do_not_overlap() -> None:
    mended = mend("f.yaml", TEXT.encode(), (fix("tw", "T"), fix('o"', 'O"')))
    assert mended.new.decode() == TEXT.replace("two", "TO")


@pytest.mark.parametrize(
    "replacement", ["one\nd: 4", "[one]", "'one", "one]", "\ttwo: x", "&one x"], ids=repr
)
def test_what_would_change_more_than_a_value_is_not_made(replacement: str) -> None:
    wanted = fix("one", replacement) if replacement != "one]" else fix("three", "3, 4")
    mended = mend("f.yaml", TEXT.encode(), (wanted,))
    assert (mended.new, mended.done, mended.left) == (TEXT.encode(), (), (wanted,))


def test_a_value_beside_the_correction_must_stay() -> None:
    wanted = fix("one  # why\nb", "one\nB")
    assert mend("f.yaml", TEXT.encode(), (wanted,)).done == ()


@pytest.mark.parametrize("content", [b"\xff", b"a: [", b"a: x"])
def test_a_file_that_is_another_by_now_is_left_alone(content: bytes) -> None:
    mended = mend("f.yaml", content, (Fix(3, 9, "y"),))
    assert (mended.new, mended.done) == (content, ())


def test_a_diff_is_split_at_line_feeds_alone() -> None:
    text = "a: one\u2028two\r\nb: three"
    mended = mend("f.yaml", text.encode(), (fix("three", "3", text),))
    assert diff(mended) == (
        "--- a/f.yaml\n+++ b/f.yaml\n@@ -1,2 +1,2 @@\n a: one\u2028two\r\n"
        "-b: three\n\\ No newline at end of file\n+b: 3\n\\ No newline at end of file\n"
    )


def test_a_diff_of_a_file_that_ends_its_last_line_says_no_more() -> None:
    mended = mend("f.yaml", TEXT.encode(), (fix("four", "4"),))
    assert diff(mended) == (
        '--- a/f.yaml\n+++ b/f.yaml\n@@ -1,4 +1,4 @@\n a: one  # why\n b: ["two", three]\n c: |\n'
        "-  four\n+  4\n"
    )
