"""Quick fixes: safe corrections, choices, and what a rule is about."""

from __future__ import annotations

import pytest
from lsprotocol import types

from leaflint.server.explain import explain
from leaflint.server.fixes import FIX_ALL, find_actions
from leaflint.server.view import View
from tests.example_repository import LEAFLET, Repository
from tests.server.views import applied, at, look


def actions(
    view: View, position: types.Position, only: tuple[str, ...] = ("quickfix",)
) -> list[types.CodeAction]:
    return find_actions(view, types.Range(position, position), only)


def titled(view: View, position: types.Position, start: str) -> types.CodeAction:
    found = actions(view, position)
    (action,) = [action for action in found if action.title.startswith(start)]
    return action


def test_a_safe_correction_is_offered_first(repository: Repository) -> None:
    view, position = at(repository, "0808 800 6000", "0808 ¦8006000")
    action = titled(view, position, "Replace")
    assert action.title == "Replace '0808 8006000' by '0808 800 6000'"
    assert action.is_preferred
    assert applied(view, action.edit) == repository.read(LEAFLET)


def test_the_number_that_is_meant_may_be_chosen(repository: Repository) -> None:
    view, position = at(repository, "0808 800 6000", "0808 ¦800 6001")
    action = titled(view, position, "Write")
    assert action.title == "Write '0808 800 6000' (Helpline)"
    assert not action.is_preferred
    assert applied(view, action.edit) == repository.read(LEAFLET)


def test_plain_words_may_be_chosen(repository: Repository) -> None:
    view, position = at(repository, "You can go home", "Comm¦enced, go home")
    titles = [action.title for action in actions(view, position)]
    assert "Write 'Begin' (It is the word of ceremonies.)" in titles
    view, position = at(repository, "You can go home", "With hyper¦tension, go home")
    action = titled(view, position, "Write")
    assert action.title.startswith("Write 'high blood pressure'")
    assert "With high blood pressure, go home" in applied(view, action.edit)


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        (
            "contacts: [helpline]",
            "contacts: [hel¦pine]",
            "Write 'helpline' (Helpline 0808 800 6000)",
        ),
        ("owner: writers", "owner: writer¦", "Write 'writers' (The writers, editor)"),
        ("topics: [scan]", "topics: [sca¦m]", "Write 'scan' (Having a scan)"),
        (
            "summary:",
            "sum¦ary:",
            "Write 'summary' (One or two sentences on what the leaflet tells.)",
        ),
    ],
)
def test_the_name_that_is_meant_may_be_chosen(
    repository: Repository, old: str, new: str, title: str
) -> None:
    view, position = at(repository, old, new)
    action = titled(view, position, "Write")
    assert action.title == title
    assert applied(view, action.edit) == repository.read(LEAFLET)


def test_all_safe_corrections_are_made_at_once_and_no_others(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    wrong = text.replace("0808 800 6000", "0808 8006000").replace(
        "You can go home", "You commence to go"
    )
    view, position = look(repository, wrong)
    (action,) = actions(view, position, (FIX_ALL,))
    assert applied(view, action.edit) == wrong.replace("0808 8006000", "0808 800 6000")
    assert actions(look(repository, text)[0], position, (FIX_ALL,)) == []


def test_a_rule_is_explained(repository: Repository) -> None:
    view, position = at(repository, "0808 800 6000", "0808 ¦800 6001")
    action = titled(view, position, "Explain")
    assert action.command is not None
    assert action.command.arguments == ["phone-number/not-in-directory"]
    said = explain("phone-number/not-in-directory")
    assert said.startswith("phone-number/not-in-directory: a number is not in the directory.\n\n")
    assert said.endswith("More: leaflint explain phone-number/not-in-directory")
    assert explain("no/rule") == "no/rule is no rule of this release."


def test_what_mends_comes_before_what_explains(repository: Repository) -> None:
    view, _ = at(repository, "0808 800 6000", "0808 8006000 or commence")
    line = next(
        number for number, text in enumerate(view.places.text.split("\n")) if "commence" in text
    )
    whole = types.Range(types.Position(line, 0), types.Position(line, 80))
    explains = [action.command is not None for action in find_actions(view, whole, ("quickfix",))]
    assert len(explains) - sum(explains) >= 2
    assert sum(explains) >= 2
    assert explains == sorted(explains)


def test_nothing_is_offered_elsewhere(repository: Repository) -> None:
    view, _ = at(repository, "0808 800 6000", "0808 800 6001")
    assert actions(view, types.Position(3, 0)) == []
