"""What stands above a leaflet: its reading age, and whether an edit ends an approval."""

from __future__ import annotations

import pytest

from leaflint.server.lenses import find_lenses
from tests.example_repository import LEAFLET, Repository
from tests.server.views import look


def titles(repository: Repository, text: str | None = None) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for lens in find_lenses(look(repository, text)[0]):
        assert lens.command is not None
        found.setdefault(lens.range.start.line, []).append(lens.command.title)
    return found


def test_an_unchanged_leaflet_is_as_at_the_last_commit(repository: Repository) -> None:
    repository.commit()
    lenses = titles(repository)
    assert lenses[0] == ["Ada Reviewer's approval of 16 March 2026 holds"]
    assert lenses[1][0].startswith("Reading age ")
    assert lenses[1][0].endswith("target 11 (as at the last commit)")
    assert [line for line in lenses if line > 1] == [12, 22, 28]


@pytest.mark.parametrize(("old", "new"), [("20 minutes", "30 minutes"), ("does not", "does")])
def test_an_edit_of_the_meaning_ends_the_approval(
    repository: Repository, old: str, new: str
) -> None:
    repository.commit()
    edited = repository.read(LEAFLET).replace(old, new)
    assert titles(repository, edited)[0] == ["This edit ends Ada Reviewer's approval"]


def test_a_minor_edit_keeps_the_approval(repository: Repository) -> None:
    repository.commit()
    text = repository.read(LEAFLET)
    edited = text.replace(
        "      - you do not like small rooms\n", "      - you do not like small rooms.\n"
    )
    assert titles(repository, edited)[0] == ["This edit keeps Ada Reviewer's approval"]
    repository.write(LEAFLET, text.replace("20 minutes", "30 minutes"))
    repository.commit()
    assert titles(repository)[0] == ["Ada Reviewer's approval no longer holds"]


def test_the_change_of_the_reading_age_is_told(repository: Repository) -> None:
    repository.commit()
    text = repository.read(LEAFLET)
    harder = text.replace(
        "You can go home", "Following examination individuals immediately go home"
    )
    lenses = titles(repository, harder)
    assert "more than at the last commit" in lenses[1][0]
    assert "more than at the last commit" in lenses[22][0]
    assert "as at the last commit" in lenses[12][0]


def test_a_leaflet_without_history_or_approval_says_so(repository: Repository) -> None:
    lenses = titles(repository, repository.read(LEAFLET).replace("id: having-a-scan", "id: other"))
    assert lenses[0] == ["Nobody has approved this leaflet yet"]
    assert "last commit" not in lenses[1][0]
    assert (
        titles(
            repository, repository.read(LEAFLET).replace("status: published", "status: draft")
        ).get(0)
        is None
    )
    assert titles(repository, "title: [") == {}
