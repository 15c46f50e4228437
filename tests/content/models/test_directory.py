"""The directory's model: its kinds of number."""

from __future__ import annotations

from leaflint.content.models.directory import NUMBER_KEYS, RetiredNumber


def test_a_retired_number_was_a_phone_unless_it_says_otherwise() -> None:
    assert RetiredNumber.model_validate({"number": "111", "retired": "2020"}).was == "phone"
    assert NUMBER_KEYS == ("phone", "textphone", "text_number")
