"""How long a leaflet may be, with what it includes."""

from __future__ import annotations

import pytest

from leaflint.content.snapshots import MAX_WORDS, too_long
from tests.example_repository import LEAFLET, Repository

BLOCKS = "content/blocks.yaml"


def words(number: int) -> str:
    return "\n      ".join(["call us"] * (number // 2))


@pytest.mark.parametrize("more", [0, 2])
def test_the_words_of_a_leaflet_are_limited(repository: Repository, more: int) -> None:
    own = sum(len(section.text.split()) for section in repository.leaflet().data.sections)
    odd = own % 2
    repository.change("      You lie", f"      {words(MAX_WORDS - own + odd)}\n      You lie")
    if odd:
        repository.change("      You can go home when", "      You go home when")
    if more:
        repository.change("The scan does not hurt", "The scan really and truly does not hurt")
    problem = too_long(repository.leaflet())
    if not more:
        assert problem is None
        return
    assert problem is not None
    assert problem.message == "the leaflet has more than 20,000 words, so it was not checked"
    assert (problem.rule, problem.help) == ("limit", "Split it into several leaflets.")


@pytest.mark.parametrize("more", [0, 1])
def test_the_shortest_words_count_as_well(repository: Repository, more: int) -> None:
    head, _, _ = repository.read(LEAFLET).partition("sections:")
    lines = ["a" + " a" * 2_499] * (MAX_WORDS // 2_500) + ["a"] * more
    text = "\n      ".join(lines)
    repository.write(LEAFLET, f"{head}sections:\n  - heading: A\n    text: |-\n      {text}\n")
    problem = too_long(repository.leaflet())
    assert (problem.at.line if problem else None) == (13 if more else None)


def test_a_block_included_many_times_counts_each_time(repository: Repository) -> None:
    block = f"blocks:\n  - id: help\n    owner: writers\n    next_review: 2028\n    text: |\n      {words(6_000)}\n"
    repository.write(BLOCKS, block)
    repository.change(
        "  - heading: The scan\n", "  - heading: The scan\n    include: [help, help, help, help]\n"
    )
    report = repository.check()
    limits = [finding for finding in report.findings if finding.rule == "limit"]
    assert [(finding.check, finding.position.line) for finding in limits] == [("schema", 23)]
    assert report.unchecked == 1
    assert report.exit_code("never") == 1
