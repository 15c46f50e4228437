"""Changes told in words."""

from __future__ import annotations

import pytest

from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.lines import describe_changes


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Call at 38 now.", "Call at 37.5 now.", '"38" became "37.5"'),
        ("Do not drive now.", "Do drive now.", '"not" was taken out in "Do not drive now"'),
        ("Do drive now.", "Do not drive now.", '"not" was added in "Do not drive now"'),
        ("Rest.", "Rest.\n\nThen sleep.", '"Then sleep." was added'),
        ("Rest.\n\nThen sleep.", "Rest.", '"Then sleep." was taken out'),
        ("Rest.\n\nSleep.\n\nEat.", "Sleep.\n\nEat.\n\nRest.", '"Rest." was moved'),
        ("Rest well now", "- Rest well now", 'only spaces or layout in "Rest well now"'),
        ("a b c d e f g h i j k l", "1 b 2 d 3 f 4 h 5 j 6 l", '"a" became "1"; "c" became "2"; "e" became "3"; "g" became "4"; and 2 more'),
        ("Rest " + "x" * 80, "Rest " + "y" * 80 + " " + "x" * 80, f'"{"y" * 59}…" was added in "Rest {"y" * 54}…"'),
        ("word", "words", '"word" became "words"'),
    ],
)  # fmt: skip
def test_changes_are_told_in_words(old: str, new: str, told: str) -> None:
    assert describe_changes(differences(old + "\n", new + "\n")) == told
