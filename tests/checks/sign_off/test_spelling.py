"""What counts as a mended spelling, and what only looks like one."""

from __future__ import annotations

import random
import sys

import pytest

from leaflint.checks.sign_off.spelling import is_made_british, mends_slip
from leaflint.text.words.lexicon import british_spellings, common_words, real_words, slips_of


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shoudler", "shoulder"),  # two letters swapped
        ("breakfst", "breakfast"),  # a letter too few
        ("accross", "across"),  # a letter too many
        ("bandege", "bandage"),  # a wrong letter
    ],
)
def test_one_slip_is_mended(old: str, new: str) -> None:
    assert mends_slip(old, new)
    assert not mends_slip(new, old)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("moths", "mouths", "the old word is a word"),
        ("becurse", "because", "a rare one is too"),
        ("breakfst", "breakfastt", "the new word is none"),
        ("aldehide", "aldehyde", "the new word is not common"),
        ("recieve", "receive", "another word is as near"),
        ("tommorow", "tomorrow", "two slips"),
        ("adn", "and", "too short"),
        ("nowledge", "knowledge", "the first letter changed"),
        ("amenstrual", "menstrual", "so it did, to the contrary"),
        ("Breakfst", "Breakfast", "it may be a name"),
        ("breakfst5", "breakfast", "it is no word"),
        ("bre\u0430kfst", "breakfast", "a Cyrillic letter"),
        ("operatoin", "operation", "built like a medical word"),
        ("chaperonins", "chaperoning", "built like many drugs"),
        ("podiatric", "pediatric", "two words"),
        ("varices", "varies", "two words"),
        ("reheated", "repeated", "two words"),
        ("zomorph", "zoomorph", "a drug"),
        ("prednisone", "prednisolone", "drugs"),
        ("optimil", "optimum", "two slips"),
    ],
)
def test_whatever_leaves_a_doubt_is_not(old: str, new: str, why: str) -> None:
    assert not mends_slip(old, new), why


def test_no_pair_of_real_words_counts_as_a_slip(capsys: pytest.CaptureFixture[str]) -> None:
    real = frozenset(real_words())
    drawn = random.Random(2026).sample(sorted(real), 10_000)  # noqa: S311  # the same in each run, no secret
    pairs = [
        (word, other)
        for word in drawn
        for other in real.intersection(slips_of(word))
        if other != word
    ]
    slips = [pair for pair in pairs if mends_slip(*pair)]
    with capsys.disabled():
        sys.stdout.write(f"\n{len(pairs)} pairs of words, {len(slips)} of them slips\n")
    assert len(pairs) > 10_000
    assert slips == []


DRUGS = (
    "zomorph oramorph movicol laxido fybogel gaviscon sudocrem bonjela calpol nurofen anadin solpadol"
    " sevredol longtec shortec abstral effentora matrifen mezolar durogesic butrans temgesic palexia"
    " zydol lyrica neurontin epilim tegretol keppra frisium rivotril losec nexium zoton zofran stemetil"
    " imodium buscopan senokot dulcolax voltarol arcoxia brufen soltamox arimidex femara aromasin"
    " faslodex zoladex prostap casodex zytiga herceptin perjeta ibrance lynparza taxotere xeloda avastin"
    " zometa fosamax prolia neulasta clexane fragmin xarelto eliquis plavix"
)


@pytest.mark.parametrize("drug", DRUGS.split())
def test_no_drug_in_small_letters_is_a_slip(drug: str) -> None:
    assert [word for word in {*slips_of(drug)} & common_words() if mends_slip(drug, word)] == []


@pytest.mark.parametrize(("old", "new"), [("flavor", "flavour"), ("theater", "theatre")])
def test_american_becomes_british_and_not_the_other_way(old: str, new: str) -> None:
    assert is_made_british(old, new)
    assert not is_made_british(new, old)
    assert not is_made_british(old.title(), new.title())


def test_no_american_spelling_is_a_british_word() -> None:
    pairs = british_spellings()
    assert pairs.keys().isdisjoint(pairs.values())
    assert pairs.keys().isdisjoint(common_words())
