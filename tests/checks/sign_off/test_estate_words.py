"""Words that are meant as they stand: they are in shared files, or were signed more than once."""

from __future__ import annotations

import re

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.checks.sign_off.minor import estate_words
from tests.checks.sign_off.test_sign_off import rules, with_history
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository


def test_words_of_shared_files_are_meant(repository: Repository) -> None:
    repository.change(
        "name: Clinic", "name: Clinic\n    aliases: [Breakfst Club]", "content/directory.yaml"
    )
    words = estate_words(repository.context())
    assert {"biopsy", "piece", "helpline", "grace", "breakfst"} <= words
    assert "drugs" not in words
    assert "test" not in words  # too short for a slip


def test_words_that_were_signed_in_two_leaflets_are_meant(repository: Repository) -> None:
    assert "drugs" not in estate_words(repository.context())
    other = repository.read(SIGN_OFFS).replace("leaflet: having-a-scan", "leaflet: another-scan")
    repository.write("content/sign-offs/another-scan.yaml", other)
    assert "drugs" in estate_words(repository.context())
    repository.write("content/sign-offs/another-scan.yaml", "leaflet: another-scan\n")
    assert "drugs" not in estate_words(repository.context())


def sign_slip(repository: Repository) -> None:
    """Sign the leaflet off with a slip of the pen in it."""
    (signed,) = re.findall(r"sha256:\w+", repository.read(SIGN_OFFS))
    for file in (LEAFLET, SIGN_OFFS):
        repository.change("through a ring", "througgh a ring", file)
    repository.change(signed, digest(approved_text(repository.leaflet())), SIGN_OFFS)
    with_history(repository)
    repository.change("througgh a ring", "through a ring")


def test_a_slip_is_mended(repository: Repository) -> None:
    sign_slip(repository)
    assert rules(repository) == ["minor-edit"]


def test_a_word_that_is_meant_elsewhere_is_no_slip(repository: Repository) -> None:
    repository.change("meaning: a", "meaning: througgh a", "content/glossary.yaml")
    sign_slip(repository)
    assert rules(repository) == ["voided"]


def test_nor_is_one_that_is_near_such_a_word(repository: Repository) -> None:
    repository.change("meaning: a", "meaning: througghs a", "content/glossary.yaml")
    sign_slip(repository)
    assert rules(repository) == ["voided"]


def test_a_word_that_stands_elsewhere_in_the_leaflet_is_no_slip(repository: Repository) -> None:
    for file in (LEAFLET, SIGN_OFFS):
        repository.change("all the time", "all througgh the time", file)
    sign_slip(repository)
    assert rules(repository) == ["voided"]
