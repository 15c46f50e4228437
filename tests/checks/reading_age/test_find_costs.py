"""What costs most: which sentences and words are found, and what their change gains."""

from __future__ import annotations

from dataclasses import replace
from textwrap import indent

import pytest

from leaflint.checks.reading_age.find_costs import MOST, Reckoning, find_costs
from leaflint.checks.reading_costs import SectionCosts
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.text.reading.costly_words import CostlyWords
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Measure, years

COUNTS = Counts(10, 150, 220, 12, 8, 700, 10)
FOUR_SYLLABLES = (
    "information population education operation generation situation conversation presentation"
    " celebration decoration imitation hesitation medication"
)
WORDS = "one two three four five six seven eight nine ten "


def make_leaflet(*texts: str) -> Leaflet:
    sections = "".join(
        f"  - heading: Part {number}\n    text: |\n{indent(text, '      ')}\n"
        for number, text in enumerate(texts)
    )
    head = (
        "id: a\ntitle: A\nsummary: B\nstatus: draft\ntopics: [c]\nrisk: low\nowner: d\nsections:\n"
    )
    loaded = load_content("content/leaflets/a.yaml", (head + sections).encode(), LeafletData)
    assert loaded.document is not None
    assert loaded.data is not None, loaded.problems
    return Leaflet(loaded.document, loaded.data)


def reckoning(measure: Measure = "flesch-kincaid", **plain_words: str) -> Reckoning:
    return Reckoning(COUNTS, measure, 20, CostlyWords(plain_words))


def costs(text: str, measure: Measure = "flesch-kincaid", **plain_words: str) -> SectionCosts:
    (section,) = find_costs(make_leaflet(text), {}, reckoning(measure, **plain_words))
    return section


@pytest.mark.parametrize(("words", "parts"), [(21, 2), (40, 2), (41, 3)])
def test_a_long_sentence_is_cut_into_as_many_as_it_needs(words: int, parts: int) -> None:
    text = " ".join((WORDS * 5).split()[:words]) + "."
    (cost,) = costs(text).sentences
    assert (cost.text, cost.words, cost.parts) == (text, words, parts)
    cut = replace(COUNTS, sentences=10 + parts - 1)
    gain = years(COUNTS, "flesch-kincaid") - years(cut, "flesch-kincaid")
    assert cost.years == round(gain, 2) > 0
    assert (cost.at.line, cost.at.column, cost.at.end_column) == (11, 7, 7 + len(text))


def test_a_sentence_of_the_longest_allowed_length_costs_nothing() -> None:
    assert find_costs(make_leaflet((WORDS * 2).strip() + "."), {}, reckoning()) == ()
    assert find_costs(make_leaflet("A b c d e f g. " * 9), {}, reckoning()) == ()
    letters = " ".join("abcdefghijklmnopqrstuvwxyz"[:20]) + "."
    assert find_costs(make_leaflet(letters), {}, reckoning()) == ()


def test_a_hard_word_is_replaced_in_the_whole_section() -> None:
    section = costs("Take medication. The medication\nhelps. Medication, now.")
    (cost,) = section.words
    assert (cost.word, cost.times, cost.syllables, cost.instead) == ("medication", 3, 4, None)
    plain = replace(COUNTS, syllables=220 - 3 * 2, polysyllables=12 - 3)
    gain = years(COUNTS, "flesch-kincaid") - years(plain, "flesch-kincaid")
    assert cost.years == round(gain, 2)
    assert (cost.at.line, cost.at.column, cost.at.end_column) == (11, 12, 22)


def test_plain_words_are_counted_as_they_are() -> None:
    (cost,) = costs("Attend frequently.", frequently="a lot").words
    assert cost.instead == "a lot"
    plain = replace(COUNTS, words=151, syllables=220 - 3 + 2, polysyllables=11)
    gain = years(COUNTS, "flesch-kincaid") - years(plain, "flesch-kincaid")
    assert cost.years == round(gain, 2)


def test_a_short_word_with_plain_words_costs_what_they_save() -> None:
    (cost,) = costs("Commence now.", commence="start").words
    assert (cost.word, cost.instead, cost.syllables) == ("commence", "start", 2)
    assert find_costs(make_leaflet("Commence now."), {}, reckoning("smog", commence="start")) == ()


def test_a_word_of_three_syllables_gains_by_either_measure() -> None:
    for measure in ("flesch-kincaid", "smog", "highest"):
        (cost,) = costs("Your hospital.", measure).words
        assert cost.years > 0


def test_what_gains_nothing_is_left_out_beside_what_gains() -> None:
    (cost,) = costs("Commence at the hospital.", "smog", commence="start").words
    assert cost.word == "hospital"
    assert cost.years > 0
    (harder,) = costs("A hospital utility.", utility="electricity supply").words
    assert harder.word == "hospital"


def test_names_figures_and_spelt_letters_are_left_alone() -> None:
    section = costs("Hospital staff meet Bartholomew. An MRI, HER2, 37.5 °C, 0808 800 6000.")
    assert [cost.word for cost in section.words] == ["hospital"]


def test_a_word_after_a_quotation_mark_may_open_a_sentence() -> None:
    section = costs("“Hospital staff” it says. We say “Hospital” too.")
    assert [(cost.word, cost.times) for cost in section.words] == [("hospital", 1)]


def test_declared_terms_are_left_alone() -> None:
    leaflet = make_leaflet("Radiotherapy helps, and so does hospital.")
    (block,) = leaflet.texts[0].blocks
    number = leaflet.blocks.index(block)
    (section,) = find_costs(leaflet, {number: ((0, 12),)}, reckoning())
    assert [cost.word for cost in section.words] == ["hospital"]


def test_what_follows_a_declared_term_stands_where_it_did() -> None:
    leaflet = make_leaflet("A punch biopsy helps. Radiotherapy Hospital, then medication.")
    (block,) = leaflet.texts[0].blocks
    number = leaflet.blocks.index(block)
    (section,) = find_costs(leaflet, {number: ((2, 14), (22, 34))}, reckoning())
    (cost,) = section.words
    assert (cost.word, cost.at.line, cost.at.column, cost.at.end_column) == (
        "medication", 11, 7 + 50, 7 + 60,
    )  # fmt: skip


def test_sections_come_in_order_and_easy_ones_not_at_all() -> None:
    leaflet = make_leaflet("A hospital.", "Rest now.", "- a medication\n- a hospital")
    found = find_costs(leaflet, {}, reckoning())
    assert [section.heading for section in found] == ["Part 0", "Part 2"]
    assert [cost.word for cost in found[1].words] == ["medication", "hospital"]


@pytest.mark.parametrize("number", [MOST, MOST + 1, MOST + 3])
def test_of_many_only_the_costliest_are_told_and_the_others_counted(number: int) -> None:
    names = FOUR_SYLLABLES.split()[:number]
    hard = "".join(f"A {name} b.\n" for name in names)
    long = "".join("A b " + "one two three " * (10 + extra) + "end.\n" for extra in range(number))
    section = costs(f"{hard}\nA {names[-1]} b.\n\n{long}")
    assert (len(section.words), len(section.sentences)) == (MOST, MOST)
    assert section.left_out == 2 * (number - MOST)
    assert section.words[0].word == names[-1]  # it stands there twice
    assert [cost.word for cost in section.words[1:]] == names[: MOST - 1]
    lengths = [cost.words for cost in section.sentences]
    assert len(set(lengths)) == MOST
    assert max(lengths) == 3 + 3 * (9 + number)
