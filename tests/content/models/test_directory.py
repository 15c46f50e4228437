"""The directory's model: numbers in the form in which they are compared."""

from __future__ import annotations

import pytest

from leaflint.content.models.directory import NUMBER_KEYS, RetiredNumber, Service


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("0808 800 6000", "+448088006000"),
        ("+44 808 800 6000", "+448088006000"),
        ("111", "111"),
        ("116 123", "116123"),
        ("18001 0808 800 6000", "+448088006000"),
        ("0808 800 600", None),
        ("at the desk", None),
    ],
)
def test_a_number_in_canonical_form(written: str, canonical: str | None) -> None:
    service = Service.model_validate({"id": "a", "name": "A", "phone": written})
    assert service.canonical("phone") == canonical
    assert service.canonical("textphone") is None


def test_a_retired_number_was_a_phone_unless_it_says_otherwise() -> None:
    assert RetiredNumber.model_validate({"number": "111", "retired": "2020"}).was == "phone"
    assert NUMBER_KEYS == ("phone", "textphone", "text_number")
