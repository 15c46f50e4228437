"""Words in capitals: which belong together, and which of them shout."""

from __future__ import annotations

import pytest

from leaflint.checks.plain_language.capitals import find_runs, shouts
from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.worded_block import WordedBlock

KNOWN = frozenset({"NHS", "A&E"})


def runs(text: str) -> list[tuple[str, bool]]:
    """Return the capitals of each run, and whether it shouts."""
    found = find_runs(WordedBlock(plain_block(text, (), "summary")), KNOWN)
    return [(" ".join(word.letters for word in run), shouts(run, KNOWN)) for run in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You must NOT drive.", [("NOT", True)]),
        ("An MRI scan, or MRIs", [("MRI", False), ("MRI", False)]),
        ("THIS IS A TEST, CALL 999 NOW", [("THIS IS TEST", True), ("CALL NOW", True)]),
        ("I CALL", [("CALL", True)]),
        ("Call the NHS or go to A&E", []),
        ("the NHS or PALS", [("NHS", False), ("PALS", False)]),
        ("NHS PALS", [("NHS PALS", False)]),
        ("a 4AB iPAD", []),
        ("(CT-guided)", [("CT", False)]),
    ],
)
def test_words_in_capitals_that_follow_each_other_are_a_run(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert runs(text) == expected
