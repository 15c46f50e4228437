"""Texts of a pull request, checked by our own code and policy."""

from __future__ import annotations

import pytest

from leaflint.github.recheck import recheck
from tests.example_repository import LEAFLET, TODAY, Repository


def test_the_text_is_checked_and_the_repository_stays(repository: Repository) -> None:
    before = repository.read(LEAFLET)
    text = before.replace("0808 800 6000", "08088006000")
    (found,) = recheck(repository.root, {LEAFLET: text}, {"phone-number"}, TODAY)
    assert (found.rule, found.position.file) == ("house-format", LEAFLET)
    assert repository.read(LEAFLET) == before


def test_only_the_checks_that_are_named_and_known_run(repository: Repository) -> None:
    text = repository.read(LEAFLET).replace("0808 800 6000", "08088006000")
    assert recheck(repository.root, {LEAFLET: text}, {"reading-age"}, TODAY) == ()
    assert recheck(repository.root, {LEAFLET: text}, {"rm -rf"}, TODAY) == ()


@pytest.mark.parametrize(
    "file",
    [
        "content/leaflets/../../checks/phone-number.yaml",
        "content/leaflets/../directory.yaml",
        "/content/leaflets/a.yaml",
        "content/directory.yaml",
        "content/leaflets//a.yaml",
        "content/leaflets/a.txt",
        ".github/workflows/a.yaml",
    ],
)
def test_what_is_no_leaflet_is_left_out(repository: Repository, file: str) -> None:
    assert recheck(repository.root, {file: "a: b"}, {"phone-number"}, TODAY) == ()


def test_a_new_leaflet_in_a_new_folder_is_checked(repository: Repository) -> None:
    file = "content/leaflets/new/having-a-scan.yaml"
    text = repository.read(LEAFLET).replace("0808 800 6000", "08088006000")
    (found,) = recheck(repository.root, {file: text}, {"phone-number"}, TODAY)
    assert found.position.file == file
