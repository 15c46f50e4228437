"""Exact edits of the directory that retire a number, in every layout."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.errors import UsageError
from leaflint.operations.directory_edits import change_directory
from tests.checks.phone_number.sentences import DIRECTORY
from tests.example_repository import Repository

OLD, NEW = "+442079460123", "+441632960123"
DAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'services:\n  - id: a  # first\n    name: A\n    phone: "020 7946 0123"  # by day\n    cost: standard\n',
            'services:\n  - id: a  # first\n    name: A\n    phone: "01632 960 123"  # by day\n    retired_numbers:\n      - number: "020 7946 0123"\n        retired: 2026-06-15\n    cost: standard\n',
        ),
        (
            "services:\r\n- id: a\r\n  name: A\r\n  phone: 02079460123",
            'services:\r\n- id: a\r\n  name: A\r\n  phone: 01632 960 123\r\n  retired_numbers:\r\n    - number: "020 7946 0123"\r\n      retired: 2026-06-15',
        ),
        (
            "services:\n  - {id: a, name: A, phone: '020 7946 0123', cost: standard}\n",
            "services:\n  - {id: a, name: A, phone: '01632 960 123', retired_numbers: [{number: \"020 7946 0123\", retired: 2026-06-15}], cost: standard}\n",
        ),
        (
            'services:\n  - id: a\n    name: A\n    phone: "020 7946 0123"\n    retired_numbers: []\n',
            'services:\n  - id: a\n    name: A\n    phone: "01632 960 123"\n    retired_numbers: [{number: "020 7946 0123", retired: 2026-06-15}]\n',
        ),
        (
            'services:\n  - id: a\n    name: A\n    phone: "020 7946 0123"\n    retired_numbers: [{number: "111", retired: 2020}]  # old\n',
            'services:\n  - id: a\n    name: A\n    phone: "01632 960 123"\n    retired_numbers: [{number: "020 7946 0123", retired: 2026-06-15}, {number: "111", retired: 2020}]  # old\n',
        ),
        (
            'services:\n  - id: a\n    name: A\n    retired_numbers:\n      # of old\n      - number: "111"\n        retired: 2020\n    phone: "18001 020 7946 0123"\n',
            'services:\n  - id: a\n    name: A\n    retired_numbers:\n      # of old\n      - number: "020 7946 0123"\n        retired: 2026-06-15\n      - number: "111"\n        retired: 2020\n    phone: "18001 01632 960 123"\n',
        ),
        (
            'services:\n  - id: a\n    name: A\n    email: a@example.org\n    phone: "020 7946 0123"\n    textphone: "020 7946 0123"\n',
            'services:\n  - id: a\n    name: A\n    email: a@example.org\n    phone: "01632 960 123"\n    textphone: "01632 960 123"\n    retired_numbers:\n      - number: "020 7946 0123"\n        retired: 2026-06-15\n      - number: "020 7946 0123"\n        retired: 2026-06-15\n        was: textphone\n',
        ),
        (
            'services:\n  - id: a\n    name: A\n    phone: >-\n      020 7946\n      0123\n    cost: standard\n',
            'services:\n  - id: a\n    name: A\n    phone: >-\n      01632 960 123\n    cost: standard\n    retired_numbers:\n      - number: "020 7946 0123"\n        retired: 2026-06-15\n',
        ),
        (
            'services:\n  - id: a\n    name: A\n    text_number: "020 7946 0123"\n  - {id: b, name: B, phone: "020 7946 0123"}\n',
            'services:\n  - id: a\n    name: A\n    text_number: "01632 960 123"\n    retired_numbers:\n      - number: "020 7946 0123"\n        retired: 2026-06-15\n        was: text_number\n  - {id: b, name: B, phone: "01632 960 123", retired_numbers: [{number: "020 7946 0123", retired: 2026-06-15}]}\n',
        ),
    ],
    ids=["block", "crlf, no end", "flow", "empty list", "flow list", "block list", "two keys", "folded", "two services"],
)  # fmt: skip
def test_only_the_number_and_its_entry_change(
    repository: Repository, before: str, after: str
) -> None:
    repository.write(DIRECTORY, before)
    mended, directory = change_directory(repository.tree, OLD, NEW, DAY)
    assert (mended.old, mended.new) == (before.encode(), after.encode())
    assert {entry.was for entry in directory.services[0].retired_numbers} <= {
        "phone",
        "textphone",
        "text_number",
    }


def test_a_directory_without_the_number_stays_as_it_is(repository: Repository) -> None:
    mended, _ = change_directory(repository.tree, "+448088006001", NEW, DAY)
    assert (mended.new, mended.done) == (mended.old, ())


def test_a_layout_that_cannot_be_edited_exactly_is_refused(repository: Repository) -> None:
    before = "services:\n  - id: a\n    name: A\n    phone: |\n      020 7946 0123\n\n  - {id: b, name: B, email: b@example.org}\n"
    repository.write(DIRECTORY, before)
    with pytest.raises(UsageError, match="cannot be retired in a file of this layout"):
        change_directory(repository.tree, OLD, NEW, DAY)
    assert repository.read(DIRECTORY) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "content/directory.yaml: the file is missing"),
        ("services: [\n", "content/directory.yaml:2: a closing bracket"),
        ("services: []\n", "content/directory.yaml:1: "),
    ],
)
def test_a_directory_that_cannot_be_read(
    repository: Repository, content: str | None, message: str
) -> None:
    if content is None:
        (repository.root / DIRECTORY).unlink()
    else:
        repository.write(DIRECTORY, content)
    with pytest.raises(UsageError) as raised:
        change_directory(repository.tree, OLD, NEW, DAY)
    assert str(raised.value).startswith(message)
