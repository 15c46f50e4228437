"""Pictures: what they show, where they stand, and files that are not there."""

from __future__ import annotations

from hashlib import sha256

import pytest

from leaflint.content.snapshots import Snapshot
from tests.example_repository import LEAFLET, Repository, seen, where

PICTURE = "content/pictures/arm.png"
BLOCKS = """\
blocks:
  - id: help
    text: "Words. ![A leg](pictures/leg.png)"
    owner: writers
    next_review: 2028
"""


@pytest.fixture
def shown(repository: Repository) -> Repository:
    """The example with a picture in its first section."""
    repository.write(PICTURE, b"\x89PNG")
    repository.change(
        "Please tell us if:", "![Call 999: an *arm*](pictures/arm.png)\n\n      Please tell us if:"
    )
    return repository


def test_a_picture_is_no_word_of_the_text(shown: Repository) -> None:
    leaflet = shown.leaflet()
    (picture,) = leaflet.pictures
    assert (picture.description, picture.url) == ("Call 999: an arm", "pictures/arm.png")
    assert leaflet.blocks[picture.after].text == "Please tell us if:"
    assert not any("arm" in block.text for block in leaflet.blocks)
    assert shown.findings("schema") == []


def test_its_digest_is_that_of_its_bytes(shown: Repository) -> None:
    loaded = Snapshot(shown.tree).leaflet(LEAFLET)
    assert loaded is not None
    assert loaded.picture_digest(loaded.pictures[0]) == sha256(b"\x89PNG").hexdigest()


@pytest.mark.parametrize("content", [None, b"x" * 1_000_001])
def test_one_that_cannot_be_read_is_an_error(shown: Repository, content: bytes | None) -> None:
    (shown.root / PICTURE).unlink()
    if content:
        shown.write(PICTURE, content)
    finding = shown.finding("schema")
    assert (finding.rule, where(finding)) == ("picture", f"{LEAFLET}:18:7")
    assert finding.message == f"the picture {PICTURE} is missing or cannot be read"
    assert seen(shown.root, finding) == "![Call 999: an *arm*](pictures/arm.png)"


def test_a_shared_block_may_show_one(repository: Repository) -> None:
    repository.write("content/blocks.yaml", BLOCKS)
    repository.change("- heading: The scan", "- heading: The scan\n    include: [help]")
    finding = repository.finding("schema")
    assert finding.message == "the picture content/pictures/leg.png is missing or cannot be read"
    assert seen(repository.root, finding) == "help"


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("https://example.org/arm.png", "picture-place"),
        ("../arm.png", "picture-place"),
        ("pictures/../arm.png", "picture-place"),
        ("pictures/arm.exe", "picture-place"),
        ('pictures/arm.png "an arm"', "title"),
    ],
)
def test_others_are_refused(repository: Repository, address: str, rule: str) -> None:
    repository.change("Bring a list", f"![An arm]({address}) Bring a list")
    (problem,) = repository.leaflet().texts[0].problems
    assert problem.rule == rule
