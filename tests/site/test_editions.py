"""The history of a leaflet: its editions, who approved each, and what changed in meaning."""

from __future__ import annotations

from datetime import date

from leaflint.operations.changes.shared_changes import names_of
from leaflint.site.editions import MOST, History, history_of
from leaflint.site.estate import Estate
from tests.example_repository import LEAFLET, TODAY, Repository

SIGNED = "MD75-DM6P"
BLOCKS = (
    "blocks:\n  - id: help\n    owner: writers\n    next_review: 2028\n    text: You can ring us.\n"
)


def history(repository: Repository) -> History:
    estate = Estate(repository.tree, TODAY)
    leaflet = estate.leaflets[LEAFLET]
    assert leaflet is not None
    return history_of(leaflet, estate.plan.context, estate.versions, names_of(estate.plan))


def test_each_text_is_an_edition_with_what_changed(repository: Repository) -> None:
    repository.commit("First", date(2026, 3, 1))
    repository.change("20 minutes", "30 minutes")
    repository.commit("Second", date(2026, 4, 2))
    repository.change("owner: writers", "owner: grace")
    repository.commit("Not a word", date(2026, 5, 3))
    repository.change("30 minutes", "40 minutes")
    third, second, first = history(repository).editions
    assert (third.since, third.approvals) == ("not committed yet", ())
    assert (second.since, second.approvals) == ("since 2 April 2026", ())
    assert first.since == "since before git's history"
    assert first.code == SIGNED
    assert first.approvals == ("review by Ada Reviewer, 16 March 2026",)
    (passage,) = third.passages
    assert passage.label == "numbers, doses or units · The scan"
    assert [piece.text for piece in passage.pieces if piece.kind != "same"] == ["30", "40"]
    assert second.facts == ("Owner: Grace Lead, was The writers.",)
    assert first.is_first
    assert not second.is_first


def test_a_text_that_came_again_is_two_editions(repository: Repository) -> None:
    repository.commit("First", date(2026, 3, 1))
    repository.change("20 minutes", "30 minutes")
    repository.commit("Second", date(2026, 3, 1))
    repository.change("30 minutes", "20 minutes")
    repository.commit("Third", date(2026, 3, 1))
    assert [edition.code for edition in history(repository).editions][::2] == [SIGNED, SIGNED]


def test_a_change_to_a_block_is_an_edition(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(LEAFLET, text.replace("  - heading: Getting help\n", "  - heading: Getting help\n    include: [help]\n"))  # fmt: skip
    repository.write("content/blocks.yaml", BLOCKS)
    repository.commit("First", date(2026, 3, 1))
    repository.change("ring us", "call us", "content/blocks.yaml")
    repository.commit("A block", date(2026, 3, 1))
    newest, oldest = history(repository).editions
    assert newest.since == "since 1 March 2026"
    (passage,) = newest.passages
    assert [piece.text for piece in passage.pieces if piece.kind != "same"] == ["ring", "call"]
    assert newest.code != oldest.code


def test_work_on_a_branch_is_no_edition_until_it_is_merged(repository: Repository) -> None:
    repository.commit("First", date(2026, 3, 1))
    repository.git("checkout", "--quiet", "-b", "work")
    repository.change("20 minutes", "25 minutes")
    repository.commit("Half", date(2026, 3, 2))
    repository.change("25 minutes", "30 minutes")
    repository.commit("Whole", date(2026, 3, 3))
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "work", day=date(2026, 3, 4))
    assert [edition.since for edition in history(repository).editions] == [
        "since 4 March 2026",
        "since before git's history",
    ]


def test_without_a_history_only_the_present_edition_is_shown(repository: Repository) -> None:
    found = history(repository)
    assert not found.is_complete
    assert [edition.code for edition in found.editions] == [SIGNED]


def test_versions_that_are_no_leaflet_are_counted(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(LEAFLET, "title: [\n")
    repository.commit("Broken")
    repository.write(LEAFLET, text)
    repository.commit("Mended")
    found = history(repository)
    assert (len(found.editions), found.unread) == (1, 1)


def test_of_very_many_versions_the_newest_are_looked_at(repository: Repository) -> None:
    for number in range(MOST + 1):
        repository.change("minutes.", f"minutes. Take {number}." if not number else "minutes.")
        if number:
            repository.change(f"Take {number - 1}.", f"Take {number}.")
        repository.commit()
    assert history(repository).older == 1
