"""Approvals against changed texts: whatever the change, nothing that matters slips through."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from leaflint.checks.sign_off import approval_of
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.minor import edit_rules
from tests.checks.sign_off.test_minor import SETTINGS, say, signed
from tests.example_repository import make_repository

with TemporaryDirectory() as folder:
    EXAMPLE = make_repository(Path(folder))
    LEAFLET = EXAMPLE.leaflet()
    CONTEXT = EXAMPLE.context()
RULES = edit_rules(SETTINGS, CONTEXT)._replace(estate_words=frozenset)
INDEX = CONTEXT.directory_index

WORDS = st.sampled_from(
    "not never must may 38 37.5 5 mg ml one two bandege bandage treatmnet treatment fiber fibre phone telephone the a an left right"
    " biopsy call 999 if you cannot breathe 0808 800 6000 pain ache , . ; : ( ) - – ? ’ ' \" # * _ <b> [x](y) \n\n \n-".split(
        " "
    )
)
TEXTS = (
    st.lists(WORDS, min_size=1, max_size=12)
    .map(" ".join)
    .filter(lambda text: any(map(str.isalnum, text)))
)
MATTERS = re.compile(r"\d+|\b(?:not|never|cannot|must|may|one|two|mg|ml|biopsy|left|right)\b")


def test_without_sign_offs_a_leaflet_is_unsigned() -> None:
    assert approval_of(LEAFLET, None, RULES, INDEX).state == "unsigned"


def test_the_same_text_is_signed() -> None:
    found = approval_of(LEAFLET, signed(LEAFLET), RULES, INDEX)
    assert (found.state, found.changes, found.reasons) == ("signed", (), ())


@given(TEXTS, TEXTS)
def test_a_minor_edit_never_touches_what_matters(old: str, new: str) -> None:
    before, after = say(LEAFLET, old), say(LEAFLET, new)
    found = approval_of(after, signed(before), RULES, INDEX)
    texts = approved_text(before), approved_text(after)
    assert (found.state == "signed") == (texts[0] == texts[1])
    assert (found.state == "voided") == bool(found.reasons)
    if found.state == "minor":
        assert found.changes
        assert MATTERS.findall(texts[0]) == MATTERS.findall(texts[1])


@given(TEXTS, st.data())
def test_nor_when_one_word_changes(old: str, data: st.DataObject) -> None:
    words = old.split(" ")
    place = data.draw(st.integers(0, len(words) - 1))
    new = " ".join([*words[:place], data.draw(WORDS), *words[place + 1 :]])
    if any(map(str.isalnum, new)):
        before, after = say(LEAFLET, old), say(LEAFLET, new)
        if approval_of(after, signed(before), RULES, INDEX).state == "minor":
            assert MATTERS.findall(approved_text(before)) == MATTERS.findall(approved_text(after))
