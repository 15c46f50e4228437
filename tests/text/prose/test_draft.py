"""The words of a block, collected piece by piece."""

from __future__ import annotations

from leaflint.text.prose.blocks import Draft, Emphasis, Link, Run


def test_pieces_that_stand_side_by_side_are_one_run() -> None:
    draft = Draft()
    draft.add("a b", 10, 13)
    draft.add(" ", 13, 14)
    draft.add("c", 14, 15)
    draft.add("d", 17, 18)
    assert draft.text == "a b cd"
    assert draft.runs == [Run(0, 10), Run(5, 17)]


def test_decoded_characters_have_runs_of_their_own() -> None:
    draft = Draft()
    draft.add("a", 0, 1)
    draft.add("fj", 1, 8)
    draft.add("b", 8, 9)
    assert draft.text == "afjb"
    assert draft.runs == [Run(0, 0), Run(1, 1, 7), Run(3, 8)]


def test_links_and_emphases_have_the_spans_of_their_words() -> None:
    draft = Draft()
    draft.add("See ", 0, 4)
    draft.open("https://example.org")
    draft.open()
    draft.add("here", 7, 11)
    draft.close("Emphasis")
    draft.add(" now", 12, 16)
    draft.close("Link")
    draft.open()
    draft.add("!", 40, 41)
    draft.close("Strong")
    assert draft.links == [Link(4, 12, "https://example.org")]
    assert draft.emphases == [Emphasis(4, 8, False), Emphasis(12, 13, True)]


def test_other_elements_and_those_without_words_are_not_kept() -> None:
    draft = Draft()
    for element in ("Link", "Strong"):
        draft.open("https://example.org")
        draft.close(element)
    draft.open()
    draft.add("words", 0, 5)
    draft.close("Strikethrough")
    assert (draft.links, draft.emphases) == ([], [])
