"""Shared blocks in a leaflet: read by every check, placed where they are included."""

from __future__ import annotations

import subprocess

import pytest

from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import Base
from tests.example_repository import LEAFLET, Repository, seen, where

BLOCKS = "content/blocks.yaml"
BLOCK = """\
blocks:
  - id: more-help
    text: |
      Call **the clinic** on 020 7946 0999.

      - day
      - night
    owner: grace
    next_review: 2028
"""


@pytest.fixture
def including(repository: Repository) -> Repository:
    repository.write(BLOCKS, BLOCK)
    repository.write(LEAFLET, repository.read(LEAFLET) + "    include: [more-help]\n")
    return repository


def test_included_text_follows_the_text_of_its_section(including: Repository) -> None:
    blocks = including.leaflet().blocks[-3:]
    assert [(block.text, block.kind) for block in blocks] == [
        ("Call the clinic on 020 7946 0999.", "paragraph"), ("day", "item"), ("night", "item"),
    ]  # fmt: skip


def test_the_blocks_that_show_an_address_or_hold_a_link_are_known(including: Repository) -> None:
    including.change("- you may be pregnant", "- see example.org")
    including.change("- day", "- [day](tel:111)", BLOCKS)
    assert [
        (block.text, [address.key for address in addresses])
        for block, addresses in including.leaflet().addresses
    ] == [("see example.org", ["example.org"]), ("day", [])]


def test_its_place_is_where_it_is_included_and_it_is_never_fixed_there(
    including: Repository,
) -> None:
    leaflet = including.leaflet()
    block = leaflet.blocks[-3]
    at = leaflet.within(block, 5, 15)
    assert (at.line, at.column, at.end_column) == (33, 15, 24)
    assert leaflet.fix(block, 5, 15, "x") is None
    assert leaflet.fix(leaflet.blocks[0], 0, 1, "x") is not None


def test_other_checks_see_included_text(including: Repository) -> None:
    finding = including.findings("phone-number")[0]
    assert "020 7946 0999" in finding.message
    assert seen(including.root, finding) == "more-help"


def test_an_unknown_block_is_an_error_with_the_nearest_name(including: Repository) -> None:
    including.change("[more-help]", "[more-halp]")
    finding = including.finding("schema")
    assert finding.rule == "unknown-block"
    assert finding.message == (
        "'more-halp' is not in content/blocks.yaml; did you mean `more-help`?"
    )
    assert (where(finding), finding.severity) == (f"{LEAFLET}:33:15", "error")


def test_blocks_that_cannot_be_read_leave_no_leaflet_checked(including: Repository) -> None:
    including.change("owner: grace", "ownr: grace", BLOCKS)
    report = including.check()
    assert {check.because for check in report.not_run} == {BLOCKS}
    assert all(not leaflet.checked for leaflet in report.leaflets)
    assert {(finding.check, finding.rule) for finding in report.findings} >= {
        ("schema", "unknown-key")
    }


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("owner: grace", "owner: nobody", "unknown-person", "8:12"),
        ("- day", "# Day", "mark-up", "6:7"),
        ("next_review: 2028\n", "next_review: 2028\n  - id: more-help\n    text: x\n    owner: grace\n"
         "    next_review: 2028\n", "duplicate-id", "10:9"),
    ],
)  # fmt: skip
def test_blocks_are_held_against_the_rules_where_they_stand(
    including: Repository, old: str, new: str, rule: str, place: str
) -> None:
    including.change(old, new, BLOCKS)
    finding = next(finding for finding in including.findings("schema") if finding.rule == rule)
    assert where(finding) == f"{BLOCKS}:{place}"


def commit_all(repository: Repository) -> None:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "."),
        ("commit", "--quiet", "--message=All"),
    ):
        command = ["git", *identity, *arguments]
        subprocess.run(command, cwd=repository.root, check=True, capture_output=True)


def test_an_earlier_leaflet_includes_the_block_as_it_was(including: Repository) -> None:
    commit_all(including)
    including.change("the clinic", "the ward", BLOCKS)
    base = Base.since(including.tree, "main")
    assert base.affects(LEAFLET)
    former = base.leaflet(LEAFLET)
    assert former is not None
    assert former.blocks[-3].text == "Call the clinic on 020 7946 0999."
    assert including.leaflet().blocks[-3].text == "Call the ward on 020 7946 0999."


def test_a_repository_had_no_blocks_before(repository: Repository) -> None:
    commit_all(repository)
    repository.write(BLOCKS, "blocks:\n  - {id: call, text: Call us.}\n")
    assert Base.since(repository.tree, "main").snapshot.shared_texts == {}


def test_what_was_asked_once_is_not_worked_out_again_for_the_same_arguments(
    repository: Repository,
) -> None:
    asked: list[tuple[list[int], str]] = []

    def work(_leaflet: Leaflet, settings: list[int], context: str) -> str | None:
        asked.append((settings, context))
        return f"{context} {len(asked)}" if settings else None

    leaflet, settings = repository.leaflet(), [1]
    assert [leaflet.once(work, settings, "a") for _ in range(2)] == ["a 1", "a 1"]
    assert leaflet.once(work, [1], "a") == "a 2"
    assert leaflet.once(work, settings, "b") == "b 3"
    nothing: list[int] = []
    assert [leaflet.once(work, nothing, "b") for _ in range(2)] == [None, None]
    assert repository.leaflet().once(work, settings, "b") == "b 5"
