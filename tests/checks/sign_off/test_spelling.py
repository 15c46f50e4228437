"""What counts as a mended spelling, and what only looks like one."""

from __future__ import annotations

import pytest

from leaflint.checks.sign_off.spelling import mends_spelling


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("recieve", "receive"),  # two letters swapped
        ("apointment", "appointment"),  # a letter too few
        ("untill", "until"),  # a letter too many
        ("bandege", "bandage"),  # a wrong letter
        ("peopple", "people"),  # a letter doubled, though "pepple" is in the dictionary
        ("swalow", "swallow"),  # and one that should be
    ],
)
def test_one_slip_is_mended(old: str, new: str) -> None:
    assert mends_spelling(old, new)
    assert not mends_spelling(new, old)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("moth", "mouth", "the old word is a word"),
        ("occured", "occurred", "the old word may be a known word with an ending"),
        ("receve", "recieve", "the new word is none"),
        ("recieve", "relieve", "another word is nearer"),
        ("monh", "month", "several words are as near"),
        ("brething", "breathing", "another word is nearer"),
        ("tommorow", "tomorrow", "two slips"),
        ("teh", "the", "too short"),
        ("nowledge", "knowledge", "the first letter changed"),
        ("Recieve", "Receive", "it may be a name"),
        ("recieve5", "receive", "it is no word"),
        ("hyperthermia", "hypothermia", "a medical word"),
        ("dysphagia", "dysphasia", "a medical word"),
        ("nephropathy", "neuropathy", "a medical word"),
        ("palpation", "palpitation", "a medical word"),
        ("prednisone", "prednisolone", "a drug"),
        ("lactulose", "lactose", "in the list of real words"),
        ("retching", "reaching", "in the list of real words"),
        ("retched", "reached", "an ending of a word in that list"),
        ("wheals", "wheels", "in the list of real words"),
    ],
)
def test_whatever_leaves_a_doubt_is_not(old: str, new: str, why: str) -> None:
    assert not mends_spelling(old, new), why
